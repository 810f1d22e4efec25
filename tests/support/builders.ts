// Rows for tests, made as the owner of the tables by a system command, each with what the schema demands and no more.
import { randomInt, randomUUID } from "node:crypto";
import type { State } from "@samverkansstod/api/contract/life-cycle.ts";
import type { RequestFormChange } from "@samverkansstod/api/contract/requests.ts";
import type postgres from "postgres";

/** Runs statements as a command by system:test, so that the write guard lets them through. */
export async function asSystem<T>(owner: postgres.Sql, work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const result = await owner.begin(async (sql) => {
    await sql`select set_config('app.actor', 'system:test', true), set_config('app.command', 'test', true), set_config('app.correlation', 'test', true)`;
    return work(sql);
  });
  return result as T;
}

interface RequestFacts {
  state?: State;
  requesterId?: string | null;
  contactEmail?: string | null;
  assigneeId?: string | null;
  initiatedBy?: "organisation" | "city_official" | "unit";
  organisationId?: string | null;
  subject?: string;
  kind?: "consultation" | "process_support" | "unsure";
  receivedAt?: string;
  promiseDueAt?: string | null;
  waitingFor?: "nobody" | "requester" | "unit" | "other";
}

/** A request in any state, with access for its requester; gives its id and case number. */
export async function aRequest(
  owner: postgres.Sql,
  facts: RequestFacts = {},
): Promise<{ id: string; caseNumber: string | null }> {
  const { state = "submitted", requesterId = null, receivedAt = "2026-11-20T09:00:00.000Z" } = facts;
  const id = randomUUID();
  const isDraft = state === "draft";
  const caseNumber = isDraft ? null : `TST-2026-${String(randomInt(0, 1_000_000_000)).padStart(9, "0")}`;
  const promiseDueAt = facts.promiseDueAt === undefined ? "2026-11-25T23:00:00.000Z" : facts.promiseDueAt;
  await asSystem(owner, async (sql) => {
    await sql`insert into app.request ${sql({
      id,
      state,
      case_number: caseNumber,
      created_at: receivedAt,
      updated_at: receivedAt,
      received_at: isDraft ? null : receivedAt,
      registered_at: isDraft ? null : receivedAt,
      requester_id: requesterId,
      contact_email: facts.contactEmail ?? null,
      initiated_by: facts.initiatedBy ?? "organisation",
      assignee_id: facts.assigneeId ?? null,
      organisation_id: facts.organisationId ?? null,
      subject: facts.subject ?? "Ett prov",
      description: "Ett prov av en förfrågan.",
      kind: facts.kind ?? "consultation",
      waiting_for: facts.waitingFor ?? "nobody",
      promise_due_date: isDraft || promiseDueAt === null ? null : promiseDueAt.slice(0, 10),
      promise_due_at: isDraft ? null : promiseDueAt,
      closed_at: state === "closed" ? receivedAt : null,
    })}`;
    if (requesterId !== null) {
      await sql`insert into app.request_access (request_id, person_id, basis, granted_at) values (${id}, ${requesterId}, 'own', ${receivedAt})`;
    }
    if (!isDraft) {
      await sql`insert into app.request_interval (request_id, dimension, value, valid_from, recorded_at) values (${id}, 'state', ${state}, ${receivedAt}, ${receivedAt})`;
    }
  });
  return { id, caseNumber };
}

/** A form that can be sent as it is. */
export const aForm = (change: RequestFormChange = {}): RequestFormChange => ({
  kind: "consultation",
  subject: "Läxhjälp på biblioteket",
  description: "Vi är tolv läxhjälpare och vill veta vem i staden vi ska prata med.",
  desiredChange: "Läxhjälpen kommer i gång.",
  requesterType: "organisation",
  organisationName: "Provföreningen",
  organisationNumber: null,
  organisationForm: "network",
  contactName: "Prov Provsson",
  contactPhone: "031-390 06 01",
  areas: ["nordost"],
  ...change,
});

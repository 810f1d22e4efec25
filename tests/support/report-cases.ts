// Cases with a history of intervals written as they stand in the database, for tests that count them by hand or by a count of their own.
import { randomUUID } from "node:crypto";
import type { Kind, State } from "@samverkansstod/api/contract/life-cycle.ts";
import type postgres from "postgres";
import { inject } from "vitest";
import { openWorker, startApp, type TestApp } from "./app.ts";
import { asSystem } from "./builders.ts";

export interface IntervalRow {
  dimension: "state" | "kind" | "paused";
  value: string;
  from: string;
  to: string | null;
  recordedAt: string;
  supersededAt: string | null;
}

export interface CaseRow {
  id: string;
  caseNumber: string;
  receivedAt: string;
  registeredAt: string;
  intervals: IntervalRow[];
  kind: Kind;
  state: State;
  subject?: string;
  source?: "web" | "email" | "phone" | "visit" | "forum" | "letter";
  initiatedBy?: "organisation" | "city_official" | "unit";
  /** The form of its organisation in the register. */
  form?: string | null;
  /** The form that was written, where there is no organisation or another form in the register. */
  writtenForm?: string | null;
  organisationName?: string | null;
  /** The main one first. */
  themes?: readonly string[];
  areas?: readonly string[];
  personalNumberIn?: readonly string[];
}

/** Writes the cases, in a few statements however many they are. */
export async function addCases(owner: postgres.Sql, cases: readonly CaseRow[]): Promise<void> {
  await asSystem(owner, async (sql) => {
    const forms = [...new Set(cases.flatMap(({ form }) => form ?? []))];
    const organisations = new Map(forms.map((form) => [form, randomUUID()]));
    if (forms.length > 0) {
      await sql`insert into app.organisation ${sql(
        forms.map((form) => ({
          id: organisations.get(form) ?? "",
          name: `Provföreningen ${form}`,
          form,
          created_at: "2000-01-01T00:00:00Z",
        })),
      )}`;
    }
    await sql`insert into app.request ${sql(
      cases.map((one) => ({
        id: one.id,
        state: one.state,
        case_number: one.caseNumber,
        created_at: one.registeredAt,
        updated_at: one.registeredAt,
        received_at: one.receivedAt,
        registered_at: one.registeredAt,
        kind: one.kind,
        subject: one.subject ?? `Ärendet ${one.caseNumber}`,
        source: one.source ?? "web",
        initiated_by: one.initiatedBy ?? "organisation",
        organisation_id: (one.form && organisations.get(one.form)) || null,
        organisation_form: one.writtenForm ?? null,
        organisation_name: one.organisationName ?? null,
        personal_number_in: one.personalNumberIn ?? [],
        closed_at: one.state === "closed" ? one.registeredAt : null,
      })),
    )}`;
    const themes = cases.flatMap(({ id, themes: codes = [] }) =>
      codes.map((code, nth) => ({ request_id: id, theme_code: code, main: nth === 0 })),
    );
    if (themes.length > 0) await sql`insert into app.request_theme ${sql(themes)}`;
    const areas = cases.flatMap(({ id, areas: codes = [] }) =>
      codes.map((code) => ({ request_id: id, area_code: code })),
    );
    if (areas.length > 0) await sql`insert into app.request_area ${sql(areas)}`;
    const intervals = cases.flatMap(({ id, intervals: rows }) =>
      rows.map((row) => ({
        request_id: id,
        dimension: row.dimension,
        value: row.value,
        valid_from: row.from,
        valid_to: row.to,
        recorded_at: row.recordedAt,
        superseded_at: row.supersededAt,
      })),
    );
    for (let at = 0; at < intervals.length; at += 5_000) {
      await sql`insert into app.request_interval ${sql(intervals.slice(at, at + 5_000))}`;
    }
  });
}

/** Rows that follow each other without a gap: each ends where the next begins, and is known from when it began or was registered, whichever is later. */
export function following(
  dimension: IntervalRow["dimension"],
  turns: readonly (readonly [value: string, from: string])[],
  registeredAt: string,
): IntervalRow[] {
  return turns.map(([value, from], nth) => ({
    dimension,
    value,
    from,
    to: turns[nth + 1]?.[1] ?? null,
    recordedAt: from < registeredAt ? registeredAt : from,
    supersededAt: null,
  }));
}

/** An instant written in Stockholm's time, with its offset, as UTC. */
export const utc = (text: string): string => Temporal.Instant.from(text).toString({ fractionalSecondDigits: 3 });

/** The application on a database of its own, where everything can be counted, and at its own time. */
export async function startAlone(now: string): Promise<{ app: TestApp; close: () => Promise<void> }> {
  const worker = await openWorker(inject("server"));
  const app = await startApp({}, { worker });
  app.clock.set(now);
  const close = async () => {
    await app.close();
    await worker.boss.stop({ graceful: false });
    await worker.database.close();
    await worker.owner.end({ timeout: 5 });
  };
  return { app, close };
}

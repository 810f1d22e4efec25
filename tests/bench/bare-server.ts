// The bare server that the product is measured against: Fastify and the driver, the product's own SQL, one statement for a job (a transaction where it
// submits), no sign-in, no validation, no rules. A process of its own, started by bench.ts with its jobs on the first line of its input.
import Fastify from "fastify";
import { createHash, randomUUID } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { Pool } from "pg";
import type { Statement } from "./asked-sql.ts";

export interface BareJobs {
  url: string;
  port: number;
  queue: Statement;
  /** A case as staff read it, noting who did; `marks` stand for the id and the person. */
  oneCase: Statement;
  marks: { case: string; person: string };
  /** The same as its requester reads it: the last two values are the id and the person. */
  ownCase: Statement;
  report: Statement[];
}

const lines = createInterface({ input: process.stdin });
const first = await lines[Symbol.asyncIterator]().next();
const jobs = JSON.parse(String(first.value)) as BareJobs;

const settings = { connectionString: jobs.url, max: 10 };
const staff = new Pool({
  ...settings,
  options: "-c role=app_staff -c TimeZone=UTC -c random_page_cost=1.1 -c jit=off",
});
const requester = new Pool({
  ...settings,
  options: "-c role=app_requester -c TimeZone=UTC -c random_page_cost=1.1 -c jit=off",
});
const named = (name: string, { text, values }: Statement) => ({ name, text, values });

const app = Fastify();
app.get("/queue", async () => {
  const { rows } = await staff.query(named("queue", jobs.queue));
  return { items: rows };
});
async function oneCase({ id, person }: { id: string; person: string }): Promise<unknown> {
  const given = new Map<unknown, string>([
    [jobs.marks.case, id],
    [jobs.marks.person, person],
  ]);
  const values = jobs.oneCase.values.map((value) => given.get(value) ?? value);
  const { rows } = await staff.query(named("case", { ...jobs.oneCase, values }));
  return (rows as unknown[])[0];
}
app.get<{ Params: { id: string; person: string } }>("/case/:id/:person", (request) => oneCase(request.params));
async function report(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const [index, one] of jobs.report.entries()) {
    const { rows } = await staff.query(named(`report${index}`, one));
    answers.push(rows);
  }
  return answers;
}
app.get("/report", () => report());

/** All rows that one submission leaves, in one transaction. */
async function submit(id: string, person: string): Promise<unknown> {
  const client = await requester.connect();
  const ask = async (name: string, text: string, values: unknown[]) =>
    (await client.query({ name, text, values })).rows as Record<string, unknown>[];
  const at = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 });
  try {
    await client.query("begin");
    await ask(
      "context",
      `select set_config('app.actor', $1, true), set_config('app.person', $1, true), set_config('app.command', 'bare', true), set_config('app.correlation', $2, true)`,
      [person, randomUUID()],
    );
    await ask(
      "key",
      `insert into app_runtime.idempotency_key (person_id, endpoint, key, body_hash, status, resource_id, created_at) values ($1, 'submitRequest', $2, '-', 200, $3, $4)`,
      [person, randomUUID(), id, at],
    );
    await ask("lock", `select state, version, kind from app.request where id = $1 for update`, [id]);
    await ask(
      "sent",
      `update app.request set state = 'submitted', case_number = 'SAM-2026-' || lpad(app.next_case_number(2026)::text, 6, '0'), received_at = $2, registered_at = $2,
        updated_at = $2, version = version + 1, organisation_id = app.organisation_of_number(organisation_number), promise_due_date = '2026-12-31', promise_due_at = '2026-12-31T23:00:00Z' where id = $1`,
      [id, at],
    );
    await ask(
      "intervals",
      `insert into app.request_interval (request_id, dimension, value, valid_from, recorded_at)
        values ($1, 'state', 'submitted', $2, $2), ($1, 'kind', 'consultation', $2, $2), ($1, 'waiting_for', 'nobody', $2, $2)`,
      [id, at],
    );
    const salt = randomUUID();
    const body = JSON.stringify({ actor: "Påhittad kontakt", assignee: null, reason: null });
    const hash = createHash("sha256").update(`${salt}${body}`).digest("base64url");
    const [event] = await ask(
      "event",
      `insert into app.request_event (request_id, number, at, type, actor_kind, actor, from_state, to_state, correlation_id, text_hash, previous_hash, hash)
        values ($1, 0, $2, 'submitted', 'requester', $3, 'draft', 'submitted', 'bare', $4, '', '') returning id`,
      [id, at, person, hash],
    );
    await ask("text", `insert into app.request_event_text (event_id, salt, body) values ($1, $2, $3)`, [
      event?.["id"],
      salt,
      body,
    ]);
    await ask(
      "mail",
      `insert into app.mail (id, request_id, "to", template, language, data, created_at) values ($1, $2, 'somebody@generated.example', 'receipt', 'sv', '{}', $3)`,
      [randomUUID(), id, at],
    );
    await ask("job", `insert into pgboss.job (name, data) values ('send-mail', $1)`, [
      JSON.stringify({ mailId: randomUUID() }),
    ]);
    const [sent] = await ask("read", jobs.ownCase.text, [...jobs.ownCase.values.slice(0, -2), id, person]);
    await client.query("commit");
    return sent;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
app.post<{ Params: { id: string; person: string } }>("/submit/:id/:person", (request) =>
  submit(request.params.id, request.params.person),
);

await app.listen({ port: jobs.port, host: "127.0.0.1" });
process.once("SIGTERM", () => {
  void app.close().then(() => process.exit(0));
});
console.log("ready");

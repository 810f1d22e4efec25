// Many cases, quickly: the cases of the demo over and over, each copy with ids of its own, by statements over whole tables. For proofs of size; who
// needs cases that make sense together uses the product.
import { quoteName, withConnection } from "@samverkansstod/db/embedded-sql.ts";

/** Tables of a case, with what a copy's column becomes. Meetings and reservations stay out: nobody can be booked twice. */
const copied = [
  "request",
  "request_access",
  "request_area",
  "request_theme",
  "request_principle",
  "request_administration",
  "request_interval",
  "request_event",
  "request_event_text",
  "message",
  "note",
  "ending",
  "ending_outcome",
  "ending_principle",
];
const mapped = new Set(["id", "request_id", "ending_id", "event_id"]);

function valueOf(column: string, type: string): string {
  if (column === "case_number") return "case when o.case_number is null then null else o.case_number || '-' || n end";
  if (!mapped.has(column)) return `o.${quoteName(column)}`;
  return type === "uuid"
    ? `md5(o.${quoteName(column)}::text || n)::uuid`
    : `o.${quoteName(column)} + n * 10000000::bigint`;
}

/** Fills up to about this many cases; less when there are as many already. */
export async function makeCopies(ownerUrl: string, cases: number): Promise<void> {
  await withConnection(ownerUrl, async (send) => {
    const [there] = await send("select count(*)::int as count from app.request");
    const copies = Math.ceil(cases / Number(there?.["count"])) - 1;
    if (copies < 1) return;
    // Copies of rows that were checked when they were written; the triggers would write them anew.
    await send("begin; set local session_replication_role = replica; set local work_mem = '128MB'");
    for (const table of copied) {
      const columns = await send(`select column_name as name, udt_name as type from information_schema.columns
        where table_schema = 'app' and table_name = '${table}' and is_generated = 'NEVER' order by ordinal_position`);
      const names = columns.map(({ name }) => quoteName(String(name))).join(", ");
      const values = columns.map(({ name, type }) => valueOf(String(name), String(type))).join(", ");
      await send(`insert into app.${table} (${names}) overriding system value
        select ${values} from app.${table} o, generate_series(1, ${copies}) n`);
    }
    await send("commit");
    await send("analyze");
  });
}

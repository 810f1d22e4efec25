// The plan of each combination of filters that the queue offers, run and explained as the application's login: no sequential scan of the requests, few buffers.
import { kinds, openStates, states, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import { pageSize, type Cursor } from "@samverkansstod/api/features/desk/desk.rules.ts";
import { queuePage, type QueueFilter } from "@samverkansstod/api/features/desk/desk.store.ts";
import { Client } from "pg";
import { sqlOf } from "./asked-sql.ts";

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Plan[];
}

export interface Plans {
  count: number;
  mostBuffers: number;
  worst: string;
  faults: string[];
}

/** A page of fifty looks up some dozens of rows, each with its areas, themes, meetings and ending. */
const mostBuffers = 6_000;

const sent: readonly State[] = states.filter((state) => state !== "draft");

interface Known {
  person: string;
  caseNumber: string;
  organisationNumber: string;
  after: Record<QueueFilter["sort"], Cursor>;
}

async function known(client: Client): Promise<Known> {
  const one = async <T extends object>(text: string): Promise<T> => {
    const { rows } = await client.query<T>(text);
    if (!rows[0]) throw new Error("no cases to explain");
    return rows[0];
  };
  const { person } = await one<{ person: string }>(
    `select assignee_id as person from app.request where assignee_id is not null order by id limit 1`,
  );
  const given = await one<{ case_number: string; organisation_number: string }>(
    `select case_number, organisation_number from app.request where organisation_number is not null order by id limit 1`,
  );
  const middle = (key: string) =>
    one<Cursor>(
      `select app.iso(max(at)) as at, max(id::text) as id from (select ${key} as at, id from app.request where state <> 'draft' order by 1 limit 100) a`,
    );
  return {
    person,
    caseNumber: given.case_number,
    organisationNumber: given.organisation_number,
    after: { promise: await middle("queue_at"), newest: await middle("received_at") },
  };
}

function filters({ person, caseNumber, organisationNumber }: Known): QueueFilter[] {
  const searches: QueueFilter["search"][] = [
    { kind: "case_number", value: caseNumber },
    { kind: "case_ending", value: caseNumber.slice(-6) },
    { kind: "organisation_number", value: organisationNumber },
    { kind: "words", words: ["språkcafé"] },
    { kind: "words", words: ["lokal", "unga"] },
    { kind: "nothing" },
  ];
  const all: QueueFilter[] = [];
  for (const sort of ["promise", "newest"] as const)
    for (const chosen of [openStates, ["submitted"], ["closed"], sent] as const)
      for (const assignee of [undefined, null, person])
        for (const kind of [undefined, kinds[0]])
          for (const theme of [undefined, "safety"])
            for (const area of [undefined, "centrum"])
              all.push({ sort, states: chosen, assignee, kind, theme, area, organisation: undefined, search: null });
  for (const search of searches)
    for (const sort of ["promise", "newest"] as const)
      for (const chosen of [sent, openStates])
        for (const area of [undefined, "centrum"])
          all.push({
            sort,
            states: chosen,
            assignee: undefined,
            kind: undefined,
            theme: undefined,
            area,
            organisation: undefined,
            search,
          });
  return all;
}

const scans = (plan: Plan): boolean =>
  (plan["Node Type"] === "Seq Scan" && plan["Relation Name"] === "request") || (plan.Plans ?? []).some(scans);

const described = ({ sort, states: chosen, search, ...rest }: QueueFilter, late: boolean): string =>
  [
    sort,
    chosen.join("+"),
    ...Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${String(value)}`])),
    search ? JSON.stringify(search) : "",
    late ? "late page" : "",
  ]
    .filter((part) => part !== "")
    .join(" ");

/** Explains each combination, its first page and a late one, as role app_staff. */
export async function plansOf(appUrl: string, now: Temporal.Instant): Promise<Plans> {
  const client = new Client({
    connectionString: appUrl,
    options: "-c role=app_staff -c TimeZone=UTC -c random_page_cost=1.1 -c jit=off",
  });
  await client.connect();
  const plans: Plans = { count: 0, mostBuffers: 0, worst: "", faults: [] };
  try {
    const facts = await known(client);
    for (const filter of filters(facts)) {
      for (const late of filter.search ? [false] : [false, true]) {
        const page = { after: late ? facts.after[filter.sort] : undefined, limit: pageSize + 1, now: now.toString() };
        const [asked] = await sqlOf((db) => queuePage(db, filter, page));
        if (!asked) throw new Error("no statement");
        const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
          `explain (analyze, buffers, timing off, format json) ${asked.text}`,
          asked.values,
        );
        const plan = rows[0]?.["QUERY PLAN"][0].Plan;
        if (!plan) throw new Error("no plan");
        const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
        const words = described(filter, late);
        plans.count += 1;
        if (buffers > plans.mostBuffers) Object.assign(plans, { mostBuffers: buffers, worst: words });
        if (scans(plan)) plans.faults.push(`${words}: reads the whole table (${buffers} buffers)`);
        else if (buffers > mostBuffers) plans.faults.push(`${words}: ${buffers} buffers, at most ${mostBuffers}`);
      }
    }
  } finally {
    await client.end();
  }
  return plans;
}

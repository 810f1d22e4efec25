// The four jobs, each as calls of the product and of the bare server beside it, and the SQL that the bare one runs.
import { openStates } from "@samverkansstod/api/contract/life-cycle.ts";
import { pageSize } from "@samverkansstod/api/features/desk/desk.rules.ts";
import { queuePage, type QueueFilter } from "@samverkansstod/api/features/desk/desk.store.ts";
import { readFlow } from "@samverkansstod/api/features/reports/reports.rules.ts";
import { countFlow, splitReceived } from "@samverkansstod/api/features/reports/reports.store.ts";
import { findRequest } from "@samverkansstod/api/features/requests/requests.store.ts";
import { viewRequest } from "@samverkansstod/api/features/requests/views.store.ts";
import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { sqlOf, type Statement } from "./asked-sql.ts";
import type { BareJobs } from "./bare-server.ts";
import type { Call } from "./load.ts";
import { cookieOf, makeDrafts, type Caller } from "./people.ts";

export type JobName = "J1" | "J2" | "J3" | "J4";

export interface Job {
  name: JobName;
  what: string;
  /** The least share of the bare server's answers a second. */
  floor: number;
  /** The greatest p99, in milliseconds. */
  p99?: number;
  /** Each with what it needs for `count` calls. */
  product: (count: number) => Promise<() => Call>;
  bare: (count: number) => Promise<() => Call>;
  /** So many calls where each call can be made once; otherwise it goes by time. */
  amount?: number;
  /** So many calls of the bare server where too few would be answered in the time. */
  bareAmount?: number;
}

const only = ([one]: Statement[]): Statement => {
  if (!one) throw new Error("no statement");
  return one;
};

export const usualFilter: QueueFilter = {
  states: openStates,
  kind: undefined,
  theme: undefined,
  area: undefined,
  assignee: undefined,
  organisation: undefined,
  search: null,
  sort: "promise",
};

/** Stand in a statement for what each call puts there. */
const marks = { case: randomUUID(), person: randomUUID() };

/** What the product sends for its first page, for a case and for a report of twelve months. */
export async function bareJobs(url: string, now: Temporal.Instant): Promise<Omit<BareJobs, "port">> {
  const page = { after: undefined, limit: pageSize + 1, now: now.toString() };
  const flow = readFlow({}, now);
  return {
    url,
    queue: only(await sqlOf((db) => queuePage(db, usualFilter, page))),
    oneCase: only(await sqlOf((db) => viewRequest(db, marks.case, { personId: marks.person, now }))),
    marks,
    ownCase: only(await sqlOf((db) => findRequest(db, randomUUID(), randomUUID()))),
    report: [...(await sqlOf((db) => countFlow(db, flow))), ...(await sqlOf((db) => splitReceived(db, flow)))],
  };
}

let calls = 0;
/** As if from a thousand addresses. */
const asIfFrom = () => {
  calls += 1;
  return { "x-forwarded-for": `10.0.${calls % 4}.${calls % 250}` };
};

const inTurn = <T>(all: readonly T[]): (() => T) => {
  let index = 0;
  return () => {
    const one = all[index % all.length];
    index += 1;
    if (one === undefined) throw new Error("nothing to call");
    return one;
  };
};

interface World {
  owner: Client;
  staff: readonly Caller[];
  requesters: readonly Caller[];
  cases: readonly string[];
}

export function jobsOf({ owner, staff, requesters, cases }: World): Job[] {
  const asStaff = async (path: () => string) => {
    const cookies = inTurn(staff.map(cookieOf));
    return () => ({ path: path(), headers: { cookie: cookies(), ...asIfFrom() } });
  };
  const nextCase = inTurn(cases);
  const nextReader = inTurn(staff);
  const bareGet = async (path: () => string) => () => ({ path: path() });
  return [
    {
      name: "J1",
      what: "queue page",
      floor: 0.6,
      p99: 15,
      product: () => asStaff(() => "/api/v1/requests"),
      bare: () => bareGet(() => "/queue"),
    },
    {
      name: "J2",
      what: "one case",
      floor: 0.45,
      p99: 8,
      product: () => asStaff(() => `/api/v1/requests/${nextCase()}`),
      bare: () => bareGet(() => `/case/${nextCase()}/${nextReader().personId}`),
    },
    {
      name: "J3",
      what: "submit",
      floor: 0.65,
      p99: 15,
      amount: 2_000,
      product: async (count) => {
        const next = inTurn(await makeDrafts(owner, requesters, count));
        const cookies = new Map(requesters.map((one) => [one, cookieOf(one)]));
        return () => {
          const { id, caller } = next();
          const headers = {
            cookie: cookies.get(caller) ?? "",
            "if-match": '"1"',
            "idempotency-key": randomUUID(),
            ...asIfFrom(),
          };
          return { path: `/api/v1/requests/${id}/submit`, method: "POST", headers };
        };
      },
      bare: async (count) => {
        const next = inTurn(await makeDrafts(owner, requesters, count));
        return () => {
          const { id, caller } = next();
          return { path: `/submit/${id}/${caller.personId}`, method: "POST" };
        };
      },
    },
    {
      name: "J4",
      what: "report of twelve months",
      // From a roll-up, beside counting all by the same questions.
      floor: 5,
      bareAmount: 20,
      product: () => asStaff(() => "/api/v1/reports/flow"),
      bare: () => bareGet(() => "/report"),
    },
  ];
}

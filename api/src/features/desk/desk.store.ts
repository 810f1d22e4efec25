// The queue and one's own requests, a page at a time by keyset. Reads every table; writes none.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { sql, type SQL } from "drizzle-orm";
import type { Kind, State } from "../../contract/life-cycle.ts";
import type { Request, RequestSummary } from "../../contract/requests.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { staffName } from "../requests/requests.store.ts";
import type { Cursor, SearchTerms } from "./desk.rules.ts";

export interface StoredSummary extends Omit<RequestSummary, "stage" | "promise" | "needs" | "staff"> {
  sortAt: string;
  dueDate: string | null;
  dueAt: string | null;
  firstContactAt: string | null;
  pausedUntil: string | null;
  contactEmail: string | null;
  /** Of what a requester is shown. */
  hasOffer?: boolean;
  requesterId?: string | null;
  ending: StoredRequest["ending"];
  personalNumberIn: NonNullable<Request["staff"]>["personalNumberIn"];
  staff: Omit<NonNullable<RequestSummary["staff"]>, "actions">;
}

export interface QueueFilter {
  states: readonly State[];
  kind: Kind | undefined;
  theme: string | undefined;
  area: string | undefined;
  /** A person's id, several of them, or null for nobody responsible. */
  assignee: string | readonly string[] | null | undefined;
  /** With those that are linked to it. */
  organisation?: string | undefined;
  search: SearchTerms | null;
  sort: "promise" | "newest";
}

interface Page {
  after: Cursor | undefined;
  limit: number;
  now: string;
}

// What is to come is picked out of the few booked meetings of the case: a condition would lead the planner to those of all cases.
const summary = (
  sortAt: SQL,
  now: string,
  { forStaff, more = sql`` }: { forStaff: boolean; more?: SQL },
) => sql`json_build_object(${more}
  'id', r.id, 'version', r.version, 'caseNumber', r.case_number, 'subject', r.subject, 'kind', r.kind,
  'organisationName', r.organisation_name, 'receivedAt', app.iso(r.received_at), 'updatedAt', app.iso(r.updated_at),
  'sortAt', app.iso(${sortAt}), 'dueDate', r.promise_due_date, 'dueAt', app.iso(r.promise_due_at),
  'firstContactAt', app.iso(r.first_contact_at), 'pausedUntil', r.paused_until, 'contactEmail', r.contact_email,
  'ending', (select json_build_object('kind', e.kind, 'reaction', e.reaction, 'rated', e.rated, 'consent', e.consent)
    from app.ending e where e.request_id = r.id and e.superseded_at is null),
  'personalNumberIn', r.personal_number_in,
  'areas', coalesce((select json_agg(a.area_code order by a.area_code) from app.request_area a where a.request_id = r.id), '[]'),
  'staff', json_build_object('state', r.state, 'waitingFor', r.waiting_for, 'source', r.source, 'priority', r.priority,
    'pausedUntil', r.paused_until,
    'nextMeetingAt', (select app.iso(min(m.starts_at) filter (where m.ends_at > ${now})) from app.meeting m
      where m.request_id = r.id and m.state = 'booked'),
    'assignee', case when r.assignee_id is not null then json_build_object('id', r.assignee_id, 'name', ${staffName(forStaff, sql`r.assignee_id`)}) end,
    'themes', coalesce((select json_agg(t.theme_code order by t.main desc, t.theme_code) from app.request_theme t where t.request_id = r.id), '[]'))
) as summary`;

type Row = Record<string, unknown> & { summary: StoredSummary };

function matches(search: SearchTerms): SQL {
  switch (search.kind) {
    case "case_number":
      return sql`r.case_number = ${search.value}`;
    case "case_ending":
      return sql`r.id in (select app.requests_by_ending(${search.value}))`;
    case "organisation_number":
      return sql`r.organisation_number = ${search.value}`;
    case "nothing":
      return sql`false`;
    case "words": {
      const each = search.words.map(
        (word) => sql`(to_tsquery('swedish', ${`${word}:*`}) || to_tsquery('simple', ${`${word}:*`}))`,
      );
      return sql`r.id in (select app.requests_by_words(${sql.join(each, sql` && `)}))`;
    }
  }
}

function conditions({ states, kind, theme, area, assignee, organisation, search }: QueueFilter): SQL[] {
  const list = sql.join(
    states.map((state) => sql`${state}`),
    sql`, `,
  );
  const all: SQL[] = [sql`r.state <> 'draft'`, sql`r.state in (${list})`];
  if (kind) all.push(sql`r.kind = ${kind}`);
  if (theme)
    all.push(sql`exists (select from app.request_theme t where t.request_id = r.id and t.theme_code = ${theme})`);
  if (area) all.push(sql`exists (select from app.request_area a where a.request_id = r.id and a.area_code = ${area})`);
  if (assignee === null) all.push(sql`r.assignee_id is null`);
  if (typeof assignee === "string") all.push(sql`r.assignee_id = ${assignee}`);
  else if (assignee) all.push(sql`r.assignee_id = any(${`{${assignee.join(",")}}`}::uuid[])`);
  if (organisation) all.push(sql`r.organisation_id in (select app.same_organisations(${organisation}))`);
  if (search) all.push(matches(search));
  return all;
}

/** One page of the queue: oldest promise first, or newest received first. One row more than asked for tells that there is a next page. */
export async function queuePage(
  db: Db | Tx,
  filter: QueueFilter,
  { after, limit, now }: Page,
): Promise<StoredSummary[]> {
  const promise = filter.sort === "promise";
  const key = promise ? sql`r.queue_at` : sql`r.received_at`;
  const where = conditions(filter);
  if (after) {
    const row = sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
    where.push(promise ? sql`(r.queue_at, r.id) > ${row}` : sql`(r.received_at, r.id) < ${row}`);
  }
  const order = promise ? sql`r.queue_at, r.id` : sql`r.received_at desc, r.id desc`;
  // The page's keys first, what belongs to its rows after.
  const rows = await rowsOf<Row>(
    db,
    sql`
    select ${summary(key, now, { forStaff: true })} from (
      select r.id from app.request r where ${sql.join(where, sql` and `)} order by ${order} limit ${limit}
    ) page join app.request r on r.id = page.id order by ${order}`,
  );
  return rows.map((row) => row.summary);
}

/** What this person has been shown as a requester, drafts too, latest change first. */
export async function ownPage(db: Tx, personId: string, { after, limit, now }: Page): Promise<StoredSummary[]> {
  const more = sql`
    'requesterId', r.requester_id, 'hasOffer', exists (select from app.time_offer o where o.request_id = r.id and o.state = 'open' and o.expires_at > ${now}),`;
  const next = after ? sql`and (r.updated_at, r.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const rows = await rowsOf<Row>(
    db,
    sql`
    select ${summary(sql`r.updated_at`, now, { forStaff: false, more })} from app.request r join app.request_access a on a.request_id = r.id
    where a.person_id = ${personId} ${next} order by r.updated_at desc, r.id desc limit ${limit}`,
  );
  return rows.map((row) => row.summary);
}

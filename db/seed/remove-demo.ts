// Removes the demo data and what hangs on it, as one command by system:remove-demo. The one place that deletes histories: the owner
// switches off the guards for this transaction alone.
//
// What counts as demo: rows marked demo; whatever a demo person sent, then or later; and what a demo person registered for nobody who
// is real. Demo addresses (.example) reach nobody, so no real person can sign in with one where mails leave the machine.
// Real cases are never touched, but for one thing: a demo person who was responsible is so no longer, and the history says it.
import { newSecret, sha256 } from "@samverkansstod/api/shared/keys.ts";
import { and, eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { rowsOf, type Tx } from "../client.ts";
import { organisation, person, request, requestEvent, requestEventText, requestInterval } from "../schema/index.ts";
import { asSystem, withOwner } from "./owner.ts";

const command = { name: "remove-demo", command: "removeDemo" };

/** Nothing was removed; the message says why. */
export class DemoInUse extends Error {
  override name = "DemoInUse";
}

export interface Removed {
  requests: number;
  people: number;
  organisations: number;
  /** Demo staff whom real cases name: they stay, deactivated and without a role. */
  kept: string[];
}

/** Rejects with DemoInUse when a real case belongs to a demo organisation. */
export function removeDemo(ownerUrl: string, { now }: { now: Temporal.Instant }): Promise<Removed> {
  return withOwner(ownerUrl, (db) =>
    asSystem(db, command, async (tx) => {
      const demo = await findDemo(tx);
      await refuseWhenInUse(tx, demo);
      await release(tx, demo, now.toString());
      const kept = await staffToKeep(tx, demo);
      await deleteRequests(tx, demo);
      await deletePeople(tx, demo, { kept: kept.map(({ id }) => id), now: now.toString() });
      await unrollReports(tx);
      await removeAnchors(tx);
      return {
        requests: demo.requests.length,
        people: demo.people.length - kept.length,
        organisations: demo.organisations.length,
        kept: kept.map(({ email }) => email),
      };
    }),
  );
}

interface Demo {
  people: string[];
  emails: string[];
  organisations: string[];
  /** Not marked, but made by what demo people sent; they go when nobody real has them. */
  doubtful: string[];
  requests: string[];
}

const uuids = (ids: readonly string[]): SQL => sql`${sql.param(ids)}::uuid[]`;
const texts = (all: readonly string[]): SQL => sql`${sql.param(all)}::text[]`;

async function idsOf(tx: Tx, query: SQL): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, query);
  return rows.map(({ id }) => id);
}

async function findDemo(tx: Tx): Promise<Demo> {
  // What is found stays as it is until the end: nobody sends or assigns meanwhile.
  await tx.execute(sql`lock table app.person, app.organisation, app.membership, app.request, app.request_event, app.request_interval
    in share row exclusive mode`);
  const persons = await tx.select({ id: person.id, email: person.email }).from(person).where(eq(person.demo, true));
  const marked = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.demo, true));
  const people = persons.map(({ id }) => id);
  const organisations = marked.map(({ id }) => id);
  const requests = await idsOf(
    tx,
    sql`select id from app.request where demo or requester_id = any(${uuids(people)})
      or (requester_id is null and registered_by = any(${uuids(people)}))`,
  );
  const doubtful = await idsOf(
    tx,
    sql`select id from app.organisation where not demo
      and (id in (select organisation_id from app.request where id = any(${uuids(requests)}))
        or id in (select organisation_id from app.membership where person_id = any(${uuids(people)})))`,
  );
  return { people, emails: persons.map(({ email }) => email), organisations, doubtful, requests };
}

async function refuseWhenInUse(tx: Tx, { organisations, requests }: Demo): Promise<void> {
  const real = await rowsOf<{ name: string }>(
    tx,
    sql`
    select coalesce(case_number, id::text) as name from app.request
    where organisation_id = any(${uuids(organisations)}) and id <> all(${uuids(requests)}) order by case_number`,
  );
  if (real.length === 0) return;
  const names = real.map(({ name }) => name).join(", ");
  throw new DemoInUse(
    `Nothing was removed: ${names} came from people who are not demo data, in the name of demo organisations. Give these cases a real organisation first.`,
  );
}

/** Real cases that a demo person is responsible for become nobody's, as at any deactivation. */
async function release(tx: Tx, { people, requests }: Demo, now: string): Promise<void> {
  const released = await rowsOf<{ id: string; state: string }>(
    tx,
    sql`
    update app.request set assignee_id = null, version = version + 1, updated_at = ${now}
    where assignee_id = any(${uuids(people)}) and id <> all(${uuids(requests)}) and state in ('submitted', 'accepted', 'in_progress')
    returning id, state`,
  );
  const body = JSON.stringify({ actor: null, assignee: null, reason: "Demodata togs bort." });
  for (const { id: requestId, state } of released) {
    await tx
      .update(requestInterval)
      .set({ validTo: now })
      .where(
        and(
          eq(requestInterval.requestId, requestId),
          eq(requestInterval.dimension, "assignee"),
          isNull(requestInterval.validTo),
          isNull(requestInterval.supersededAt),
        ),
      );
    const salt = newSecret();
    const [event] = await tx
      .insert(requestEvent)
      .values({
        requestId,
        at: now,
        type: "unassigned",
        actorKind: "system",
        actor: `system:${command.name}`,
        fromState: state,
        toState: state,
        correlationId: command.name,
        textHash: sha256(`${salt}${body}`),
        number: 0,
        previousHash: "",
        hash: "",
      })
      .returning({ id: requestEvent.id });
    if (event) await tx.insert(requestEventText).values({ eventId: event.id, salt, body });
  }
}

/** Those whom a real case or a real member's confirmation names: what happened stays true. */
async function staffToKeep(
  tx: Tx,
  { people, organisations, requests }: Demo,
): Promise<{ id: string; email: string }[]> {
  const real = sql`<> all(${uuids(requests)})`;
  return [
    ...(await rowsOf<{ id: string; email: string }>(
      tx,
      sql`
      select p.id, p.email from app.person p where p.demo and (
        exists (select from app.request r where r.id ${real} and (r.assignee_id = p.id or r.registered_by = p.id))
        or exists (select from app.request_interval i where i.request_id ${real} and i.person_id = p.id)
        or exists (select from app.request_event e where e.request_id ${real} and (e.actor = p.id::text or e.assignee_id = p.id))
        or exists (select from app.contact_showing c where c.request_id ${real} and c.person_id = p.id)
        or exists (select from app.request_party q where q.request_id ${real} and p.id in (q.invited_by, q.person_id, q.ended_by))
        or exists (select from app.stand_in s where s.created_by = p.id and s.absent_id <> all(${uuids(people)}))
        or exists (select from app.membership m where m.confirmed_by = p.id
          and m.person_id <> all(${uuids(people)}) and m.organisation_id <> all(${uuids(organisations)}))
        or exists (select from app.membership m where m.ended_by = p.id
          and m.person_id <> all(${uuids(people)}) and m.organisation_id <> all(${uuids(organisations)}))
        or exists (select from app.organisation_event e where e.actor_id = p.id and e.organisation_id <> all(${uuids(organisations)})))
      order by p.email`,
    )),
  ];
}

async function deleteRequests(tx: Tx, { requests, emails }: Demo): Promise<void> {
  const these = sql`request_id = any(${uuids(requests)})`;
  await tx.execute(sql`alter table app.request_event disable trigger request_event_kept`);
  await tx.execute(sql`alter table app.request_interval disable trigger request_interval_kept`);
  await tx.execute(sql`alter table app.request_party disable trigger request_party_kept`);
  await tx.execute(sql`delete from app.request_party where ${these}`);
  await tx.execute(sql`alter table app.request_party enable trigger request_party_kept`);
  await deleteRecords(tx, requests);
  await tx.execute(
    sql`delete from app.request_event_text t using app.request_event e where e.id = t.event_id and e.request_id = any(${uuids(requests)})`,
  );
  await tx.execute(sql`delete from app.request_event where ${these}`);
  await tx.execute(sql`delete from app.request_interval where ${these}`);
  await tx.execute(sql`delete from app.mail where ${these} or (request_id is null and "to" = any(${texts(emails)}))`);
  await tx.execute(sql`delete from app.request_access where ${these}`);
  await tx.execute(sql`delete from app.request_area where ${these}`);
  await tx.execute(sql`delete from app.request_theme where ${these}`);
  await tx.execute(sql`delete from app.request_principle where ${these}`);
  await tx.execute(sql`delete from app.request_administration where ${these}`);
  await tx.delete(request).where(inArray(request.id, requests));
  await tx.execute(sql`delete from app_runtime.view_log where ${these}`);
  await tx.execute(sql`delete from app_runtime.idempotency_key where resource_id = any(${uuids(requests)})`);
  await tx.execute(sql`alter table app.request_event enable trigger request_event_kept`);
  await tx.execute(sql`alter table app.request_interval enable trigger request_interval_kept`);
}

/** The sums of the reports begin anew, from what is left: the worker folds it again. */
async function unrollReports(tx: Tx): Promise<void> {
  for (const name of ["report_fact", "report_period", "report_changed"]) {
    await tx.execute(sql`delete from app_runtime.${sql.identifier(name)}`);
  }
  await tx.execute(
    sql`insert into app_runtime.report_changed (request_id) select id from app.request where state <> 'draft'`,
  );
}

/** The anchors were over events that are gone now: the worker begins anew. */
async function removeAnchors(tx: Tx): Promise<void> {
  await tx.execute(sql`alter table app.history_anchor disable trigger kept`);
  await tx.execute(sql`delete from app.history_anchor`);
  await tx.execute(sql`alter table app.history_anchor enable trigger kept`);
}

/** What is said, booked and concluded in these cases; and the demo's ratings, which lead back to no case. */
async function deleteRecords(tx: Tx, requests: readonly string[]): Promise<void> {
  const these = sql`request_id = any(${uuids(requests)})`;
  const guarded = ["message", "note", "meeting_move", "meeting_log", "contact_showing"];
  for (const name of guarded) await tx.execute(sql`alter table app.${sql.identifier(name)} disable trigger kept`);
  const meetings = sql`(select id from app.meeting where ${these})`;
  const offered = sql`(select t.id from app.offered_time t join app.time_offer o on o.id = t.offer_id where o.${these})`;
  const endings = sql`(select id from app.ending where ${these})`;
  await tx.execute(sql`delete from app.reservation where meeting_id in ${meetings} or offered_time_id in ${offered}`);
  await tx.execute(
    sql`delete from app.meeting_attendance where log_id in (select id from app.meeting_log where meeting_id in ${meetings})`,
  );
  for (const name of ["meeting_log", "meeting_move", "meeting_invitee"]) {
    await tx.execute(sql`delete from app.${sql.identifier(name)} where meeting_id in ${meetings}`);
  }
  for (const name of ["ending_outcome", "ending_principle"]) {
    await tx.execute(sql`delete from app.${sql.identifier(name)} where ending_id in ${endings}`);
  }
  await tx.execute(sql`delete from app.meeting where ${these}`);
  await tx.execute(sql`delete from app.offered_time where id in ${offered}`);
  for (const name of ["time_offer", "contact_showing", "participant", "message", "note", "ending"]) {
    await tx.execute(sql`delete from app.${sql.identifier(name)} where ${these}`);
  }
  await tx.execute(sql`delete from app.rating where demo`);
  for (const name of guarded) await tx.execute(sql`alter table app.${sql.identifier(name)} enable trigger kept`);
}

async function deletePeople(
  tx: Tx,
  demo: Demo,
  { kept, now }: { kept: readonly string[]; now: string },
): Promise<void> {
  const { people, emails, organisations, doubtful } = demo;
  const theirs = sql`person_id = any(${uuids(people)})`;
  await tx.execute(sql`delete from app.request_access where ${theirs}`);
  await tx.execute(sql`delete from app.membership_invitation where organisation_id = any(${uuids(organisations)})
    or invited_by = any(${uuids(people)}) or accepted_by = any(${uuids(people)}) or revoked_by = any(${uuids(people)})`);
  await tx.execute(sql`delete from app.membership where ${theirs} or organisation_id = any(${uuids(organisations)})`);
  const left = await idsOf(
    tx,
    sql`select id from app.organisation o where id = any(${uuids(doubtful)})
      and not exists (select from app.membership m where m.organisation_id = o.id)
      and not exists (select from app.request r where r.organisation_id = o.id)`,
  );
  const gone = [...organisations, ...left];
  await tx.execute(sql`delete from app.organisation_area where organisation_id = any(${uuids(gone)})`);
  await tx.execute(sql`alter table app.organisation_event disable trigger kept`);
  await tx.execute(
    sql`delete from app.organisation_event where organisation_id = any(${uuids(gone)}) or other_id = any(${uuids(gone)})`,
  );
  await tx.execute(sql`alter table app.organisation_event enable trigger kept`);
  await tx.execute(sql`update app.organisation set same_as = null where same_as = any(${uuids(gone)})`);
  await tx.execute(sql`delete from app.organisation where id = any(${uuids(gone)})`);
  await tx.execute(sql`delete from app.person_role where ${theirs}`);
  await tx.execute(
    sql`delete from app.stand_in where absent_id = any(${uuids(people)}) or stand_in_id = any(${uuids(people)})`,
  );
  await tx.execute(sql`delete from app.passkey where ${theirs}`);
  await tx.execute(sql`alter table app.person_event disable trigger kept`);
  await tx.execute(sql`delete from app.person_event where ${theirs}`);
  await tx.execute(sql`alter table app.person_event enable trigger kept`);
  await tx.execute(sql`delete from app.identity where ${theirs}`);
  await tx.execute(
    sql`update app.person set deactivated_at = ${now}, version = version + 1 where id = any(${uuids(kept)})`,
  );
  await tx.execute(sql`delete from app.person where id = any(${uuids(people)}) and id <> all(${uuids(kept)})`);
  await tx.execute(sql`delete from app_runtime.session where ${theirs}`);
  await tx.execute(sql`delete from app_runtime.idempotency_key where ${theirs}`);
  await tx.execute(sql`delete from app_runtime.view_log where ${theirs}`);
  await tx.execute(sql`delete from app_runtime.sign_in_attempt where email = any(${texts(emails)})`);
  await tx.execute(sql`delete from app_runtime.development_mail where "to" = any(${texts(emails)})`);
}

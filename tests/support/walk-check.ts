// What is stored of a case after a walk, held against itself and against the model: history, state, intervals, promise clock, endings, meetings,
// mails. The stored side comes from SQL of its own, not from the stores.
import type postgres from "postgres";
import { factsOf, type CaseFacts, type IntervalFact } from "./case-facts.ts";
import { endingOf, isOpen, isUnderWay, pauseOf } from "./walk-model.ts";
import { same, type Walk } from "./walk.ts";

const of = ({ intervals }: CaseFacts, dimension: string) =>
  intervals.filter((interval) => interval.dimension === dimension && interval.from !== interval.to);

/** What an interval says at an instant. */
const at = (intervals: readonly IntervalFact[], instant: string) =>
  intervals.find(({ from, to }) => from <= instant && (to === null || instant < to))?.value;

function checkHistory(walk: Walk, facts: CaseFacts): void {
  const { model } = walk;
  const found = facts.events.map(({ type, by, from, to, at: when }) => ({ type, by, from, to, at: when }));
  same(walk, "history", found, model.history);
  for (const [index, event] of facts.events.entries()) {
    same(walk, "number of event", event.number, index + 1);
    const before = facts.events[index - 1];
    if (before) same(walk, "chain of states", event.from, before.to);
    if (before) same(walk, "order of events", before.at <= event.at, true);
  }
  same(walk, "state of history", facts.events.at(-1)?.to, facts.state);
}

/** Intervals tile time: from when it was received until now, without gap or overlap, and end in what holds. */
function checkIntervals(walk: Walk, facts: CaseFacts): void {
  for (const [dimension, present] of [
    ["state", facts.state],
    ["kind", facts.kind],
    ["waiting_for", facts.waitingFor],
  ] as const) {
    const rows = of(facts, dimension);
    same(walk, `${dimension} begins`, rows[0]?.from, facts.receivedAt);
    for (const [index, row] of rows.entries()) {
      const next = rows[index + 1];
      same(walk, `${dimension} goes on`, row.to, next?.from ?? null);
    }
    same(walk, `${dimension} holds`, rows.at(-1)?.value, present);
  }
  for (const [dimension, present] of [
    ["assignee", facts.assigneeId],
    ["paused", facts.pausedUntil],
  ] as const) {
    const rows = of(facts, dimension);
    for (const [index, row] of rows.entries()) {
      const next = rows[index + 1];
      if (next) same(walk, `${dimension} in order`, row.to !== null && row.to <= next.from, true);
    }
    const last = rows.at(-1);
    same(walk, `${dimension} holds`, last?.to === null ? last.value : null, present);
  }
  const states = of(facts, "state");
  for (const event of facts.events) {
    const last = facts.events.findLast((other) => other.at === event.at);
    same(walk, `state at ${event.at}`, at(states, event.at), last?.to);
  }
  same(walk, "kinds", joined(of(facts, "kind")), joined(walk.model.kinds));
}

interface Span {
  value: string;
  from: string;
  to: string | null;
}

/** What held when: a kind that was changed and changed back at the same instant never ceased to hold. */
function joined(spans: readonly Span[]): Span[] {
  const held: Span[] = [];
  for (const { value, from, to } of spans.filter((span) => span.from !== span.to)) {
    const last = held.at(-1);
    if (last?.value === value && last.to === from) last.to = to;
    else held.push({ value, from, to });
  }
  return held;
}

/** Under way by intervals, at the turns of this walk and between them, is what the model says. */
function checkUnderWay(walk: Walk, facts: CaseFacts): void {
  const [states, pauses] = [of(facts, "state"), of(facts, "paused")];
  const turns = walk.model.timeline.map((entry) => Temporal.Instant.from(entry.at).epochMilliseconds);
  const between = turns.map((turn, index) => Math.floor((turn + (turns[index + 1] ?? turn + 1000)) / 2));
  for (const turn of [...turns, ...between]) {
    const instant = Temporal.Instant.fromEpochMilliseconds(turn).toString({ fractionalSecondDigits: 3 });
    const state = at(states, instant);
    const found = (state === "accepted" || state === "in_progress") && at(pauses, instant) === undefined;
    same(walk, `under way at ${instant}`, found, isUnderWay(walk.model, instant));
  }
}

/** The state of a case that this kind of ending ended. */
const stateOf = (kind: string) => (kind === "no_reply" ? "closed" : kind);

function checkEndings(walk: Walk, facts: CaseFacts): void {
  const { model } = walk;
  const found = facts.endings.map(
    ({ kind, at: when, reaction, reactBy, remindedAt, rated, consent, supersededAt }) => ({
      kind,
      at: when,
      reaction,
      reactBy,
      reminded: remindedAt !== null,
      rated,
      consent,
      supersededAt,
    }),
  );
  const bySpan = <T extends { at: string; supersededAt: string | null }>(a: T, b: T) =>
    `${a.at} ${a.supersededAt ?? "9"}` < `${b.at} ${b.supersededAt ?? "9"}` ? -1 : 1;
  same(walk, "endings", found.toSorted(bySpan), model.endings.map((one) => ({ ...one })).toSorted(bySpan));
  const holds = facts.endings.filter(({ supersededAt }) => supersededAt === null);
  const wanted = holds.map(({ kind }) => stateOf(kind));
  same(walk, "the ending that holds", wanted, isOpen(model) ? [] : [facts.state]);
  for (const ending of facts.endings) {
    same(walk, "outcomes", ending.outcomes.length > 0, stateOf(ending.kind) === "closed");
    same(walk, "handed over", ending.handedOverAt !== null, ending.consent === "given");
  }
  const closings = facts.endings.filter(({ kind }) => stateOf(kind) === "closed").map((ending) => ending.at);
  same(walk, "first closing", facts.closedAt, closings.toSorted()[0] ?? null);
  same(walk, "closed at", facts.closedAt, model.closedAt);
}

const told = new Set([
  "receipt",
  "quick_logged",
  "message",
  "question",
  "question_reminder",
  "times_offered",
  "closed",
  "ending_reminder",
  "no_reply",
  "declined",
  "referred",
  "referral_question",
  "referral_handover",
  "withdrawn",
  "reopened",
]);

interface MeetingRow {
  id: string;
  state: string;
  starts: string;
  held: number;
}

async function checkMeetings(walk: Walk): Promise<void> {
  const { app, id, model } = walk;
  const rows = await app.owner<MeetingRow[]>`select m.id, m.state, app.iso(m.starts_at) as starts,
      (select count(*)::int from app.reservation v where v.meeting_id = m.id and v.state = 'booked' and lower(v.blocked) = m.starts_at) as held
    from app.meeting m where m.request_id = ${id}`;
  const found = new Map(rows.map((row) => [row.id, `${row.state} ${row.starts} ${row.held}`]));
  const wanted = new Map(
    model.meetings.map((m) => [m.id, `${m.state} ${m.startsAt} ${m.state === "cancelled" ? 0 : 1}`]),
  );
  same(walk, "meetings", found, wanted);
  const offers = await app.owner<{ id: string; state: string; reserved: number }[]>`select o.id, o.state,
      (select count(*)::int from app.offered_time t join app.reservation v on v.offered_time_id = t.id
        where t.offer_id = o.id and v.state = 'reserved') as reserved
    from app.time_offer o where o.request_id = ${id}`;
  const open = model.offers.map(
    (offer) => [offer.id, `${offer.state} ${offer.state === "open" ? offer.times.length : 0}`] as const,
  );
  same(walk, "offers", new Map(offers.map((row) => [row.id, `${row.state} ${row.reserved}`])), new Map(open));
}

/** Reads everything stored of the walk's case and throws where it is not as it should be. */
export async function checkWalk(walk: Walk): Promise<CaseFacts> {
  const { app, id, model } = walk;
  const facts = await factsOf(app.owner, id);
  checkHistory(walk, facts);
  checkIntervals(walk, facts);
  checkUnderWay(walk, facts);
  checkEndings(walk, facts);
  same(walk, "state", facts.state, model.state);
  same(walk, "waits for", facts.waitingFor, model.waitingFor);
  same(walk, "paused until", facts.pausedUntil, pauseOf(model)?.until ?? null);
  same(walk, "first contact", facts.firstContactAt, model.firstContact);
  same(walk, "promise", facts.dueDate, model.due);
  same(walk, "open questions", facts.openQuestions, model.question === null ? 0 : 1);
  same(walk, "requester", facts.requesterId !== null, model.reached);
  const mails = facts.mails.map(({ template }) => template).filter((template) => told.has(template));
  same(walk, "mails", mails.toSorted(), model.mails.toSorted());
  same(walk, "ending", endingOf(model) === undefined, isOpen(model));
  await checkMeetings(walk);
  return facts;
}

interface Fault {
  what: string;
  cases: number;
}

/** What holds of all cases together, one statement for each: gives how many cases break it. */
export async function faultsOf(owner: postgres.Sql): Promise<Fault[]> {
  return owner<Fault[]>`
    select 'chain of history' as what, count(distinct request_id)::int as cases from (
      select e.request_id, e.hash <> app.event_digest(e)
          or e.previous_hash <> coalesce(lag(e.hash) over w, '') or e.number <> row_number() over w as broken
        from app.request_event e window w as (partition by e.request_id order by e.number)) h where broken
    union all
    select 'states of history', count(distinct request_id)::int from (
      select request_id, from_state is distinct from lag(to_state) over w and lag(to_state) over w is not null as broken
        from app.request_event window w as (partition by request_id order by number)) h where broken
    union all
    select 'state now', count(*)::int from app.request r where r.state <> 'draft' and (
      r.state is distinct from (select to_state from app.request_event e where e.request_id = r.id order by number desc limit 1)
      or r.state is distinct from (select i.value from app.request_interval i where i.request_id = r.id and i.dimension = 'state'
        and i.valid_to is null and i.superseded_at is null))
    union all
    select 'time of two values', count(distinct a.request_id)::int from app.request_interval a join app.request_interval b
      on a.request_id = b.request_id and a.dimension = b.dimension and a.id < b.id and a.superseded_at is null and b.superseded_at is null
      and tstzrange(a.valid_from, a.valid_to) && tstzrange(b.valid_from, b.valid_to)
    union all
    select 'ending that holds', count(*)::int from app.request r where r.state <> 'draft'
      and (r.state in ('submitted', 'accepted', 'in_progress')) = exists (select from app.ending n where n.request_id = r.id and n.superseded_at is null)
    union all
    select 'two at one time', count(*)::int from app.reservation a join app.reservation b on a.resource_id = b.resource_id and a.id < b.id
      and a.state in ('reserved', 'booked') and b.state in ('reserved', 'booked') and a.blocked && b.blocked`;
}

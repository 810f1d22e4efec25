// Made-up requests as rows: who asked, who became responsible, what was promised, what happened. Pure; demo.ts writes them.
import { nextWorkingDay, promiseDueAt, swedishCalendar } from "@samverkansstod/api/shared/calendar-working-days.ts";
import { stockholmDate } from "@samverkansstod/api/shared/calendar-zone.ts";
import type { request, requestAccess } from "../schema/index.ts";
import type { Arrival } from "./demo-arrivals.ts";
import type { Diary } from "./demo-diary.ts";
import { historyOf, type CaseHistory, type Somebody, type TimedStep } from "./demo-history.ts";
import { seededId } from "./demo-ids.ts";
import type { People, Requester, StaffPerson } from "./demo-people.ts";
import { noRecords, recordsOf, type Records } from "./demo-records.ts";
import { between, isOfficeTime, pacedTimes, pick, type OfficeDays, type Random } from "./demo-time.ts";
import type { RequestSeed } from "./request-seed.ts";

export type RequestRow = Omit<typeof request.$inferInsert, "caseNumber">;

export interface Case {
  request: RequestSeed;
  row: RequestRow;
  access: (typeof requestAccess.$inferInsert)[];
  /** Null for a draft. */
  history: CaseHistory | null;
  records: Records;
}

export interface World {
  seed: number;
  now: Temporal.Instant;
  days: OfficeDays;
  random: Random;
  people: People;
  diary: Diary;
  promiseDays: Readonly<Record<RequestSeed["kind"], number>>;
}

function requesterOf(one: RequestSeed, people: People): Requester | null {
  switch (one.initiatedBy) {
    case "organisation":
      return people.contactOf(one.organisation);
    case "city_official":
      return people.official(one.official);
    case "unit":
      return null;
  }
}

/** What was written in the form, as it is stored. */
function formOf(one: RequestSeed, people: People) {
  const organisation = one.initiatedBy === "organisation" ? people.organisation(one.organisation) : null;
  const requester = requesterOf(one, people);
  const { needs = {} } = one;
  return {
    kind: one.kind,
    subject: one.subject,
    description: one.description,
    desiredChange: one.desiredChange || null,
    requesterType: one.initiatedBy === "unit" ? null : one.initiatedBy,
    organisationName: organisation?.name ?? null,
    organisationNumber: organisation?.number ?? null,
    organisationForm: organisation?.form ?? null,
    administrationCode: one.initiatedBy === "city_official" ? people.official(one.official).administration : null,
    contactName: requester?.name ?? null,
    contactRole: requester?.position ?? null,
    contactPhone: requester?.phone ?? null,
    contactEmail: requester?.email ?? null,
    requesterId: requester?.id ?? null,
    language: one.language ?? (requester && "sv"),
    interpreter: needs.interpreter ?? null,
    accessNeeds: needs.access ?? null,
    meetingTime: needs.time ?? null,
    meetingPlace: needs.place ?? null,
    demo: true,
  } satisfies Partial<RequestRow>;
}

const languageOfFinnish = "fi";

/** Spreads the cases over the consultants: never somebody of the organisation itself, and in Finnish the one who speaks it. */
export function consultantsInTurn(people: People, random: Random): (one: RequestSeed, not?: Somebody) => StaffPerson {
  const consultants = people.staff.filter(({ roles }) => roles.includes("consultant"));
  const load = new Map(consultants.map(({ id }) => [id, random() * 0.5]));
  return (one, not) => {
    const open = consultants.filter(({ id, memberOf = [], speaks = [] }) => {
      const belongs = one.initiatedBy === "organisation" && memberOf.includes(one.organisation);
      const understands = one.language !== languageOfFinnish || speaks.includes(languageOfFinnish);
      return !belongs && (understands || not !== undefined) && id !== not?.id;
    });
    const chosen =
      open.toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))[0] ?? pick(random, consultants);
    load.set(chosen.id, (load.get(chosen.id) ?? 0) + 0.7 + random() * 0.6);
    return chosen;
  };
}

const withRole = (people: People, role: string, random: Random) =>
  pick(
    random,
    people.staff.filter(({ roles }) => roles.some((held) => held === role)),
  );

/** The first working day from 11 January on, when associations are back. */
function afterChristmas(now: Temporal.Instant): string {
  const today = stockholmDate(now);
  const thisYear = today.with({ month: 1, day: 10 });
  const before = Temporal.PlainDate.compare(thisYear, today) > 0 ? thisYear : thisYear.add({ years: 1 });
  return nextWorkingDay(before, swedishCalendar).toString();
}

function timed(
  { request: one, steps }: Arrival,
  registeredAt: Temporal.Instant,
  world: World,
  take: ReturnType<typeof consultantsInTurn>,
) {
  const { days, now, people, random } = world;
  const isOpen = ["accepted", "in_progress"].includes(one.course.state);
  const quietDays = isOpen ? between(random, 2, 12) : undefined;
  const gaps = steps.map(({ gap }) => gap);
  const times = pacedTimes(
    { start: registeredAt, now, gaps, ...(quietDays !== undefined && { quietDays }) },
    days,
    random,
  );
  const requester = requesterOf(one, people);
  let responsible: Somebody | undefined;
  return steps.map((step, index): TimedStep => {
    const assignee = step.responsible && take(one, responsible);
    if (assignee) responsible = assignee;
    const actors = {
      requester: () => requester,
      responsible: () => responsible ?? null,
      coordinator: () => withRole(people, "coordinator", random),
      registrar: () => withRole(people, "registrar", random),
      system: () => null,
    };
    return {
      ...step,
      at: (times[index] ?? now).toString(),
      actor: actors[step.by](),
      ...(assignee && { assignee }),
      ...(step.pauses && { until: afterChristmas(now) }),
    };
  });
}

/** What reached the unit in another way was registered when somebody was at work, a moment after it came. */
function registration({ request: { source = "web" }, receivedAt }: Arrival, random: Random): Temporal.Instant {
  return source === "web" || !isOfficeTime(receivedAt)
    ? receivedAt
    : receivedAt.add({ minutes: between(random, 4, 28) });
}

/** A requester sees what they sent; further members see what their organisation sent. */
function accessTo(one: RequestSeed, row: { id: string; at: string }, people: People): Case["access"] {
  const requester = requesterOf(one, people);
  const grant = (personId: string, basis: Case["access"][number]["basis"]) => ({
    requestId: row.id,
    personId,
    basis,
    grantedAt: row.at,
  });
  const own = requester ? [grant(requester.id, "own")] : [];
  if (one.initiatedBy !== "organisation" || one.course.state === "draft") return own;
  return [...own, ...people.membersOf(one.organisation).map(({ id }) => grant(id, "organisation"))];
}

function promiseOf(one: RequestSeed, receivedAt: Temporal.Instant, promiseDays: World["promiseDays"]) {
  // The unit promises itself nothing, and nothing is owed to what was sent by mistake.
  if (one.initiatedBy === "unit" || one.course.state === "void") return { promiseDueDate: null, promiseDueAt: null };
  const { dueDate, dueAt } = promiseDueAt(receivedAt, promiseDays[one.kind], swedishCalendar);
  return { promiseDueDate: dueDate.toString(), promiseDueAt: dueAt.toString() };
}

export function sentCase(arrival: Arrival, world: World, take: ReturnType<typeof consultantsInTurn>): Case {
  const { request: one, receivedAt } = arrival;
  const { people, random, seed, promiseDays } = world;
  const id = seededId(seed, "request", one.key);
  const source = one.source ?? "web";
  const fromWeb = source === "web";
  const registered = registration(arrival, random);
  const paced = timed(arrival, registered, world, take);
  const registrar = fromWeb ? null : withRole(people, pick(random, ["consultant", "coordinator"]), random);
  const requester = requesterOf(one, people);
  const { steps, records } = recordsOf(
    {
      requestId: id,
      seed,
      request: one,
      requester,
      now: world.now,
      diary: world.diary,
      random,
      emailOf: (personId) => people.staff.find((somebody) => somebody.id === personId)?.email ?? "",
    },
    paced,
  );
  const beginning = {
    requestId: id,
    seed,
    kind: one.kind,
    receivedAt: receivedAt.toString(),
    registeredAt: registered.toString(),
    by: fromWeb ? ("requester" as const) : ("staff" as const),
    actor: registrar ?? requester,
  };
  if (!beginning.actor) throw new Error(`${one.key} came from nobody`);
  const history = historyOf({ ...beginning, actor: beginning.actor }, steps);
  const { events, intervals: _intervals, ...present } = history;
  const row: RequestRow = {
    ...formOf(one, people),
    ...present,
    ...promiseOf(one, receivedAt, promiseDays),
    id,
    version: events.length + (fromWeb ? 1 : 0),
    createdAt: (fromWeb ? receivedAt.subtract({ minutes: between(random, 9, 600) }) : registered).toString(),
    receivedAt: beginning.receivedAt,
    registeredAt: beginning.registeredAt,
    source,
    initiatedBy: one.initiatedBy,
    registeredBy: registrar?.id ?? null,
    organisationId: one.initiatedBy === "organisation" ? people.organisation(one.organisation).id : null,
  };
  return { request: one, row, access: accessTo(one, { id, at: beginning.registeredAt }, people), history, records };
}

/** A draft of the last days: its writer's own, in no organisation's name yet. */
export function draft(one: RequestSeed, { people, random, seed, days }: World): Case {
  const id = seededId(seed, "request", one.key);
  const day = days.at(days.yesterday - between(random, 0, 8));
  const plainTime = { hour: between(random, 17, 21), minute: between(random, 0, 59) };
  const begun = day.toZonedDateTime({ timeZone: "Europe/Stockholm", plainTime }).toInstant();
  const saved = begun.add({ minutes: between(random, 3, 40) });
  const row: RequestRow = {
    ...formOf(one, people),
    id,
    version: between(random, 2, 9),
    state: "draft",
    createdAt: begun.toString(),
    updatedAt: saved.toString(),
  };
  return {
    request: one,
    row,
    access: accessTo(one, { id, at: begun.toString() }, people),
    history: null,
    records: noRecords(),
  };
}

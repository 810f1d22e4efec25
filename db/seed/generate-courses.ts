// How generated cases go: a few courses, each a list of steps at a share of the case's time from registering to its end. Pure; what the database is
// told of them is generate-cases.ts. Every case of one course has the same steps, so that sets of cases can be written by one statement.
import { openStates, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";

interface CourseStep {
  type: RequestEvent["type"];
  /** 0 is the registering, 1 the end. */
  at: number;
  by: "requester" | "staff" | "system";
  to?: State;
  waitingFor?: "requester" | "nobody";
}

interface Course {
  name: string;
  /** Of a thousand cases that have ended, or that are open. */
  share: number;
  steps: readonly CourseStep[];
}

const assigned = { type: "assigned", at: 0.02, by: "staff" } as const;
const accepted = { type: "accepted", at: 0.03, by: "staff", to: "accepted" } as const;
const contact = { type: "contact_logged", at: 0.1, by: "staff", to: "in_progress" } as const;
const begun = [assigned, accepted, contact] as const;
const asked = { type: "asked", at: 0.3, by: "staff", waitingFor: "requester" } as const;
const answered = { type: "answered", at: 0.35, by: "requester", waitingFor: "nobody" } as const;
const met = [
  { type: "meeting_booked", at: 0.4, by: "staff" },
  { type: "meeting_held", at: 0.6, by: "staff" },
] as const;
const ending = (type: CourseStep["type"], to: State, at = 1) => ({ type, at, by: "staff", to }) as const;

export const endedCourses: readonly Course[] = [
  { name: "closed", share: 330, steps: [...begun, ...met, ending("closed", "closed")] },
  { name: "closed_soon", share: 250, steps: [...begun, ending("closed", "closed")] },
  {
    name: "closed_asked",
    share: 240,
    steps: [
      ...begun,
      asked,
      answered,
      ...met,
      ending("closed", "closed", 0.9),
      { type: "ending_confirmed", at: 1, by: "requester" },
    ],
  },
  {
    name: "reopened",
    share: 20,
    steps: [
      ...begun,
      ...met,
      ending("closed", "closed", 0.7),
      { type: "reopened", at: 0.9, by: "staff", to: "in_progress" },
      ending("closed", "closed"),
    ],
  },
  { name: "declined", share: 60, steps: [assigned, ending("declined", "declined", 0.2)] },
  { name: "referred", share: 50, steps: [assigned, ending("referred", "referred", 0.2)] },
  { name: "withdrawn", share: 40, steps: [...begun, { type: "withdrawn", at: 1, by: "requester", to: "withdrawn" }] },
  { name: "void", share: 10, steps: [ending("voided", "void", 0.1)] },
];

export const openCourses: readonly Course[] = [
  { name: "new", share: 250, steps: [] },
  { name: "assigned", share: 150, steps: [assigned] },
  { name: "accepted", share: 150, steps: [assigned, accepted] },
  { name: "in_progress", share: 150, steps: [...begun] },
  { name: "meeting_ahead", share: 120, steps: [...begun, { type: "meeting_booked", at: 0.4, by: "staff" }] },
  { name: "waiting", share: 120, steps: [...begun, asked] },
  { name: "paused", share: 60, steps: [...begun, { type: "paused", at: 0.5, by: "staff" }] },
];

export interface EventOfCourse {
  course: string;
  number: number;
  type: string;
  by: string;
  from: string | null;
  to: string;
  at: number;
}

export interface IntervalOfCourse {
  course: string;
  dimension: "state" | "kind" | "assignee" | "waiting_for" | "paused";
  /** Null: what the case itself has of this kind. */
  value: string | null;
  /** Null: from when it was received. */
  since: number | null;
  /** Null: it still holds. */
  until: number | null;
}

interface Span {
  value: string | null;
  since: number | null;
}

const closing = (spans: readonly Span[], of: Pick<IntervalOfCourse, "course" | "dimension">): IntervalOfCourse[] =>
  spans.map((span, index) => ({ ...of, ...span, until: spans[index + 1]?.since ?? null }));

/** What happens in a course after the registering, which is number 1. */
export function eventsOf({ name, steps }: Course): EventOfCourse[] {
  let state: State = "submitted";
  return steps.map(({ type, by, at, to }, index) => {
    const from = state;
    state = to ?? state;
    return { course: name, number: index + 2, type, by, from, to: state, at };
  });
}

/** What holds when in a course. */
export function intervalsOf(course: Course): IntervalOfCourse[] {
  const { name, steps } = course;
  const states: Span[] = [{ value: "submitted", since: null }];
  for (const { from, to, at } of eventsOf(course)) if (from !== to) states.push({ value: to, since: at });
  const waiting: Span[] = [{ value: "nobody", since: null }];
  for (const { waitingFor, at } of steps) if (waitingFor) waiting.push({ value: waitingFor, since: at });
  const since = (type: CourseStep["type"]) =>
    steps.filter((step) => step.type === type).map(({ at }) => ({ value: null, since: at }));
  return [
    ...closing(states, { course: name, dimension: "state" }),
    ...closing(waiting, { course: name, dimension: "waiting_for" }),
    ...closing([{ value: null, since: null }], { course: name, dimension: "kind" }),
    ...closing(since("assigned"), { course: name, dimension: "assignee" }),
    ...closing(since("paused"), { course: name, dimension: "paused" }),
  ];
}

const contacts: readonly string[] = ["contact_logged", "asked", "meeting_held", "declined", "referred", "closed"];

/** Where a course ends, as the row of a case says it. */
export function factsOf(course: Course) {
  const events = eventsOf(course);
  const state = events.at(-1)?.to ?? "submitted";
  const at = (types: readonly string[]) => events.find(({ type }) => types.includes(type))?.at ?? null;
  const waiting = course.steps.findLast(({ waitingFor }) => waitingFor !== undefined)?.waitingFor ?? "nobody";
  return {
    course: course.name,
    state,
    open: openStates.some((open) => open === state),
    waitingFor: waiting,
    assigned: at(["assigned"]) !== null,
    paused: at(["paused"]) !== null,
    events: events.length + 1,
    contactAt: at(contacts),
    closedAt: at(["closed"]),
    lastAt: events.at(-1)?.at ?? 0,
  };
}

export const allCourses = [...endedCourses, ...openCourses];

/** Which of a kind of course a number from 0 to 999 belongs to: the least share that is above it. */
export function drawOf(courses: readonly Course[]): { course: string; below: number; from: number }[] {
  let sum = 0;
  return courses.map(({ name, share }) => {
    const from = sum;
    sum += share;
    return { course: name, from, below: sum };
  });
}

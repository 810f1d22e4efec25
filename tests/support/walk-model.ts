// A case as it should be, by the description of the product: state, what it waits for, promise, pauses, endings and history, kept in memory
// while a walk goes on. Shares no rule with the product, only its words.
import type { EndingKind, Reaction } from "@samverkansstod/api/contract/endings.ts";
import type { Kind, State, WaitingFor } from "@samverkansstod/api/contract/life-cycle.ts";
import { afterWorkingDays, dateOf, dayAfter, endOf, startOf, type Rest } from "./walk-calendar.ts";

export type By = "requester" | "staff" | "system";

export interface ModelEnding {
  kind: EndingKind;
  at: string;
  reaction: Reaction;
  reactBy: string | null;
  reminded: boolean;
  rated: boolean;
  consent: "not_needed" | "asked" | "given" | "refused";
  supersededAt: string | null;
}

interface Span {
  startsAt: string;
  endsAt: string;
}
export interface ModelMeeting extends Span {
  id: string;
  consultant: string;
  state: "booked" | "held" | "missed" | "cancelled";
}
export interface ModelOffer {
  id: string;
  consultant: string;
  times: (Span & { id: string })[];
  expiresAt: string;
  state: "open" | "picked" | "expired" | "withdrawn";
}

export interface Model {
  state: State;
  waitingFor: WaitingFor;
  kind: Kind;
  priority: string;
  kinds: { value: string; from: string; to: string | null }[];
  assignee: string | null;
  /** There is an address; the requester of it can open the case; the unit began it itself. */
  email: boolean;
  reached: boolean;
  unit: boolean;
  receivedAt: string;
  firstContact: string | null;
  due: string | null;
  pauses: { from: string; to: string | null; until: string }[];
  question: { askedAt: string; reminders: number; remindedAt: string | null } | null;
  endings: ModelEnding[];
  closedAt: string | null;
  meetings: ModelMeeting[];
  offers: ModelOffer[];
  timeline: { at: string; state: State; paused: boolean }[];
  history: { type: string; by: By; from: State | null; to: State; at: string }[];
  mails: string[];
}

const promiseDays: Readonly<Record<Kind, number>> = { consultation: 3, process_support: 5, unsure: 3 };
const openStates: readonly State[] = ["submitted", "accepted", "in_progress"];

export const isOpen = ({ state }: Pick<Model, "state">): boolean => openStates.includes(state);
export const endingOf = ({ endings }: Model): ModelEnding | undefined =>
  endings.find((one) => one.supersededAt === null);
export const pauseOf = ({ pauses }: Model) => pauses.find((pause) => pause.to === null);

/** The dates that a pause took: up to the day before it ended or was to end. */
function rests({ pauses }: Model): Rest[] {
  return pauses
    .map(({ from, to, until }) => {
      const end = to !== null && dateOf(to) < until ? dateOf(to) : until;
      return { from: dateOf(from), to: dayAfter(end, -1) };
    })
    .filter(({ from, to }) => from <= to);
}

/** Counts the promise anew; one that has been kept stays as it was. */
export function recount(model: Model): void {
  if (model.unit || model.firstContact !== null) return;
  model.due = afterWorkingDays(dateOf(model.receivedAt), promiseDays[model.kind], rests(model));
}

export function contact(model: Model, at: string): void {
  if (model.firstContact === null || at < model.firstContact) model.firstContact = at;
}

/** Notes how it stands from now on. */
function stands(model: Model, at: string): void {
  model.timeline.push({ at, state: model.state, paused: pauseOf(model) !== undefined });
}

/** A step in the history, and the state after it. */
export function step(model: Model, at: string, { type, by, to }: { type: string; by: By; to?: State }): void {
  const from = model.history.length === 0 ? null : model.state;
  model.state = to ?? model.state;
  model.history.push({ type, by, from, to: model.state, at });
  stands(model, at);
}

export function pause(model: Model, at: string, until: string): void {
  model.pauses.push({ from: at, to: null, until });
  recount(model);
  step(model, at, { type: "paused", by: "staff" });
}

export function resume(model: Model, at: string, by: By): void {
  const present = pauseOf(model);
  if (present) present.to = at;
  recount(model);
  step(model, at, { type: "resumed", by });
}

export function changeKind(model: Model, kind: Kind, since: string): void {
  model.kinds = model.kinds.filter(({ from, to }) => from < since || (to !== null && to <= since));
  for (const known of model.kinds) if (known.to === null || known.to > since) known.to = since;
  const last = model.kinds.at(-1);
  if (last?.value === kind && last.to === since) last.to = null;
  else model.kinds.push({ value: kind, from: since, to: null });
  model.kind = kind;
  recount(model);
}

export const isOffered = ({ state, expiresAt }: ModelOffer, now: string): boolean =>
  state === "open" && expiresAt > now;

/** Takes an open offer back, if there is one. */
export function settleOffer(model: Model, at: string, by: By): void {
  const offer = model.offers.find(({ state }) => state === "open");
  if (!offer) return;
  offer.state = isOffered(offer, at) ? "withdrawn" : "expired";
  step(model, at, { type: `times_${offer.state}`, by });
}

type Ended = Partial<ModelEnding> & Pick<ModelEnding, "kind">;

/** Ends the case: meetings to come are cancelled, questions settled, pauses over, and nothing is waited for. */
export function end(
  model: Model,
  at: string,
  { type, by, to, contacted }: { type: string; by: By; to: State; contacted: boolean },
  ending: Ended,
): void {
  settleOffer(model, at, by);
  for (const meeting of model.meetings.filter(({ state, startsAt }) => state === "booked" && startsAt > at)) {
    meeting.state = "cancelled";
    step(model, at, { type: "meeting_cancelled", by });
  }
  model.question = null;
  const present = pauseOf(model);
  if (present) present.to = at;
  recount(model);
  if (contacted && model.firstContact === null) contact(model, at);
  if (isOpen(model)) model.waitingFor = "nobody";
  step(model, at, { type, by, to });
  supersede(model, at);
  if (to === "closed") model.closedAt ??= at;
  const usual = { reaction: "not_asked", reactBy: null, reminded: false, rated: false, consent: "not_needed" } as const;
  model.endings.push({ ...usual, ...ending, at, supersededAt: null });
}

export function supersede(model: Model, at: string): void {
  const present = endingOf(model);
  if (present) present.supersededAt = at;
}

/** What falls due at an instant, in the order the worker does it. */
export function sweep(model: Model, now: string): void {
  const today = dateOf(now);
  const rest = pauseOf(model);
  if (rest && rest.until <= today) resume(model, now, "system");
  const [offer] = model.offers.filter(({ state }) => state === "open");
  if (offer && !isOffered(offer, now)) settleOffer(model, now, "system");
  remindOfQuestion(model, now);
  endUnanswered(model, now);
  remindOfEnding(model, now);
}

const questionSteps = [5, 5, 5] as const;

/** The date of the next step of an open question. */
export function nextDate(model: Model): string | undefined {
  const { question } = model;
  if (!question || !isOpen(model) || model.waitingFor !== "requester" || pauseOf(model)) return undefined;
  const since = dateOf(question.remindedAt ?? question.askedAt);
  return afterWorkingDays(since, questionSteps[question.reminders] ?? 0, rests(model));
}

function remindOfQuestion(model: Model, now: string): void {
  const date = nextDate(model);
  if (!model.question || date === undefined || model.question.reminders >= 2 || date > dateOf(now)) return;
  model.question.reminders += 1;
  model.question.remindedAt = now;
  model.mails.push("question_reminder");
  step(model, now, { type: "reminded", by: "system" });
}

function endUnanswered(model: Model, now: string): void {
  const date = nextDate(model);
  if (!model.question || date === undefined || model.question.reminders < 2 || endOf(date) > now) return;
  end(model, now, { type: "closed", by: "system", to: "closed", contacted: false }, { kind: "no_reply" });
  model.mails.push("no_reply");
}

function remindOfEnding(model: Model, now: string): void {
  const ending = endingOf(model);
  if (ending?.reaction !== "awaited" || ending.reactBy === null) return;
  const today = dateOf(now);
  if (!ending.reminded && afterWorkingDays(dateOf(ending.at), 10) <= today && today <= ending.reactBy) {
    ending.reminded = true;
    model.mails.push("ending_reminder");
    step(model, now, { type: "reminded", by: "system" });
  }
  if (ending.reactBy < today) {
    ending.reaction = "unconfirmed";
    step(model, now, { type: "ending_unconfirmed", by: "system" });
  }
}

/** Under way at an instant: accepted or in progress, and not paused. */
export function isUnderWay({ timeline }: Model, at: string): boolean {
  const held = timeline.findLast((entry) => entry.at <= at);
  return held !== undefined && !held.paused && (held.state === "accepted" || held.state === "in_progress");
}

/** Everything that can be done now, as the product says; in no order. */
export function actionsNow(model: Model, by: "requester" | "staff"): string[] {
  const { state, email, assignee } = model;
  const ending = endingOf(model);
  const open = isOpen(model);
  const yes = (when: boolean, ...actions: string[]) => (when ? actions : []);
  if (by === "requester") {
    return [
      ...yes(state !== "void", "message"),
      ...yes(open, "pick_time", "withdraw"),
      ...yes(open && model.waitingFor === "requester", "answer"),
      ...yes(ending?.kind === "no_reply", "answer"),
      ...yes(ending?.reaction === "awaited", "confirm", "dispute"),
      ...yes(ending?.kind === "closed" && ending.reaction !== "not_asked" && !ending.rated, "rate"),
      ...yes(ending?.consent === "asked", "answer_referral"),
    ];
  }
  const paused = pauseOf(model) !== undefined;
  return [
    "note",
    ...yes(state !== "void", "void"),
    ...yes(state !== "void" && email, "message"),
    ...yes(open, "assign", "triage", "pick_time", "book_meeting", "log_contact", "hold_meeting"),
    ...yes(open && assignee === null, "claim"),
    ...yes(open && email, "ask", "offer_times"),
    ...yes(open && paused, "resume"),
    ...yes(open && !paused, "pause"),
    ...yes(state === "submitted", "accept"),
    ...yes(state === "submitted" || state === "accepted", "decline", "refer"),
    ...yes(state === "accepted" || state === "in_progress", "close"),
    ...yes(!open && state !== "void", "reopen"),
  ];
}

/** The instants to come at which something falls due or runs out: where a mistake of a day or a moment would show. */
export function moments(model: Model, now: string): string[] {
  const rest = pauseOf(model);
  const step = nextDate(model);
  const ending = endingOf(model);
  const reactBy = ending?.reaction === "awaited" ? ending.reactBy : null;
  const days = [
    ...(rest ? [startOf(rest.until)] : []),
    ...(step === undefined ? [] : [startOf(step), endOf(step)]),
    ...(ending && reactBy !== null
      ? [startOf(afterWorkingDays(dateOf(ending.at), 10)), startOf(reactBy), endOf(reactBy)]
      : []),
    ...(model.due !== null && model.firstContact === null ? [endOf(model.due)] : []),
  ];
  const runsOut = model.offers.filter(({ state }) => state === "open").map(({ expiresAt }) => expiresAt);
  const begin = model.meetings.filter(({ state }) => state === "booked").map(({ startsAt }) => startsAt);
  return [...days, ...runsOut, ...begin].filter((moment) => moment > now);
}

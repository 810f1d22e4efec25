// A walk over the rules alone, without a database: what the table of transitions, the promise and the reminders of questions decide, held against
// the model step by step. Thousands of them take seconds.
import { actions, kinds, priorities, type Action } from "@samverkansstod/api/contract/life-cycle.ts";
import { isDue, nextStepOf } from "@samverkansstod/api/features/conversation/conversation.rules.ts";
import { reactByDate, usualDays } from "@samverkansstod/api/features/outcomes/outcomes.rules.ts";
import { promiseFor, showPromise } from "@samverkansstod/api/features/requests/promise.rules.ts";
import { stageOf } from "@samverkansstod/api/features/requests/requests.rules.ts";
import {
  actionsIn,
  stateAfter,
  transitionFor,
  type ActingAs,
  type Situation,
} from "@samverkansstod/api/features/requests/transitions.rules.ts";
import { newModel } from "./walk-begin.ts";
import { dateOf, dayAfter, endOf } from "./walk-calendar.ts";
import * as deeds from "./walk-deeds.ts";
import { actionsNow, endingOf, isOpen, nextDate, pauseOf, step, sweep, type Model } from "./walk-model.ts";
import { Dice } from "./walk.ts";

type Deed = (model: Model, now: string, dice: Dice) => void;

/** The deeds that change a state or what decides about one; what is only said is in them too. */
const deedsOf: Readonly<Partial<Record<Action, Deed>>> = {
  assign: (model, now, dice) => deeds.assign(model, now, dice.pick(["a", "b", null])),
  triage: (model, now, dice) =>
    dice.chance(0.7)
      ? deeds.setKind(model, now, { kind: dice.pick(kinds), since: null })
      : deeds.prioritise(model, now, dice.pick(priorities)),
  accept: (model, now) => deeds.accept(model, now, "a"),
  ask: deeds.ask,
  answer: deeds.answer,
  message: (model, now, dice) => (dice.chance(0.5) ? deeds.write : deeds.writeBack)(model, now),
  note: deeds.note,
  pause: (model, now, dice) => deeds.rest(model, now, dayAfter(dateOf(now), 1 + dice.below(20))),
  resume: deeds.goOn,
  log_contact: (model, now) => deeds.logContact(model, now, { who: "a", at: now }),
  close: deeds.close,
  decline: deeds.decline,
  refer: (model, now, dice) => deeds.refer(model, now, dice.pick(["not_needed", "asked", "given"])),
  answer_referral: (model, now, dice) => deeds.answerReferral(model, now, dice.chance(0.5)),
  withdraw: deeds.withdraw,
  void: deeds.voidIt,
  reopen: deeds.reopen,
  confirm: (model, now) => deeds.react(model, now, { reaction: "confirmed", rates: false }),
  dispute: (model, now) => deeds.react(model, now, { reaction: "disputed", rates: false }),
  rate: (model, now) => deeds.react(model, now, { reaction: undefined, rates: true }),
};

function situationOf(model: Model): Situation {
  const ending = endingOf(model) ?? null;
  return { state: model.state, waitingFor: model.waitingFor, paused: pauseOf(model) !== undefined, ending };
}

function wrong(what: string, found: unknown, wanted: unknown): never {
  throw new Error(`${what}: found ${JSON.stringify(found)}, should be ${JSON.stringify(wanted)}`);
}

function same(what: string, found: unknown, wanted: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong(what, found, wanted);
}

/** That the rules decide now as the model does. */
function compare(model: Model, now: string, promisedBefore: string | null): void {
  const situation = situationOf(model);
  for (const by of ["requester", "staff"] as const) {
    // What further depends on an assignee is a rule of its own.
    const wanted = new Set(actionsNow({ ...model, assignee: null, email: true }, by));
    same(`${by} can`, [...new Set<string>(actionsIn(situation, by))].toSorted(), [...wanted].toSorted());
  }
  const instant = Temporal.Instant.from(now);
  const { kind, pauses, due, firstContact } = model;
  if (firstContact === null) {
    const receivedAt = Temporal.Instant.from(model.receivedAt);
    const days = { consultation: 3, process_support: 5, unsure: 3 };
    same("promise", promiseFor({ kind, receivedAt, days, pauses }).date, due);
  } else if (promisedBefore !== null) same("kept promise", due, promisedBefore);
  if (due !== null) {
    const facts = { state: model.state, pausedUntil: pauseOf(model)?.until ?? null, dueDate: due, dueAt: endOf(due) };
    const shown = showPromise({ ...facts, firstContactAt: firstContact }, instant);
    const overdue = isOpen(model) && facts.pausedUntil === null && firstContact === null && endOf(due) <= now;
    same("overdue", shown?.overdue, overdue);
  }
  const { question } = model;
  const date = nextDate(model);
  if (question && date !== undefined) {
    const next = nextStepOf({ ...question, id: "", requestId: "", pauses }, { question: [5, 10], noReply: 15 });
    same("next step of a question", [next.step, next.date], [question.reminders < 2 ? "remind" : "close", date]);
    same("step is due", isDue(next, instant), question.reminders < 2 ? date <= dateOf(now) : endOf(date) <= now);
  }
  const stage = stageOf(model.state, model.waitingFor);
  const waits = isOpen(model) && model.waitingFor === "requester";
  same("stage", stage === "waiting_for_you", waits);
  same("ended", stage === "ended", !isOpen(model));
}

/** One deed, allowed or not: the rules let it be done exactly when the model does, and lead to the same state. */
function tryDeed(model: Model, now: string, dice: Dice): void {
  const action = dice.pick(actions);
  const deed = deedsOf[action];
  if (!deed) return;
  const by: ActingAs = dice.pick(["requester", "staff"]);
  const transition = transitionFor(action, situationOf(model), by);
  const may = actionsNow({ ...model, email: true }, by).includes(action);
  same(`${by} may ${action} in ${model.state}`, transition !== undefined, may);
  if (!transition) return;
  const wanted = stateAfter(transition, model.state);
  const closedBefore = model.closedAt;
  deed(model, now, dice);
  same(`${action} leads to`, model.state, wanted);
  const last = model.endings.at(-1);
  if (action === "close" && last?.reactBy)
    same("react by", reactByDate(Temporal.Instant.from(now), usualDays), last.reactBy);
  if (closedBefore !== null) same("first closing", model.closedAt, closedBefore);
}

/** Goes one walk over the rules; gives how many steps it had. */
export function walkRules(seed: number): number {
  const dice = new Dice(seed);
  const minute = 60_000;
  let instant = Temporal.Instant.from("2026-01-07T00:00:00Z").add({ milliseconds: dice.below(500 * 1440) * minute });
  const iso = () => instant.toString({ fractionalSecondDigits: 3 });
  const model = newModel(iso(), dice.pick(kinds), {});
  step(model, iso(), { type: "submitted", by: "requester" });
  const steps = 8 + dice.below(20);
  for (let at = 0; at < steps; at++) {
    instant = instant.add({ milliseconds: dice.below(dice.pick([1, 60, 1440, 9 * 1440])) * minute + dice.below(2) });
    const now = iso();
    if (dice.chance(0.4)) sweep(model, now);
    const promised = model.firstContact === null ? null : model.due;
    tryDeed(model, now, dice);
    compare(model, now, promised);
  }
  return steps;
}

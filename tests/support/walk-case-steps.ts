// Steps of a walk while a case is open: triage, its course and what is said. Each knows what should come of it now, allowed or not.
import * as conversation from "@samverkansstod/api/contract/conversation.ts";
import { kinds, priorities } from "@samverkansstod/api/contract/life-cycle.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import * as triage from "@samverkansstod/api/contract/triage.ts";
import { dateOf, dayAfter, startOf } from "./walk-calendar.ts";
import * as deeds from "./walk-deeds.ts";
import { actionsNow, isOpen } from "./walk-model.ts";
import { attempt, nowOf, versionOf, type Walk } from "./walk.ts";

export type WalkStep = (walk: Walk) => Promise<void>;

/** How an action is refused now; undefined: it is not. */
export const can = ({ model }: Walk, action: string, by: "requester" | "staff" = "staff") =>
  actionsNow(model, by).includes(action) ? undefined : "wrong_state";
/** What a requester is answered, who gets not_found where the case is not shown to them. */
export const own = (walk: Walk, action: string) => (walk.model.reached ? can(walk, action, "requester") : "not_found");
export const target = async (walk: Walk) => ({ params: { id: walk.id }, version: await versionOf(walk) });

const accept: WalkStep = async (walk) => {
  const { model, staff } = walk;
  await attempt(walk, {
    by: staff[0],
    endpoint: triage.acceptRequest,
    input: { ...(await target(walk)), body: {} },
    refused: can(walk, "accept"),
    done: (now) => deeds.accept(model, now, staff[0].id),
  });
};

const assign: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const personId = dice.pick([staff[0].id, staff[1].id, null]);
  await attempt(walk, {
    by: staff[0],
    endpoint: assignRequest,
    input: { ...(await target(walk)), body: { personId } },
    refused: can(walk, "assign"),
    done: (now) => deeds.assign(model, now, personId),
  });
};

const changeOfKind: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const kind = dice.pick(kinds);
  const today = dateOf(nowOf(walk));
  const received = dateOf(model.receivedAt);
  const back = dice.chance(0.3) ? dayAfter(today, -dice.below(9)) : today;
  const since = back < received ? received : back;
  await attempt(walk, {
    by: staff[1],
    endpoint: triage.triageRequest,
    input: { ...(await target(walk)), body: { kind, ...(since !== today && { kindSince: since }) } },
    refused: can(walk, "triage"),
    done: (now) => {
      const start = startOf(since) < model.receivedAt ? model.receivedAt : startOf(since);
      deeds.setKind(model, now, { kind, since: since === today ? null : start });
    },
  });
};

const prioritise: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const priority = dice.pick(priorities);
  await attempt(walk, {
    by: staff[0],
    endpoint: triage.triageRequest,
    input: { ...(await target(walk)), body: { priority } },
    refused: can(walk, "triage"),
    done: (now) => deeds.prioritise(model, now, priority),
  });
};

const rest: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const until = dayAfter(dateOf(nowOf(walk)), 1 + dice.below(20));
  await attempt(walk, {
    by: staff[0],
    endpoint: triage.pauseRequest,
    input: { ...(await target(walk)), body: { until, reason: "De återkommer" } },
    refused: can(walk, "pause"),
    done: (now) => deeds.rest(model, now, until),
  });
};

const goOn: WalkStep = async (walk) => {
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: triage.resumeRequest,
    input: { ...(await target(walk)), body: {} },
    refused: can(walk, "resume"),
    done: (now) => deeds.goOn(walk.model, now),
  });
};

export const unreachable = ({ model }: Walk) => (model.email ? undefined : "no_address");

const ask: WalkStep = async (walk) => {
  const { model, staff } = walk;
  await attempt(walk, {
    by: staff[0],
    endpoint: conversation.askRequester,
    input: { ...(await target(walk)), body: { text: "Vilken skola gäller det?" } },
    refused: isOpen(model) ? unreachable(walk) : "wrong_state",
    done: (now) => deeds.ask(model, now),
  });
};

const answer: WalkStep = async (walk) => {
  const { model } = walk;
  await attempt(walk, {
    by: walk.requester,
    endpoint: conversation.answerQuestion,
    input: { ...(await target(walk)), body: { text: "Bergsjöskolan." } },
    refused: own(walk, "answer"),
    done: (now) => deeds.answer(model, now),
  });
};

const write: WalkStep = async (walk) => {
  const { model, staff, id } = walk;
  await attempt(walk, {
    by: staff[1],
    endpoint: conversation.sendMessage,
    input: { params: { id }, body: { text: "Vi hörs på tisdag." } },
    refused: model.state === "void" ? "wrong_state" : unreachable(walk),
    done: (now) => deeds.write(model, now),
  });
};

const writeBack: WalkStep = async (walk) => {
  const { model, id } = walk;
  await attempt(walk, {
    by: walk.requester,
    endpoint: conversation.sendMessage,
    input: { params: { id }, body: { text: "Tack!" } },
    refused: own(walk, "message"),
    done: (now) => deeds.writeBack(model, now),
  });
};

const note: WalkStep = async (walk) => {
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: conversation.addNote,
    input: { params: { id: walk.id }, body: { kind: "working", text: "Kolla med biblioteket." } },
    refused: can(walk, "note"),
    done: (now) => deeds.note(walk.model, now),
  });
};

export const logContact: WalkStep = async (walk) => {
  const { model, dice, staff, id, app } = walk;
  const span = Temporal.Instant.from(model.receivedAt).until(app.clock.now()).total("milliseconds");
  const back = dice.chance(0.5) ? 0 : Math.floor(dice.next() * span);
  const at = app.clock.now().subtract({ milliseconds: back }).toString({ fractionalSecondDigits: 3 });
  await attempt(walk, {
    by: staff[0],
    endpoint: conversation.logContact,
    input: { params: { id }, body: { channel: "phone", at, minutes: 10, text: "Ringde." } },
    refused: can(walk, "log_contact"),
    done: (now) => deeds.logContact(model, now, { who: staff[0].id, at }),
  });
};

/** Each with how often it is tried. */
export const courseSteps: readonly (readonly [WalkStep, number])[] = [
  [accept, 4],
  [assign, 3],
  [changeOfKind, 4],
  [prioritise, 1],
  [rest, 4],
  [goOn, 2],
  [ask, 5],
  [answer, 3],
  [write, 3],
  [writeBack, 3],
  [note, 1],
  [logContact, 4],
];

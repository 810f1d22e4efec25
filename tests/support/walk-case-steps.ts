// Steps of a walk while a case is open: triage, its course and what is said. Each knows what should come of it now, allowed or not.
import * as conversation from "@samverkansstod/api/contract/conversation.ts";
import { kinds, priorities } from "@samverkansstod/api/contract/life-cycle.ts";
import { assignRequest } from "@samverkansstod/api/contract/requests.ts";
import * as triage from "@samverkansstod/api/contract/triage.ts";
import { dateOf, dayAfter, startOf } from "./walk-calendar.ts";
import {
  actionsNow,
  changeKind,
  contact,
  isOpen,
  pause,
  resume,
  step,
  supersede,
  type Model,
} from "./walk-model.ts";
import { attempt, nowOf, versionOf, type Walk } from "./walk.ts";

export type WalkStep = (walk: Walk) => Promise<void>;

/** How an action is refused now; undefined: it is not. */
export const can = ({ model }: Walk, action: string, by: "requester" | "staff" = "staff") =>
  actionsNow(model, by).includes(action) ? undefined : "wrong_state";
/** What a requester is answered, who gets not_found where the case is not shown to them. */
export const own = (walk: Walk, action: string) => (walk.model.reached ? can(walk, action, "requester") : "not_found");
export const target = async (walk: Walk) => ({ params: { id: walk.id }, version: await versionOf(walk) });

/** The requester can open the case from here on. */
export function reach(model: Model): void {
  if (model.email) model.reached = true;
}

const accept: WalkStep = async (walk) => {
  const { model, staff } = walk;
  await attempt(walk, {
    by: staff[0],
    endpoint: triage.acceptRequest,
    input: { ...(await target(walk)), body: {} },
    refused: can(walk, "accept"),
    done: (now) => {
      model.assignee ??= staff[0].id;
      step(model, now, { type: "accepted", by: "staff", to: "accepted" });
    },
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
    done: (now) => {
      if (personId === model.assignee) return;
      model.assignee = personId;
      step(model, now, { type: personId === null ? "unassigned" : "assigned", by: "staff" });
    },
  });
};

const changeOfKind: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const kind = dice.pick(kinds);
  const now = nowOf(walk);
  const today = dateOf(now);
  const received = dateOf(model.receivedAt);
  const back = dice.chance(0.3) ? dayAfter(today, -dice.below(9)) : today;
  const since = back < received ? received : back;
  await attempt(walk, {
    by: staff[1],
    endpoint: triage.triageRequest,
    input: { ...(await target(walk)), body: { kind, ...(since !== today && { kindSince: since }) } },
    refused: can(walk, "triage"),
    done: () => {
      const start = startOf(since) < model.receivedAt ? model.receivedAt : startOf(since);
      const from = since === today ? now : start;
      if (since === today && kind === model.kind) return;
      const overlapping = model.kinds.filter(({ to }) => to === null || to > from);
      if (since !== today && overlapping.every(({ value }) => value === kind)) return;
      changeKind(model, kind, from);
      step(model, now, { type: "kind_changed", by: "staff" });
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
    done: (now) => {
      if (priority === model.priority) return;
      model.priority = priority;
      step(model, now, { type: "triaged", by: "staff" });
    },
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
    done: (now) => pause(model, now, until),
  });
};

const goOn: WalkStep = async (walk) => {
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: triage.resumeRequest,
    input: { ...(await target(walk)), body: {} },
    refused: can(walk, "resume"),
    done: (now) => resume(walk.model, now, "staff"),
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
    done: (now) => {
      reach(model);
      model.question = { askedAt: now, reminders: 0, remindedAt: null };
      model.waitingFor = "requester";
      if (model.firstContact === null) contact(model, now);
      model.mails.push("question");
      step(model, now, { type: "asked", by: "staff" });
    },
  });
};

const answer: WalkStep = async (walk) => {
  const { model } = walk;
  await attempt(walk, {
    by: walk.requester,
    endpoint: conversation.answerQuestion,
    input: { ...(await target(walk)), body: { text: "Bergsjöskolan." } },
    refused: own(walk, "answer"),
    done: (now) => {
      const reopens = !isOpen(model);
      model.question = null;
      step(model, now, { type: "answered", by: "requester" });
      if (reopens) {
        supersede(model, now);
        step(model, now, { type: "reopened", by: "requester", to: "in_progress" });
      }
      model.waitingFor = "unit";
    },
  });
};

const write: WalkStep = async (walk) => {
  const { model, staff, id } = walk;
  await attempt(walk, {
    by: staff[1],
    endpoint: conversation.sendMessage,
    input: { params: { id }, body: { text: "Vi hörs på tisdag." } },
    refused: model.state === "void" ? "wrong_state" : unreachable(walk),
    done: (now) => {
      reach(model);
      if (model.firstContact === null) contact(model, now);
      if (model.waitingFor === "unit") model.waitingFor = "nobody";
      model.mails.push("message");
      step(model, now, { type: "message_sent", by: "staff" });
    },
  });
};

const writeBack: WalkStep = async (walk) => {
  const { model, id } = walk;
  await attempt(walk, {
    by: walk.requester,
    endpoint: conversation.sendMessage,
    input: { params: { id }, body: { text: "Tack!" } },
    refused: own(walk, "message"),
    done: (now) => {
      if (isOpen(model)) {
        model.question = null;
        model.waitingFor = "unit";
      }
      step(model, now, { type: "message_received", by: "requester" });
    },
  });
};

const note: WalkStep = async (walk) => {
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: conversation.addNote,
    input: { params: { id: walk.id }, body: { kind: "working", text: "Kolla med biblioteket." } },
    refused: can(walk, "note"),
    done: (now) => step(walk.model, now, { type: "note_added", by: "staff" }),
  });
};

/** What a contact or a meeting does to a case that waits. */
export function met(model: Model, at: string): void {
  contact(model, at);
  if (model.waitingFor === "unit" || model.question !== null) model.waitingFor = "nobody";
  model.question = null;
}

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
    done: (now) => {
      if (model.state === "submitted") {
        model.assignee ??= staff[0].id;
        step(model, now, { type: "accepted", by: "staff", to: "accepted" });
      }
      met(model, at);
      step(model, now, { type: "contact_logged", by: "staff", to: "in_progress" });
    },
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

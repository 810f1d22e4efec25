// What each deed makes of a case in the model, once it is allowed. Steps of real walks and walks over the rules alone share them.
import type { Kind } from "@samverkansstod/api/contract/life-cycle.ts";
import { afterWorkingDays, dateOf } from "./walk-calendar.ts";
import {
  changeKind,
  contact,
  end,
  endingOf,
  isOpen,
  pause,
  resume,
  settleOffer,
  step,
  supersede,
  type By,
  type Model,
  type ModelMeeting,
  type ModelOffer,
} from "./walk-model.ts";

/** The requester can open the case from here on. */
export function reach(model: Model): void {
  if (model.email) model.reached = true;
}

/** What a contact or a meeting does to a case that waits. */
function met(model: Model, at: string): void {
  contact(model, at);
  if (model.waitingFor === "unit" || model.question !== null) model.waitingFor = "nobody";
  model.question = null;
}

function firstContact(model: Model, at: string): void {
  if (model.firstContact === null) contact(model, at);
}

export function accept(model: Model, now: string, who: string): void {
  model.assignee ??= who;
  step(model, now, { type: "accepted", by: "staff", to: "accepted" });
}

export function assign(model: Model, now: string, who: string | null): void {
  if (who === model.assignee) return;
  model.assignee = who;
  step(model, now, { type: who === null ? "unassigned" : "assigned", by: "staff" });
}

/** From now on, or corrected since an earlier instant. */
export function setKind(model: Model, now: string, { kind, since }: { kind: Kind; since: string | null }): void {
  const from = since ?? now;
  const known = model.kinds.filter(({ to }) => to === null || to > from);
  if (known.every(({ value }) => value === kind)) return;
  changeKind(model, kind, from);
  step(model, now, { type: "kind_changed", by: "staff" });
}

export function prioritise(model: Model, now: string, priority: string): void {
  if (priority === model.priority) return;
  model.priority = priority;
  step(model, now, { type: "triaged", by: "staff" });
}

export const rest = pause;
export const goOn = (model: Model, now: string): void => resume(model, now, "staff");

export function ask(model: Model, now: string): void {
  reach(model);
  model.question = { askedAt: now, reminders: 0, remindedAt: null };
  model.waitingFor = "requester";
  firstContact(model, now);
  model.mails.push("question");
  step(model, now, { type: "asked", by: "staff" });
}

export function answer(model: Model, now: string): void {
  const reopens = !isOpen(model);
  model.question = null;
  step(model, now, { type: "answered", by: "requester" });
  if (reopens) {
    supersede(model, now);
    step(model, now, { type: "reopened", by: "requester", to: "in_progress" });
  }
  model.waitingFor = "unit";
}

export function write(model: Model, now: string): void {
  reach(model);
  firstContact(model, now);
  if (model.waitingFor === "unit") model.waitingFor = "nobody";
  model.mails.push("message");
  step(model, now, { type: "message_sent", by: "staff" });
}

export function writeBack(model: Model, now: string): void {
  if (isOpen(model)) {
    model.question = null;
    model.waitingFor = "unit";
  }
  step(model, now, { type: "message_received", by: "requester" });
}

export const note = (model: Model, now: string): void => step(model, now, { type: "note_added", by: "staff" });

export function logContact(model: Model, now: string, { who, at }: { who: string; at: string }): void {
  if (model.state === "submitted") accept(model, now, who);
  met(model, at);
  step(model, now, { type: "contact_logged", by: "staff", to: "in_progress" });
}

export function close(model: Model, now: string): void {
  const asks = model.email && !model.unit;
  if (asks) reach(model);
  const reaction = asks ? "awaited" : "not_asked";
  const reactBy = asks ? afterWorkingDays(dateOf(now), 15) : null;
  end(
    model,
    now,
    { type: "closed", by: "staff", to: "closed", contacted: true },
    { kind: "closed", reaction, reactBy },
  );
  if (asks) model.mails.push("closed");
}

export function decline(model: Model, now: string): void {
  reach(model);
  end(model, now, { type: "declined", by: "staff", to: "declined", contacted: model.email }, { kind: "declined" });
  if (model.email) model.mails.push("declined");
}

export function refer(model: Model, now: string, consent: "not_needed" | "asked" | "given"): void {
  reach(model);
  const how = { type: "referred", by: "staff", to: "referred", contacted: model.email } as const;
  end(model, now, how, { kind: "referred", consent });
  if (consent === "given") model.mails.push("referral_handover");
  if (model.email) model.mails.push(consent === "asked" ? "referral_question" : "referred");
}

export function answerReferral(model: Model, now: string, agreed: boolean): void {
  const ending = endingOf(model);
  if (ending) ending.consent = agreed ? "given" : "refused";
  if (agreed) model.mails.push("referral_handover");
  step(model, now, { type: agreed ? "referral_agreed" : "referral_refused", by: "requester" });
}

export function withdraw(model: Model, now: string): void {
  const how = { type: "withdrawn", by: "requester", to: "withdrawn", contacted: false } as const;
  end(model, now, how, { kind: "withdrawn" });
  model.mails.push("withdrawn");
}

export function voidIt(model: Model, now: string): void {
  end(model, now, { type: "voided", by: "staff", to: "void", contacted: false }, { kind: "void" });
}

export function reopen(model: Model, now: string): void {
  reach(model);
  supersede(model, now);
  if (model.email) model.mails.push("reopened");
  step(model, now, { type: "reopened", by: "staff", to: model.state === "closed" ? "in_progress" : "submitted" });
}

export function react(
  model: Model,
  now: string,
  { reaction, rates }: { reaction: "confirmed" | "disputed" | undefined; rates: boolean },
): void {
  const ending = endingOf(model);
  if (!ending) return;
  if (rates) ending.rated = true;
  if (reaction) ending.reaction = reaction;
  if (reaction === "confirmed") step(model, now, { type: "ending_confirmed", by: "requester" });
  if (reaction !== "disputed") return;
  supersede(model, now);
  model.waitingFor = "unit";
  step(model, now, { type: "ending_disputed", by: "requester", to: "in_progress" });
}

export function offer(model: Model, now: string, made: Omit<ModelOffer, "state">): void {
  settleOffer(model, now, "staff");
  reach(model);
  model.offers.push({ ...made, state: "open" });
  model.mails.push("times_offered");
  step(model, now, { type: "times_offered", by: "staff" });
}

export function book(model: Model, now: string, { by, ...meeting }: Omit<ModelMeeting, "state"> & { by: By }): void {
  model.meetings.push({ ...meeting, state: "booked" });
  step(model, now, { type: "meeting_booked", by });
}

export function move(model: Model, now: string, meeting: ModelMeeting, to: Pick<ModelMeeting, "startsAt" | "endsAt">) {
  Object.assign(meeting, to);
  step(model, now, { type: "meeting_moved", by: "staff" });
}

export function cancel(model: Model, now: string, meeting: ModelMeeting): void {
  meeting.state = "cancelled";
  step(model, now, { type: "meeting_cancelled", by: "staff" });
}

/** What came of a meeting that has begun, or what is said of it instead. */
export function logMeeting(model: Model, now: string, meeting: ModelMeeting, tookPlace: boolean): void {
  const corrects = meeting.state !== "booked";
  const wasHeld = meeting.state === "held";
  meeting.state = tookPlace ? "held" : "missed";
  const type = corrects ? "meeting_log_corrected" : `meeting_${meeting.state}`;
  // That it took place takes the case on once, however often its log is corrected.
  if (!tookPlace || wasHeld || !isOpen(model)) {
    step(model, now, { type, by: "staff" });
    return;
  }
  if (model.state === "submitted") accept(model, now, meeting.consultant);
  met(model, meeting.startsAt);
  step(model, now, { type, by: "staff", to: "in_progress" });
}

// Decisions about what is said in a case: what each reader is shown of it, in whose name somebody writes, and when silence is reminded of
// or ends the case. Time in, decision out.
import type { Message, Note } from "../../contract/conversation.ts";
import { promiseDueAt, swedishCalendar } from "../../shared/calendar-working-days.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { findPersonalNumbers, maskPersonalNumbers } from "../../shared/personal-number.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";
import { pausedDates, type PauseInterval } from "../requests/promise.rules.ts";
import type { Reader } from "../requests/requests.rules.ts";

/** What somebody wrote, without the space around it, and whether something like a personal number came in with it. Refuses with invalid_fields. */
export function readWords(written: string): { text: string; personalNumber: boolean } {
  const text = written.trim();
  if (text === "") throw new Refusal("invalid_fields", { errors: [{ field: "/text", code: "required" }] });
  return { text, personalNumber: findPersonalNumbers(text).length > 0 };
}

export interface StoredMessage extends Omit<Message, "mine"> {
  authorId: string;
}

export type StoredNote = Note;

/**
 * A message as this reader sees it: staff get personal numbers masked, the requester what was written. Where the contact is protected nobody else
 * sees who wrote as the requester.
 */
export function showMessage(
  { authorId, ...message }: StoredMessage,
  reader: Reader,
  { concealed }: { concealed: boolean },
): Message {
  const mine = authorId === reader.personId;
  const hidden = concealed && message.direction === "from_requester" && !mine;
  const author = hidden ? null : message.author;
  if (reader.as === "requester") return { ...message, author, mine, personalNumber: false };
  const text = message.personalNumber ? maskPersonalNumbers(message.text) : message.text;
  return { ...message, author, mine, text };
}

/** A note as staff see it. */
export function showNote(note: StoredNote): Note {
  return { ...note, text: note.personalNumber ? maskPersonalNumbers(note.text) : note.text };
}

/**
 * In whose name a message is written: whoever asked writes as the requester, also when they work at the unit; otherwise those who may work
 * on cases write as staff.
 */
export function writesAs({
  isStaff,
  isShown,
  mayWork,
}: Record<"isStaff" | "isShown" | "mayWork", boolean>): "requester" | "staff" | "forbidden" {
  if (!isStaff || isShown) return "requester";
  return mayWork ? "staff" : "forbidden";
}

/** A contact that took place: after the case was received, and not in the future. */
export function contactErrors(
  at: Temporal.Instant | undefined,
  { receivedAt, now }: { receivedAt: string | null; now: Temporal.Instant },
): FieldRefusal[] {
  if (at === undefined) return [{ field: "/at", code: "wrong_format" }];
  if (Temporal.Instant.compare(at, now) > 0) return [{ field: "/at", code: "in_the_future" }];
  if (receivedAt !== null && Temporal.Instant.compare(at, Temporal.Instant.from(receivedAt)) < 0) {
    return [{ field: "/at", code: "before_received" }];
  }
  return [];
}

/** After how many working days a question is reminded of, and after how many silence ends the case; a setting. */
export interface QuestionDays {
  question: readonly number[];
  noReply: number;
}

/** A question that a case waits for the requester to answer. */
export interface OpenQuestion {
  id: string;
  requestId: string;
  askedAt: string;
  /** How many times the requester has been reminded, and when last. */
  reminders: number;
  remindedAt: string | null;
  /** The case's pauses since it was asked. */
  pauses: readonly PauseInterval[];
}

export interface NextStep {
  step: "remind" | "close";
  /** The working day on which it is time. */
  date: string;
  /** The instant that day ends in Stockholm. */
  dueAt: string;
}

export type DueQuestion = OpenQuestion & NextStep;

const stepsOf = ({ question, noReply }: QuestionDays) => [...question, noReply];

/** Working days from one step to the next; at least one. */
const between = (from: number, to: number) => Math.max(1, to - from);

/**
 * What comes next of a question nobody answers. Each step comes so many working days after the one before it, not after the question alone:
 * whoever was reminded late, because the case was paused or the product stood still, still gets the whole time to answer.
 */
export function nextStepOf({ askedAt, reminders, remindedAt, pauses }: OpenQuestion, days: QuestionDays): NextStep {
  const steps = stepsOf(days);
  const at = Math.min(reminders, days.question.length);
  const before = at === 0 ? 0 : (steps[at - 1] ?? 0);
  const since = Temporal.Instant.from((at === 0 ? null : remindedAt) ?? askedAt);
  const wait = between(before, steps[at] ?? days.noReply);
  const { dueDate, dueAt } = promiseDueAt(since, wait, swedishCalendar, pausedDates(pauses));
  return { step: at < days.question.length ? "remind" : "close", date: dueDate.toString(), dueAt: dueAt.toString() };
}

/** A reminder is due on its day; an ending only when its day has passed, for the requester was told "by" that day. */
export function isDue({ step, date, dueAt }: NextStep, now: Temporal.Instant): boolean {
  if (step === "close") return Temporal.Instant.compare(now, Temporal.Instant.from(dueAt)) >= 0;
  return Temporal.PlainDate.compare(stockholmDate(now), Temporal.PlainDate.from(date)) >= 0;
}

/** The last day to answer, for whoever is reminded now for the `reminders + 1`st time: what is left of the steps after this one. */
export function lastDayToAnswer(reminders: number, days: QuestionDays, now: Temporal.Instant): string {
  const steps = stepsOf(days);
  const at = Math.min(reminders, days.question.length - 1);
  let left = 0;
  for (let step = at + 1; step < steps.length; step++) left += between(steps[step - 1] ?? 0, steps[step] ?? 0);
  return promiseDueAt(now, Math.max(1, left), swedishCalendar).dueDate.toString();
}

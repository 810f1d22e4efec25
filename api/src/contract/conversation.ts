// What is said in a case: messages between requester and unit, which both see, and notes, which only staff see.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Request } from "./requests.ts";
import { exactly, Id, IdParams, Instant, Minutes, orNull } from "./shapes.ts";

const tag = "conversation";

export const noteKinds = ["working", "official"] as const;
export type NoteKind = (typeof noteKinds)[number];
export const contactChannels = ["phone", "email", "visit", "digital", "letter"] as const;
export type ContactChannel = (typeof contactChannels)[number];

export const mostWords = 8000;
const Words = Type.String({ minLength: 1, maxLength: mostWords });

export const Message = exactly({
  id: Id,
  at: Instant,
  direction: Type.Enum(["to_requester", "from_requester"]),
  author: orNull(Type.String({ description: "Name of who wrote it." })),
  mine: Type.Boolean(),
  text: Type.String({ description: "For staff, what looks like a personal number is masked." }),
  personalNumber: Type.Boolean({ description: "For staff: something like a personal number came in." }),
  question: Type.Boolean({ description: "The case waits, or waited, for the answer." }),
  settled: Type.Boolean({ description: "Of a question: it no longer waits." }),
});
export type Message = Static<typeof Message>;

export const Note = exactly({
  id: Id,
  at: Instant,
  kind: Type.Enum([...noteKinds]),
  author: orNull(Type.String()),
  text: Type.String(),
  personalNumber: Type.Boolean(),
  contact: orNull(exactly({ channel: Type.Enum([...contactChannels]), at: Instant, minutes: orNull(Type.Integer()) })),
});
export type Note = Static<typeof Note>;

/** All that was said in a case, oldest first; `notes` for staff only. */
export const listConversation = defineEndpoint({
  name: "listConversation",
  method: "GET",
  url: "/api/v1/requests/:id/conversation",
  access: "request.read_own",
  tag,
  summary: "Messages, and for staff notes",
  params: IdParams,
  answers: { 200: exactly({ messages: Type.Array(Message), notes: Type.Optional(Type.Array(Note)) }) },
});

/**
 * Writes to the other side. The requester gets a mail that says so (never the text); the unit sees it in the queue. Whoever was shown the case as a
 * requester writes as one, also when they work at the unit. Refuses with forbidden, no_address, wrong_state.
 */
export const sendMessage = defineEndpoint({
  name: "sendMessage",
  method: "POST",
  url: "/api/v1/requests/:id/messages",
  access: "request.read_own",
  tag,
  summary: "Write to the requester, or to the unit",
  idempotent: true,
  params: IdParams,
  body: exactly({ text: Words }),
  answers: { 201: Message },
});

/** Asks the requester something; the case waits for them. Two reminders, then it ends with no_reply. Refuses with no_address, wrong_state, stale_version. */
export const askRequester = defineEndpoint({
  name: "askRequester",
  method: "POST",
  url: "/api/v1/requests/:id/ask",
  access: "case.work",
  tag,
  summary: "Ask the requester a question",
  ifMatch: true,
  params: IdParams,
  body: exactly({ text: Words }),
  answers: { 200: Request },
});

/** Answers the question that is open; the case comes back to the unit. An answer after no_reply reopens. Refuses with wrong_state, stale_version. */
export const answerQuestion = defineEndpoint({
  name: "answerQuestion",
  method: "POST",
  url: "/api/v1/requests/:id/answer",
  access: "request.ask",
  tag,
  summary: "Answer the unit's question",
  ifMatch: true,
  params: IdParams,
  body: exactly({ text: Words }),
  answers: { 200: Request },
});

/** Adds a working note (the unit's own, cleaned or archived at closing) or an official note (part of the record). Mails nobody. */
export const addNote = defineEndpoint({
  name: "addNote",
  method: "POST",
  url: "/api/v1/requests/:id/notes",
  access: "case.work",
  tag,
  summary: "Add a note",
  idempotent: true,
  params: IdParams,
  body: exactly({ kind: Type.Enum([...noteKinds]), text: Words }),
  answers: { 201: Note },
});

/**
 * Logs a contact that took place (a call, a visit …): an official note that stops the clock of the first contact, and takes the case to
 * in_progress; whoever logs it becomes responsible for a new case that nobody has. An open question waits no more. `at` is never in the future nor
 * before the case was received. Refuses with invalid_fields, wrong_state, not_assignable, conflict_of_interest.
 */
export const logContact = defineEndpoint({
  name: "logContact",
  method: "POST",
  url: "/api/v1/requests/:id/contacts",
  access: "case.work",
  tag,
  summary: "Log a call or another contact",
  idempotent: true,
  params: IdParams,
  body: exactly({
    channel: Type.Enum([...contactChannels]),
    at: Type.Optional(Instant),
    minutes: Type.Optional(orNull(Minutes)),
    text: Words,
  }),
  answers: { 201: Request },
});

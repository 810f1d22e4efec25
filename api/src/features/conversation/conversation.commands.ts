// What people say in a case: messages, questions and their answers, notes. Each is one transaction with its history and its mail. A logged
// contact is contact.commands.ts, reminding of a question reminders.commands.ts.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Message, Note, NoteKind } from "../../contract/conversation.ts";
import { openStates } from "../../contract/life-cycle.ts";
import type { Request } from "../../contract/requests.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import { isStaff, type Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  asRequester,
  asStaff,
  openCase,
  requesterReader,
  shownCase,
  staffReader,
  takeStep,
  timeOf,
} from "../requests/case.steps.ts";
import { mailRequester, reachRequester } from "../requests/mail.steps.ts";
import type { Reader } from "../requests/requests.rules.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { readWords, showMessage, showNote, writesAs } from "./conversation.rules.ts";
import { settleQuestions } from "./conversation.steps.ts";
import { addMessage, addNote, findMessage, findNote, isShownTo, supersedeEnding } from "./conversation.store.ts";

interface Said {
  id: string;
  text: string;
}

const nameOf = ({ actor }: Call) => actor.name ?? actor.email;

async function writeToRequester(tx: Tx, tools: RequestTools, { id, text: written }: Said, newId: string, call: Call) {
  const stored = await openCase(tx, { id, action: "message", reader: staffReader(call) }, call.now);
  const words = readWords(written);
  const at = timeOf(stored, call.now);
  await reachRequester(tx, stored, at);
  const authorId = call.actor.personId;
  await addMessage(tx, { ...words, id: newId, requestId: id, at, direction: "to_requester", authorId });
  const answers = stored.staff.waitingFor === "unit";
  await takeStep(
    tx,
    stored,
    { type: "message_sent", action: "message", contactAt: at, ...(answers && { waitingFor: "nobody" }) },
    asStaff(call),
  );
  await mailRequester(tx, tools.queue, stored, { template: "message", data: { author: nameOf(call) }, now: at });
}

async function writeToUnit(tx: Tx, { id, text: written }: Said, newId: string, call: Call) {
  const stored = await openCase(tx, { id, action: "message", reader: requesterReader(call) }, call.now);
  const words = readWords(written);
  const at = timeOf(stored, call.now);
  const isOpen = openStates.some((state) => state === stored.staff.state);
  // Whoever writes is not silent, whichever box they wrote in.
  if (isOpen) await settleQuestions(tx, id, at);
  const authorId = call.actor.personId;
  await addMessage(tx, { ...words, id: newId, requestId: id, at, direction: "from_requester", authorId });
  await takeStep(
    tx,
    stored,
    { type: "message_received", action: "message", ...(isOpen && { waitingFor: "unit" }) },
    asRequester(call),
  );
}

async function readMessage(tx: Tx, id: string, reader: Reader): Promise<Message> {
  const found = await findMessage(tx, id, reader.as === "requester" ? reader.personId : undefined);
  if (!found) throw new Refusal("not_found");
  // One's own.
  return showMessage(found, reader, { concealed: false });
}

/**
 * A message to the requester by mail and page, or to the unit, who sees it in the queue. From staff it counts as a first contact. Refuses with
 * not_found, forbidden, wrong_state, no_address, invalid_fields.
 */
export async function sendMessage(tools: RequestTools, said: Said, key: Once, call: Call): Promise<Message> {
  const { actor } = call;
  const { requests } = tools.database;
  const staff = isStaff(actor);
  const as = writesAs({
    isStaff: staff,
    isShown: staff && (await isShownTo(requests, said.id, actor.personId)),
    mayWork: actor.permissions.has("case.work"),
  });
  if (as === "forbidden") throw new Refusal("forbidden");
  const reader = as === "staff" ? staffReader(call) : requesterReader(call);
  const role = as === "staff" ? "app_staff" : "app_requester";
  const creation = { personId: actor.personId, id: randomUUID(), status: 201, now: call.now.toString() };
  return inCommand(requests, commandContext(role, "sendMessage", call), async (tx) => {
    const id = await once(tx, key, creation, (newId) =>
      as === "staff" ? writeToRequester(tx, tools, said, newId, call) : writeToUnit(tx, said, newId, call),
    );
    return readMessage(tx, id, reader);
  });
}

interface VersionedSaid extends Said {
  version: number;
}

/** Asks the requester; the case waits for them. Refuses with not_found, wrong_state, stale_version, no_address, invalid_fields. */
export function askRequester(
  tools: RequestTools,
  { id, version, text: written }: VersionedSaid,
  call: Call,
): Promise<Request> {
  const words = readWords(written);
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "askRequester", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "ask", reader }, call.now);
    const at = timeOf(stored, call.now);
    await reachRequester(tx, stored, at);
    await settleQuestions(tx, id, at);
    const asked = { ...words, requestId: id, at, direction: "to_requester", question: true } as const;
    await addMessage(tx, { ...asked, authorId: call.actor.personId });
    await takeStep(tx, stored, { type: "asked", action: "ask", waitingFor: "requester", contactAt: at }, asStaff(call));
    await mailRequester(tx, tools.queue, stored, { template: "question", data: { author: nameOf(call) }, now: at });
    return shownCase(tx, id, reader, call.now);
  });
}

/** Answers the unit's question; an answer to a case that was closed without one opens it again. Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function answerQuestion(
  tools: RequestTools,
  { id, version, text: written }: VersionedSaid,
  call: Call,
): Promise<Request> {
  const words = readWords(written);
  const reader = requesterReader(call);
  return inCommand(tools.database.requests, commandContext("app_requester", "answerQuestion", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "answer", reader }, call.now);
    const at = timeOf(stored, call.now);
    await settleQuestions(tx, id, at);
    const authorId = call.actor.personId;
    await addMessage(tx, { ...words, requestId: id, at, direction: "from_requester", authorId });
    const acting = asRequester(call);
    if (stored.ending === null) {
      await takeStep(tx, stored, { type: "answered", action: "answer", waitingFor: "unit" }, acting);
    } else {
      await takeStep(tx, stored, { type: "answered", action: null }, acting);
      await takeStep(tx, stored, { type: "reopened", action: "answer", waitingFor: "unit" }, acting);
      await supersedeEnding(tx, id, at);
    }
    return shownCase(tx, id, reader, call.now);
  });
}

interface NewNote extends Said {
  kind: NoteKind;
}

/** Adds a note, which only staff see. Refuses with not_found, wrong_state, invalid_fields. */
export function noteInCase(tools: RequestTools, note: NewNote, key: Once, call: Call): Promise<Note> {
  const { id: requestId, kind } = note;
  const words = readWords(note.text);
  const { personId } = call.actor;
  const creation = { personId, id: randomUUID(), status: 201, now: call.now.toString() };
  return inCommand(tools.database.requests, commandContext("app_staff", "addNote", call), async (tx) => {
    const id = await once(tx, key, creation, async (newId) => {
      const stored = await openCase(tx, { id: requestId, action: "note", reader: staffReader(call) }, call.now);
      const at = timeOf(stored, call.now);
      await addNote(tx, { ...words, id: newId, requestId, at, kind, authorId: personId });
      await takeStep(tx, stored, { type: "note_added", action: "note", details: { noteKind: kind } }, asStaff(call));
    });
    const added = await findNote(tx, id);
    if (!added) throw new Refusal("not_found");
    return showNote(added);
  });
}

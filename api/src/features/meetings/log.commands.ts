// What came of a meeting: its log, which may take the case on, the correction of a log, and sending what was agreed.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import { openStates } from "../../contract/life-cycle.ts";
import type { logMeeting as log, Meeting } from "../../contract/meetings.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { settleQuestions } from "../conversation/conversation.steps.ts";
import { assignability } from "../people/people.store.ts";
import { asStaff, openCase, staffReader, storedCase, takeStep, timeOf, type Step } from "../requests/case.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { shownMeeting, type MeetingTarget } from "./booking.commands.ts";
import { acceptableLog, hasBegun, showMeeting, type AcceptableLog, type StoredMeeting } from "./meetings.rules.ts";
import { caseOfMeeting, changeMeeting, lockMeeting } from "./meetings.store.ts";
import { addLog, supersedeLog } from "./logs.store.ts";

const isOpen = ({ staff }: StoredRequest) => openStates.some((open) => open === staff.state);

function stepOf(log: AcceptableLog, meeting: StoredMeeting, { corrects }: { corrects: boolean }): Step {
  const { startsAt } = meeting;
  const minutes = String(log.minutes);
  if (corrects)
    return { type: "meeting_log_corrected", action: null, reason: log.correction, details: { startsAt, minutes } };
  if (log.tookPlace) return { type: "meeting_held", action: null, details: { startsAt, minutes } };
  return { type: "meeting_missed", action: null, details: { startsAt, code: log.notBecause ?? "" } };
}

/** Whether a meeting, whose log may come late, was before the first contact that is known. */
function isFirstContact({ firstContactAt }: StoredRequest, { startsAt }: StoredMeeting): boolean {
  if (firstContactAt === null) return true;
  return Temporal.Instant.compare(Temporal.Instant.from(startsAt), Temporal.Instant.from(firstContactAt)) < 0;
}

/** A case that nobody had accepted is accepted by the meeting: whoever held it is responsible, unless somebody is. */
async function accept(tx: Tx, stored: StoredRequest, consultantId: string, call: Call): Promise<StoredRequest> {
  const { assignable, member, name } = await assignability(tx, consultantId, stored.organisation?.id ?? null);
  const mayBe = stored.assigneeId === null && assignable && !member && consultantId !== stored.requesterId;
  const assignee = mayBe ? { assignee: { id: consultantId, name } } : {};
  await takeStep(tx, stored, { type: "accepted", action: "accept", ...assignee }, asStaff(call));
  return storedCase(tx, stored.id, staffReader(call));
}

/** Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function logMeeting(
  { database }: RequestTools,
  { id, version }: MeetingTarget,
  body: BodyOf<typeof log>,
  call: Call,
): Promise<Meeting> {
  const { now, actor } = call;
  return inCommand(database.requests, commandContext("app_staff", "logMeeting", call), async (tx) => {
    const requestId = await caseOfMeeting(tx, id);
    if (requestId === undefined) throw new Refusal("not_found");
    // As a note: what came of a meeting may be written, and corrected, when the case has ended.
    let stored = await openCase(tx, { id: requestId, action: "note", reader: staffReader(call) }, now);
    const meeting = await lockMeeting(tx, id);
    if (!meeting) throw new Refusal("not_found");
    if (meeting.version !== version) throw new Refusal("stale_version", { current: showMeeting(meeting, now) });
    if (meeting.state === "cancelled" || !hasBegun(meeting, now)) throw new Refusal("wrong_state");
    const corrects = meeting.state !== "booked";
    const { attendance, ...written } = acceptableLog(body, { corrects });
    const at = timeOf(stored, now);
    if (corrects) await supersedeLog(tx, id, at);
    await addLog(tx, { ...written, id: randomUUID(), meetingId: id, at, authorId: actor.personId }, attendance);
    await changeMeeting(tx, id, { state: written.tookPlace ? "held" : "missed" }, { sent: false });
    const step = stepOf({ ...written, attendance }, meeting, { corrects });
    // That a meeting took place takes the case on, once. One that did not, or of a case that has ended, changes nothing but itself.
    if (written.tookPlace && meeting.state !== "held" && isOpen(stored)) {
      if (stored.staff.state === "submitted") stored = await accept(tx, stored, meeting.consultant.id, call);
      // Who has been met is not silent, and has had an answer.
      const wasAsked = await settleQuestions(tx, requestId, at);
      const { waitingFor } = stored.staff;
      const waitsNoMore = waitingFor === "unit" || (waitingFor === "requester" && wasAsked);
      const values = isFirstContact(stored, meeting) ? { firstContactAt: meeting.startsAt } : {};
      const met: Step = { ...step, action: "hold_meeting", values, ...(waitsNoMore && { waitingFor: "nobody" }) };
      await takeStep(tx, stored, met, asStaff(call));
    } else {
      await takeStep(tx, stored, step, asStaff(call));
    }
    return shownMeeting(tx, id, call);
  });
}

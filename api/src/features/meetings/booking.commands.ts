// Booking, moving and cancelling a meeting: each one transaction that takes or frees the consultant's time, keeps what was, and tells everybody
// invited. Offers that the requester picks from are offers.commands.ts.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import type {
  bookMeeting as book,
  cancelMeeting as cancel,
  Meeting,
  moveMeeting as move,
} from "../../contract/meetings.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { asStaff, openCase, staffReader, takeStep, timeOf } from "../requests/case.steps.ts";
import { reachRequester } from "../requests/mail.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { consultantFor } from "./consultant.steps.ts";
import { blockedBy, isoOf } from "./free-times.rules.ts";
import { inviteTo, tellInvited } from "./invitations.steps.ts";
import { hasBegun, placeOf, showMeeting, wantedTime, type StoredMeeting } from "./meetings.rules.ts";
import {
  addMeeting,
  addMove,
  cancelMeetings,
  caseOfMeeting,
  changeMeeting,
  findMeeting,
  lockMeeting,
} from "./meetings.store.ts";
import { participantsChosen } from "./participants.steps.ts";
import { claimTimes, refuseTaken, takeTime, type Attempt } from "./reservations.steps.ts";
import { addReservations, lockTime, releaseMeetings } from "./reservations.store.ts";

/** The meeting after the command, as staff are shown it. */
export async function shownMeeting(tx: Tx, id: string, call: Call): Promise<Meeting> {
  const stored = await findMeeting(tx, id);
  if (!stored) throw new Refusal("not_found");
  return showMeeting(stored, call.now);
}

/** Refuses with not_found, wrong_state, not_assignable, conflict_of_interest, invalid_fields, time_taken. */
export async function bookMeeting(
  { database, queue }: RequestTools,
  { requestId, body }: { requestId: string; body: BodyOf<typeof book> },
  key: Once,
  call: Call,
): Promise<Meeting> {
  const { consultantId, minutes, placeKind, inviteRequester, participantIds = [] } = body;
  const { now, actor } = call;
  const { personId } = actor;
  const time = wantedTime(body, { minutes, now });
  const attempt: Attempt = { personId: consultantId, times: [time], minutes, now };
  return takeTime(database, { ...attempt, once: { key, personId, requestId } }, ({ bufferMinutes }) =>
    inCommand(database.requests, commandContext("app_staff", "bookMeeting", call), async (tx) => {
      const own = { personId, id: randomUUID(), status: 201, now: isoOf(now) };
      const id = await once(tx, key, own, async (meetingId) => {
        await refuseTaken(tx, { ...attempt, bufferMinutes });
        const stored = await openCase(tx, { id: requestId, action: "book_meeting", reader: staffReader(call) }, now);
        const at = timeOf(stored, now);
        const mailbox = await consultantFor(tx, stored, consultantId);
        const participants = await participantsChosen(tx, requestId, participantIds);
        const withRequester = inviteRequester && stored.contactEmail !== null;
        if (withRequester) await reachRequester(tx, stored, at);
        await claimTimes(tx, { ...attempt, bufferMinutes });
        const [startsAt, endsAt] = [isoOf(time.start), isoOf(time.end)];
        await addMeeting(tx, {
          id: meetingId,
          requestId,
          consultantId,
          state: "booked",
          startsAt,
          endsAt,
          localStart: time.localStart,
          placeKind,
          place: placeOf(body.place),
          createdAt: at,
          createdBy: personId,
        });
        const blocked = blockedBy(time, bufferMinutes);
        await addReservations(tx, [{ personId: consultantId, blocked, state: "booked", meetingId }]);
        await inviteTo(tx, meetingId, { stored, mailbox, withRequester, participants });
        await takeStep(
          tx,
          stored,
          { type: "meeting_booked", action: "book_meeting", details: { startsAt } },
          asStaff(call),
        );
        await tellInvited(tx, queue, stored, { meetingIds: [meetingId], what: "booked", now: at });
      });
      return shownMeeting(tx, id, call);
    }),
  );
}

export interface MeetingTarget {
  id: string;
  version: number;
}

interface Opened {
  stored: StoredRequest;
  meeting: StoredMeeting;
}

/** A meeting to come and its case, both locked. Refuses with not_found, wrong_state, stale_version (with the present one). */
export async function openMeeting(tx: Tx, { id, version }: MeetingTarget, call: Call): Promise<Opened> {
  const requestId = await caseOfMeeting(tx, id);
  if (requestId === undefined) throw new Refusal("not_found");
  const stored = await openCase(tx, { id: requestId, action: "book_meeting", reader: staffReader(call) }, call.now);
  const meeting = await lockMeeting(tx, id);
  if (!meeting) throw new Refusal("not_found");
  if (meeting.version !== version) throw new Refusal("stale_version", { current: showMeeting(meeting, call.now) });
  if (meeting.state !== "booked" || hasBegun(meeting, call.now)) throw new Refusal("wrong_state");
  return { stored, meeting };
}

const lengthOf = ({ startsAt, endsAt }: Pick<Meeting, "startsAt" | "endsAt">) =>
  Temporal.Instant.from(startsAt).until(Temporal.Instant.from(endsAt), { largestUnit: "minute" }).minutes;

/** Refuses with not_found, wrong_state, stale_version, invalid_fields, time_taken. */
export async function moveMeeting(
  { database, queue }: RequestTools,
  target: MeetingTarget,
  body: BodyOf<typeof move>,
  call: Call,
): Promise<Meeting> {
  const { now, actor } = call;
  const { id } = target;
  // Read before the transaction for the question that costs nothing; what counts is read again under lock.
  const present = await findMeeting(database.requests, id);
  if (!present) throw new Refusal("not_found");
  const minutes = body.minutes ?? lengthOf(present);
  const personId = present.consultant.id;
  const time = wantedTime(body, { minutes, now });
  const attempt: Attempt = { personId, times: [time], minutes, now, own: { meetingId: id } };
  return takeTime(database, attempt, ({ bufferMinutes }) =>
    inCommand(database.requests, commandContext("app_staff", "moveMeeting", call), async (tx) => {
      const { stored, meeting } = await openMeeting(tx, target, call);
      const at = timeOf(stored, now);
      await lockTime(tx, [personId]);
      // First, so that a meeting can move into a part of its own time.
      await releaseMeetings(tx, [id]);
      await claimTimes(tx, { ...attempt, bufferMinutes });
      const [startsAt, endsAt] = [isoOf(time.start), isoOf(time.end)];
      const { placeKind = meeting.placeKind, reason, askedBy } = body;
      const place = body.place === undefined ? meeting.place : placeOf(body.place);
      const old = { startsAt: meeting.startsAt, endsAt: meeting.endsAt };
      await addReservations(tx, [
        { personId, blocked: blockedBy(time, bufferMinutes), state: "booked", meetingId: id },
      ]);
      await addMove(tx, {
        meetingId: id,
        at,
        movedBy: actor.personId,
        askedBy,
        reason,
        fromStartsAt: old.startsAt,
        fromEndsAt: old.endsAt,
        toStartsAt: startsAt,
        toEndsAt: endsAt,
      });
      await changeMeeting(tx, id, { startsAt, endsAt, localStart: time.localStart, placeKind, place }, { sent: true });
      const details = { startsAt, fromStartsAt: old.startsAt };
      await takeStep(tx, stored, { type: "meeting_moved", action: null, reason, details }, asStaff(call));
      await tellInvited(tx, queue, stored, { meetingIds: [id], what: "moved", old, now: at });
      return shownMeeting(tx, id, call);
    }),
  );
}

/** Refuses with not_found, wrong_state, stale_version. */
export function cancelMeeting(
  { database, queue }: RequestTools,
  target: MeetingTarget,
  body: BodyOf<typeof cancel>,
  call: Call,
): Promise<Meeting> {
  const { id } = target;
  const { code } = body;
  const reason = body.reason?.trim() || null;
  return inCommand(database.requests, commandContext("app_staff", "cancelMeeting", call), async (tx) => {
    const { stored, meeting } = await openMeeting(tx, target, call);
    const at = timeOf(stored, call.now);
    await lockTime(tx, [meeting.consultant.id]);
    await cancelMeetings(tx, [id], { code, reason, at });
    await releaseMeetings(tx, [id]);
    const details = { startsAt: meeting.startsAt, code };
    await takeStep(tx, stored, { type: "meeting_cancelled", action: null, reason, details }, asStaff(call));
    await tellInvited(tx, queue, stored, { meetingIds: [id], what: "cancelled", now: at });
    return shownMeeting(tx, id, call);
  });
}

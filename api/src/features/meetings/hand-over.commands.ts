// Somebody else holds a meeting, at the same time and place: one transaction that frees the time of the one, takes that of the other and tells everybody
// invited, also whoever held it.
import { inCommand } from "@samverkansstod/db/client.ts";
import type { Meeting } from "../../contract/meetings.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { asStaff, takeStep, timeOf } from "../requests/case.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { openMeeting, shownMeeting, type MeetingTarget } from "./booking.commands.ts";
import { consultantFor } from "./consultant.steps.ts";
import { blockedBy } from "./free-times.rules.ts";
import { tellFormerHolder, tellInvited } from "./invitations.steps.ts";
import { changeHolder, changeMeeting, findMeeting, staffMailbox } from "./meetings.store.ts";
import { claimTimes, takeTime, type Attempt } from "./reservations.steps.ts";
import { addReservations, lockTime, releaseMeetings } from "./reservations.store.ts";

/** Refuses with not_found, wrong_state, stale_version, not_assignable, conflict_of_interest, invalid_fields, time_taken. */
export async function handOverMeeting(
  { database, queue }: RequestTools,
  target: MeetingTarget,
  { consultantId, reason }: { consultantId: string; reason: string | null },
  call: Call,
): Promise<Meeting> {
  const { id } = target;
  const { now } = call;
  // Read before the transaction for the question that costs nothing; what counts is read again under lock.
  const present = await findMeeting(database.requests, id);
  if (!present) throw new Refusal("not_found");
  const time = { start: Temporal.Instant.from(present.startsAt), end: Temporal.Instant.from(present.endsAt) };
  const minutes = Math.round(time.start.until(time.end).total("minutes"));
  const attempt: Attempt = { personId: consultantId, times: [time], minutes, now, own: { meetingId: id } };
  return takeTime(database, attempt, ({ bufferMinutes }) =>
    inCommand(database.requests, commandContext("app_staff", "handOverMeeting", call), async (tx) => {
      const { stored, meeting } = await openMeeting(tx, target, call);
      const before = meeting.consultant;
      if (before.id === consultantId) {
        throw new Refusal("invalid_fields", { errors: [{ field: "/consultantId", code: "not_a_choice" }] });
      }
      const at = timeOf(stored, now);
      const mailbox = await consultantFor(tx, stored, consultantId);
      await lockTime(tx, [before.id, consultantId]);
      await releaseMeetings(tx, [id]);
      // Moved since it was read: the version says so before this.
      await claimTimes(tx, { ...attempt, bufferMinutes });
      await addReservations(tx, [
        { personId: consultantId, blocked: blockedBy(time, bufferMinutes), state: "booked", meetingId: id },
      ]);
      await changeMeeting(tx, id, { consultantId }, { sent: true });
      await changeHolder(tx, id, mailbox, at);
      const details = { startsAt: meeting.startsAt, from: before.name, to: mailbox.name };
      await takeStep(tx, stored, { type: "meeting_handed_over", action: null, reason, details }, asStaff(call));
      await tellInvited(tx, queue, stored, { meetingIds: [id], what: "handedOver", now: at });
      const former = await staffMailbox(tx, before.id);
      if (former) await tellFormerHolder(tx, queue, stored, { meetingId: id, former, now: at });
      return shownMeeting(tx, id, call);
    }),
  );
}

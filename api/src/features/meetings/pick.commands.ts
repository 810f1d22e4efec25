// Picking one of the times on offer: by the requester, in whose name the database shows only what is theirs, or by staff on their behalf.
import { inCommand, inReadingOf, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Meeting } from "../../contract/meetings.ts";
import { once, wasDone, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { asRequester, asStaff, openCase, takeStep, timeOf } from "../requests/case.steps.ts";
import type { Reader } from "../requests/requests.rules.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { isoOf } from "./free-times.rules.ts";
import { inviteTo, tellInvited } from "./invitations.steps.ts";
import { hasBegun, isOffered, showMeeting, type StoredOffer } from "./meetings.rules.ts";
import { addMeeting, findMeeting, staffMailbox } from "./meetings.store.ts";
import { findOffer, markPicked, settleOffer } from "./offers.store.ts";
import { orFreeTimes } from "./reservations.steps.ts";
import { bookReserved, lockTime, releaseOffer } from "./reservations.store.ts";

interface Pick {
  requestId: string;
  offerId: string;
  timeId: string;
}

const shownTo = (reader: Reader) => (reader.as === "requester" ? reader.personId : undefined);

function timeIn(offer: StoredOffer, timeId: string) {
  const time = offer.times.find(({ id }) => id === timeId);
  if (!time) throw new Refusal("invalid_fields", { errors: [{ field: "/timeId", code: "not_a_choice" }] });
  return time;
}

/** Refuses with not_found, invalid_fields, wrong_state, time_taken: the offer ran out, was withdrawn or picked from, or the time has been. */
export async function pickTime(
  { database, queue }: RequestTools,
  pick: Pick,
  { key, reader }: { key: Once; reader: Reader },
  call: Call,
): Promise<Meeting> {
  const { requestId, offerId, timeId } = pick;
  const { now } = call;
  const { personId } = call.actor;
  const isRequester = reader.as === "requester";
  const acting = isRequester ? asRequester(call) : asStaff(call);
  // Read before the transaction for the answer that costs nothing; what counts is read again under lock.
  const present = isRequester
    ? await inReadingOf(database.requests, personId, (tx) => findOffer(tx, pick, personId))
    : await findOffer(database.requests, pick);
  if (!present) throw new Refusal("not_found");
  const time = timeIn(present, timeId);
  const [start, end] = [Temporal.Instant.from(time.startsAt), Temporal.Instant.from(time.endsAt)];
  const minutes = start.until(end, { largestUnit: "minute" }).minutes;
  const consultantId = present.consultant.id;
  const context = commandContext(isRequester ? "app_requester" : "app_staff", "pickTime", call);

  async function book(tx: Tx, meetingId: string): Promise<void> {
    // Before the case is locked, so that of many who pick at once only the first few wait; what is written below is written only if it still holds.
    const offer = await findOffer(tx, pick, shownTo(reader));
    if (!offer) throw new Refusal("not_found");
    if (!isOffered(offer, now) || hasBegun(time, now)) throw new Refusal("time_taken");
    const stored = await openCase(tx, { id: requestId, action: "pick_time", reader }, now);
    const at = timeOf(stored, now);
    const mailbox = await staffMailbox(tx, consultantId);
    if (!mailbox || !(await settleOffer(tx, offerId, { state: "picked", at }))) throw new Refusal("time_taken");
    const { startsAt, endsAt, localStart } = time;
    await lockTime(tx, [consultantId]);
    await addMeeting(tx, {
      id: meetingId,
      requestId,
      consultantId,
      state: "booked",
      startsAt,
      endsAt,
      localStart,
      placeKind: offer.placeKind,
      place: offer.place,
      offerId,
      createdAt: at,
      createdBy: personId,
    });
    if (!(await bookReserved(tx, { offeredTimeId: timeId, meetingId, now: isoOf(now) })))
      throw new Refusal("time_taken");
    await markPicked(tx, timeId);
    await releaseOffer(tx, offerId, "released");
    await inviteTo(tx, meetingId, { stored, mailbox, withRequester: true, participants: [] });
    await takeStep(tx, stored, { type: "meeting_booked", action: "pick_time", details: { startsAt } }, acting);
    await tellInvited(tx, queue, stored, { meetingIds: [meetingId], what: "booked", now: at });
  }

  return orFreeTimes(database, { personId: consultantId, times: [{ start, end }], minutes, now }, async () => {
    const isGone = !isOffered(present, now) || hasBegun(time, now);
    if (isGone && !(await wasDone(database.requests, key, personId))) throw new Refusal("time_taken");
    return inCommand(database.requests, context, async (tx) => {
      const own = { personId, id: randomUUID(), status: 201, now: isoOf(now) };
      const id = await once(tx, key, own, (meetingId) => book(tx, meetingId));
      const stored = await findMeeting(tx, id, shownTo(reader));
      if (!stored) throw new Refusal("not_found");
      return showMeeting(stored, now);
    });
  });
}

// Picking one of the times on offer: by the requester, in whose name the database shows only what is theirs, or by staff on their behalf.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Meeting } from "../../contract/meetings.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
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
import { orFreeTimes, type Attempt } from "./reservations.steps.ts";
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

function attemptOf(
  { startsAt, endsAt }: StoredOffer["times"][number],
  { personId, now }: { personId: string; now: Temporal.Instant },
): Attempt {
  const [start, end] = [Temporal.Instant.from(startsAt), Temporal.Instant.from(endsAt)];
  const { minutes } = start.until(end, { largestUnit: "minute" });
  return { personId, times: [{ start, end }], minutes, now };
}

/** Refuses with not_found, invalid_fields, wrong_state, time_taken: the offer ran out, was withdrawn or picked from, or the time has been. */
export function pickTime(
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
  const context = commandContext(isRequester ? "app_requester" : "app_staff", "pickTime", call);
  const lost: { attempt?: Attempt } = {};

  async function book(tx: Tx, meetingId: string): Promise<void> {
    // Before the case is locked, so that of many who pick at once only the first few wait; what is written below is written only if it still holds.
    const offer = await findOffer(tx, pick, shownTo(reader));
    if (!offer) throw new Refusal("not_found");
    const time = timeIn(offer, timeId);
    const consultantId = offer.consultant.id;
    lost.attempt = attemptOf(time, { personId: consultantId, now });
    if (!isOffered(offer, now) || hasBegun(time, now)) throw new Refusal("time_taken");
    const stored = await openCase(tx, { id: requestId, action: "pick_time", reader }, now);
    const at = timeOf(stored, now);
    const mailbox = await staffMailbox(tx, consultantId);
    if (!mailbox || !(await settleOffer(tx, offerId, { state: "picked", at }))) throw new Refusal("time_taken");
    await lockTime(tx, [consultantId]);
    const { startsAt, endsAt, localStart } = time;
    const { placeKind, place } = offer;
    await addMeeting(tx, {
      id: meetingId,
      requestId,
      consultantId,
      state: "booked",
      startsAt,
      endsAt,
      localStart,
      placeKind,
      place,
      offerId,
      createdAt: at,
      createdBy: personId,
    });
    const isBooked = await bookReserved(tx, { offeredTimeId: timeId, meetingId, now: isoOf(now) });
    if (!isBooked) throw new Refusal("time_taken");
    await markPicked(tx, timeId);
    await releaseOffer(tx, offerId, "released");
    await inviteTo(tx, meetingId, { stored, mailbox, withRequester: true, participants: [] });
    await takeStep(tx, stored, { type: "meeting_booked", action: "pick_time", details: { startsAt } }, acting);
    await tellInvited(tx, queue, stored, { meetingIds: [meetingId], what: "booked", now: at });
  }

  const picking = () =>
    inCommand(database.requests, context, async (tx) => {
      const own = { personId, id: randomUUID(), status: 201, now: isoOf(now) };
      const id = await once(tx, key, own, (meetingId) => book(tx, meetingId));
      const stored = await findMeeting(tx, id, shownTo(reader));
      if (!stored) throw new Refusal("not_found");
      return showMeeting(stored, now);
    });
  return orFreeTimes(database, () => lost.attempt, picking);
}

// Parts of commands that concern meetings and that commands of later features share: clearing what was to come when a case ends.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { Queue } from "../../jobs/queue.ts";
import { takeStep, timeOf, type Acting } from "../requests/case.steps.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { tellInvited } from "./invitations.steps.ts";
import { isOffered, type StoredOffer } from "./meetings.rules.ts";
import { cancelMeetings, lockMeetingsToCome } from "./meetings.store.ts";
import { openOffer, settleOffer } from "./offers.store.ts";
import { lockTime, releaseMeetings, releaseOffer } from "./reservations.store.ts";

/** An open offer is offered no longer and its times are free: withdrawn, or expired if it has run out. The consultant's time is locked. */
export async function takeOfferBack(tx: Tx, stored: StoredRequest, offer: StoredOffer, acting: Acting): Promise<void> {
  const ranOut = !isOffered(offer, acting.now);
  await settleOffer(tx, offer.id, { state: ranOut ? "expired" : "withdrawn", at: timeOf(stored, acting.now) });
  await releaseOffer(tx, offer.id, ranOut ? "expired" : "released");
  await takeStep(tx, stored, { type: ranOut ? "times_expired" : "times_withdrawn", action: null }, acting);
}

/**
 * For a case that ends: cancels the meetings to come (`no_longer_needed`), takes the open offer back, frees the times, and tells
 * everybody invited. By staff, requester or system, whose role the transaction already has; the case's row is locked.
 */
export async function clearMeetings(tx: Tx, queue: Queue, stored: StoredRequest, acting: Acting): Promise<void> {
  const { id } = stored;
  const now = timeOf(stored, acting.now);
  const toCome = await lockMeetingsToCome(tx, id, now);
  const offer = await openOffer(tx, id);
  const consultants = toCome.map(({ consultantId }) => consultantId);
  await lockTime(tx, offer ? [...consultants, offer.consultant.id] : consultants);
  if (offer) await takeOfferBack(tx, stored, offer, acting);
  if (toCome.length === 0) return;
  const meetingIds = toCome.map((meeting) => meeting.id);
  await cancelMeetings(tx, meetingIds, { code: "no_longer_needed", at: now });
  await releaseMeetings(tx, meetingIds);
  for (const { startsAt } of toCome) {
    const details = { startsAt, code: "no_longer_needed" };
    await takeStep(tx, stored, { type: "meeting_cancelled", action: null, details }, acting);
  }
  await tellInvited(tx, queue, stored, { meetingIds, what: "cancelled", now });
}

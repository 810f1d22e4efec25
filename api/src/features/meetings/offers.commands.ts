// Offering times that the requester picks from: offer, withdraw, and what happens by itself when an offer runs out. Picking is pick.commands.ts.
import { inCommand, type Database, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { TimeOffer } from "../../contract/meetings.ts";
import type { offerTimes as offer } from "../../contract/offers.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { eachApart } from "../../shared/each-apart.ts";
import { Refusal } from "../../shared/problem.ts";
import { asStaff, asSystem, openCase, staffReader, systemContext, takeStep, timeOf } from "../requests/case.steps.ts";
import { mailRequester, reachRequester } from "../requests/mail.steps.ts";
import { lockRequest } from "../requests/requests.store.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { consultantFor } from "./consultant.steps.ts";
import { blockedBy, isoOf } from "./free-times.rules.ts";
import { expiryOf, isOffered, placeData, placeOf, showOffer, wantedTimes, type WantedTime } from "./meetings.rules.ts";
import { takeOfferBack } from "./meetings.steps.ts";
import { addOffer, findOffer, offersDue, openOffer } from "./offers.store.ts";
import { claimTimes, takeTime, type Attempt } from "./reservations.steps.ts";
import { addReservations, lockTime } from "./reservations.store.ts";

interface OfferTarget {
  requestId: string;
  offerId: string;
}

async function shownOffer(tx: Tx, target: OfferTarget, call: Call): Promise<TimeOffer> {
  const stored = await findOffer(tx, target);
  if (!stored) throw new Refusal("not_found");
  return showOffer(stored, call.now, { forStaff: true });
}

const offeredData = (times: readonly WantedTime[]) =>
  Object.fromEntries(
    times.flatMap(({ start, end }, at) => [
      [`offer${at + 1}StartsAt`, isoOf(start)],
      [`offer${at + 1}EndsAt`, isoOf(end)],
    ]),
  );

/** Refuses with not_found, wrong_state, no_address, not_assignable, conflict_of_interest, invalid_fields, time_taken. */
export async function offerTimes(
  { database, queue }: RequestTools,
  { requestId, body }: { requestId: string; body: BodyOf<typeof offer> },
  key: Once,
  call: Call,
): Promise<TimeOffer> {
  const { consultantId, minutes, placeKind } = body;
  const { now, actor } = call;
  const { personId } = actor;
  const times = wantedTimes(body.times, { minutes, now, fieldOf: (at) => `/times/${at}` }).toSorted((a, b) =>
    Temporal.Instant.compare(a.start, b.start),
  );
  const [first, ...rest] = times;
  if (!first) throw new Error("an offer without times passed the contract");
  // The offer that this one replaces gives its times back.
  const attempt: Attempt = { personId: consultantId, times: [first, ...rest], minutes, now, own: { requestId } };
  return takeTime(database, { ...attempt, once: { key, personId, requestId } }, ({ bufferMinutes, offerHours }) => {
    const expires = expiryOf(body.expiresAt, { times, offerHours, now });
    return inCommand(database.requests, commandContext("app_staff", "offerTimes", call), async (tx) => {
      const made = { personId, id: randomUUID(), status: 201, now: isoOf(now) };
      const id = await once(tx, key, made, async (offerId) => {
        const stored = await openCase(tx, { id: requestId, action: "offer_times", reader: staffReader(call) }, now);
        const at = timeOf(stored, now);
        const { name } = await consultantFor(tx, stored, consultantId);
        await reachRequester(tx, stored, at);
        const replaced = await openOffer(tx, requestId);
        if (replaced) {
          await lockTime(tx, [replaced.consultant.id, consultantId]);
          await takeOfferBack(tx, stored, replaced, asStaff(call));
        }
        await claimTimes(tx, { ...attempt, bufferMinutes });
        const place = placeOf(body.place);
        const expiresAt = isoOf(expires);
        const rows = times.map(({ start, end, localStart }) => ({
          id: randomUUID(),
          offerId,
          startsAt: isoOf(start),
          endsAt: isoOf(end),
          localStart,
          span: { start, end },
        }));
        await addOffer(
          tx,
          {
            id: offerId,
            requestId,
            consultantId,
            state: "open",
            createdAt: at,
            createdBy: personId,
            expiresAt,
            placeKind,
            place,
          },
          rows.map(({ span: _span, ...row }) => row),
        );
        await addReservations(
          tx,
          rows.map(({ id: offeredTimeId, span }) => ({
            personId: consultantId,
            blocked: blockedBy(span, bufferMinutes),
            state: "reserved" as const,
            expiresAt,
            offeredTimeId,
          })),
        );
        const details = { count: String(rows.length), until: expiresAt };
        await takeStep(tx, stored, { type: "times_offered", action: "offer_times", details }, asStaff(call));
        const data = { consultant: name, expiresAt, ...placeData(placeKind, place), ...offeredData(times) };
        await mailRequester(tx, queue, stored, { template: "times_offered", data, now: at });
      });
      return shownOffer(tx, { requestId, offerId: id }, call);
    });
  });
}

/** Refuses with not_found, wrong_state. */
export function withdrawOffer({ database }: RequestTools, target: OfferTarget, call: Call): Promise<TimeOffer> {
  const { requestId } = target;
  return inCommand(database.requests, commandContext("app_staff", "withdrawOffer", call), async (tx) => {
    const stored = await openCase(tx, { id: requestId, action: "offer_times", reader: staffReader(call) }, call.now);
    const present = await findOffer(tx, target);
    if (!present) throw new Refusal("not_found");
    if (!isOffered(present, call.now)) throw new Refusal("wrong_state");
    await lockTime(tx, [present.consultant.id]);
    await takeOfferBack(tx, stored, present, asStaff(call));
    return shownOffer(tx, target, call);
  });
}

/** How many offers one sweep settles; the rest wait for the next, a minute later. */
const mostAtOnce = 200;

/** Falls due: offers whose time has run out are expired and their times free. Each is a command of its own. */
export async function expireOffers({ database }: { database: Database }, now: Temporal.Instant): Promise<void> {
  const due = await offersDue(database.long, isoOf(now), mostAtOnce);
  await eachApart(due, ({ requestId, consultantId }) =>
    inCommand(database.long, systemContext("expireOffers"), async (tx) => {
      const stored = await lockRequest(tx, requestId);
      const offered = stored && (await openOffer(tx, requestId));
      // Meanwhile it may have been picked, withdrawn or replaced.
      if (!offered || isOffered(offered, now)) return;
      await lockTime(tx, [consultantId]);
      await takeOfferBack(tx, stored, offered, asSystem("expireOffers", now));
    }),
  );
}

// What the requester says of an ending: that it is right or not, how much the help helped, and whether what they wrote may follow to the one
// they were referred to.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import type { BodyOf } from "../../contract/endpoint.ts";
import type { reactToEnding as react } from "../../contract/outcomes.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { asRequester, openCase, requesterReader, shownCase, takeStep, timeOf } from "../requests/case.steps.ts";
import { situationOf, type StoredRequest } from "../requests/requests.rules.ts";
import { changeRequest } from "../requests/requests.store.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { transitionFor } from "../requests/transitions.rules.ts";
import { mailHandOver, type CaseTarget } from "./ending.steps.ts";
import { acceptableReaction } from "./outcomes.rules.ts";
import { addRating, changeEnding } from "./outcomes.store.ts";

type Rating = NonNullable<ReturnType<typeof acceptableReaction>["rating"]>;

async function rate(tx: Tx, stored: StoredRequest, rating: Rating, at: string): Promise<void> {
  const { year } = stockholmDate(Temporal.Instant.from(at));
  await addRating(tx, { ...rating, kind: stored.form.kind ?? "unsure", year });
  await changeEnding(tx, stored.id, { rated: true });
}

const steps = {
  confirmed: { type: "ending_confirmed", action: "confirm" },
  disputed: { type: "ending_disputed", action: "dispute", waitingFor: "unit" },
} as const;

/** Confirms or disputes the ending, which reopens, and rates. Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function reactToEnding(
  tools: RequestTools,
  { id, version }: CaseTarget,
  body: BodyOf<typeof react>,
  call: Call,
): Promise<Request> {
  const { reaction, text, rating } = acceptableReaction(body);
  const step = reaction && steps[reaction];
  const reader = requesterReader(call);
  return inCommand(tools.database.requests, commandContext("app_requester", "reactToEnding", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: step?.action ?? "rate", reader }, call.now);
    const situation = situationOf({ ...stored, ...stored.staff, ending: stored.ending });
    if (rating && !transitionFor("rate", situation, "requester")) throw new Refusal("wrong_state");
    const at = timeOf(stored, call.now);
    if (rating) await rate(tx, stored, rating, at);
    if (step) {
      await changeEnding(tx, id, {
        reaction,
        reactedAt: at,
        reactionText: text,
        ...(reaction === "disputed" && { supersededAt: at }),
      });
      await takeStep(tx, stored, { ...step, reason: text }, asRequester(call));
    }
    // Only a dispute changes the row of the case; the version stands for its ending too.
    if (reaction !== "disputed") await changeRequest(tx, id, at, {});
    return shownCase(tx, id, reader, call.now);
  });
}

/** Says yes or no to what was written following to the receiver. Refuses with not_found, wrong_state, stale_version. */
export function answerReferral(
  tools: RequestTools,
  { id, version }: CaseTarget,
  { agreed }: { agreed: boolean },
  call: Call,
): Promise<Request> {
  const reader = requesterReader(call);
  return inCommand(tools.database.requests, commandContext("app_requester", "answerReferral", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "answer_referral", reader }, call.now);
    const now = timeOf(stored, call.now);
    const consent = agreed ? "given" : "refused";
    const ending = await changeEnding(tx, id, { consent, consentAt: now, ...(agreed && { handedOverAt: now }) });
    const type = agreed ? "referral_agreed" : "referral_refused";
    await takeStep(tx, stored, { type, action: "answer_referral" }, asRequester(call));
    await changeRequest(tx, id, now, {});
    if (agreed && ending?.receiverEmail) {
      await mailHandOver(tx, tools.queue, stored, { to: ending.receiverEmail, now });
    }
    return shownCase(tx, id, reader, call.now);
  });
}

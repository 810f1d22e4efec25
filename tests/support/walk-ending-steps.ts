// Steps of a walk that end a case, answer its ending or open it again. Each knows what should come of it now, allowed or not.
import * as outcomes from "@samverkansstod/api/contract/outcomes.ts";
import { can, own, target, unreachable, type WalkStep } from "./walk-case-steps.ts";
import * as deeds from "./walk-deeds.ts";
import { endingOf } from "./walk-model.ts";
import { attempt } from "./walk.ts";

export const close: WalkStep = async (walk) => {
  const { model, staff } = walk;
  const body = {
    outcomes: ["advice_given", "contact_arranged"],
    summary: "Råd lämnat.",
    minutes: 90,
    strengthened: ["dialogue"],
  };
  await attempt(walk, {
    by: staff[0],
    endpoint: outcomes.closeRequest,
    input: { ...(await target(walk)), body },
    refused: can(walk, "close"),
    done: (now) => deeds.close(model, now),
  });
};

const decline: WalkStep = async (walk) => {
  const { model, staff } = walk;
  await attempt(walk, {
    by: staff[0],
    endpoint: outcomes.declineRequest,
    input: { ...(await target(walk)), body: { code: "other", text: "Vi kan inte hjälpa er." } },
    refused: can(walk, "decline"),
    done: (now) => deeds.decline(model, now),
  });
};

const refer: WalkStep = async (walk) => {
  const { model, dice, staff } = walk;
  const consent = dice.pick(["not_needed", "asked", "asked", "given"] as const);
  const body = { receiver: "Biblioteket", receiverEmail: "b@stad.example", text: "De hjälper er.", consent };
  await attempt(walk, {
    by: staff[0],
    endpoint: outcomes.referRequest,
    input: { ...(await target(walk)), body },
    refused: can(walk, "refer") ?? (consent === "asked" ? unreachable(walk) : undefined),
    done: (now) => deeds.refer(model, now, consent),
  });
};

const answerReferral: WalkStep = async (walk) => {
  const { model, dice } = walk;
  const agreed = dice.chance(0.5);
  await attempt(walk, {
    by: walk.requester,
    endpoint: outcomes.answerReferral,
    input: { ...(await target(walk)), body: { agreed } },
    refused: own(walk, "answer_referral"),
    done: (now) => deeds.answerReferral(model, now, agreed),
  });
};

const withdraw: WalkStep = async (walk) => {
  const { model } = walk;
  await attempt(walk, {
    by: walk.requester,
    endpoint: outcomes.withdrawRequest,
    input: { ...(await target(walk)), body: {} },
    refused: own(walk, "withdraw"),
    done: (now) => deeds.withdraw(model, now),
  });
};

const voidIt: WalkStep = async (walk) => {
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: outcomes.voidRequest,
    input: { ...(await target(walk)), body: { reason: "Skräp" } },
    refused: can(walk, "void"),
    done: (now) => deeds.voidIt(walk.model, now),
  });
};

const reopen: WalkStep = async (walk) => {
  const { model } = walk;
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: outcomes.reopenRequest,
    input: { ...(await target(walk)), body: { reason: "De hörde av sig" } },
    refused: can(walk, "reopen"),
    done: (now) => deeds.reopen(model, now),
  });
};

const react: WalkStep = async (walk) => {
  const { model, dice } = walk;
  const reaction = dice.pick(["confirmed", "disputed", undefined] as const);
  const rating = reaction === undefined || dice.chance(0.4) ? { helped: 1 + dice.below(5) } : null;
  const wanted = reaction === undefined ? "rate" : reaction === "confirmed" ? "confirm" : "dispute";
  await attempt(walk, {
    by: walk.requester,
    endpoint: outcomes.reactToEnding,
    input: { ...(await target(walk)), body: { ...(reaction && { reaction }), rating } },
    refused: own(walk, wanted) ?? (rating ? own(walk, "rate") : undefined),
    done: (now) => deeds.react(model, now, { reaction, rates: rating !== null }),
  });
};

/** The requester of a walk says yes to what was proposed, if anything was. */
export const confirm: WalkStep = async (walk) => {
  const ending = endingOf(walk.model);
  if (ending?.reaction !== "awaited") return;
  await attempt(walk, {
    by: walk.requester,
    endpoint: outcomes.reactToEnding,
    input: { ...(await target(walk)), body: { reaction: "confirmed" } },
    refused: undefined,
    done: (now) => deeds.react(walk.model, now, { reaction: "confirmed", rates: false }),
  });
};

/** Somebody else's case is not there. */
const intrude: WalkStep = async (walk) => {
  const input = { ...(await target(walk)), body: {} };
  const asked = { by: walk.stranger, input, refused: "not_found", done: () => undefined } as const;
  await attempt(walk, { ...asked, endpoint: outcomes.withdrawRequest });
};

/** Each with how often it is tried. */
export const endingSteps: readonly (readonly [WalkStep, number])[] = [
  [close, 6],
  [decline, 1],
  [refer, 2],
  [answerReferral, 3],
  [withdraw, 1],
  [voidIt, 0.5],
  [reopen, 3],
  [react, 5],
  [intrude, 0.3],
];

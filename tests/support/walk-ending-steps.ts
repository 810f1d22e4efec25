// Steps of a walk that end a case, answer its ending or open it again. Each knows what should come of it now, allowed or not.
import * as outcomes from "@samverkansstod/api/contract/outcomes.ts";
import { afterWorkingDays, dateOf } from "./walk-calendar.ts";
import { can, own, reach, target, unreachable, type WalkStep } from "./walk-case-steps.ts";
import { end, endingOf, step, supersede } from "./walk-model.ts";
import { attempt } from "./walk.ts";

export const close: WalkStep = async (walk) => {
  const { model, staff } = walk;
  const body = { outcomes: ["advice_given", "contact_arranged"], summary: "Råd lämnat.", minutes: 90, strengthened: ["dialogue"] };
  await attempt(walk, {
    by: staff[0],
    endpoint: outcomes.closeRequest,
    input: { ...(await target(walk)), body },
    refused: can(walk, "close"),
    done: (now) => {
      const asks = model.email && !model.unit;
      if (asks) reach(model);
      const reaction = asks ? "awaited" : "not_asked";
      const reactBy = asks ? afterWorkingDays(dateOf(now), 15) : null;
      end(model, now, { type: "closed", by: "staff", to: "closed", contacted: true }, { kind: "closed", reaction, reactBy });
      if (asks) model.mails.push("closed");
    },
  });
};

const decline: WalkStep = async (walk) => {
  const { model, staff } = walk;
  await attempt(walk, {
    by: staff[0],
    endpoint: outcomes.declineRequest,
    input: { ...(await target(walk)), body: { code: "other", text: "Vi kan inte hjälpa er." } },
    refused: can(walk, "decline"),
    done: (now) => {
      reach(model);
      end(model, now, { type: "declined", by: "staff", to: "declined", contacted: model.email }, { kind: "declined" });
      if (model.email) model.mails.push("declined");
    },
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
    done: (now) => {
      reach(model);
      end(model, now, { type: "referred", by: "staff", to: "referred", contacted: model.email }, { kind: "referred", consent });
      if (consent === "given") model.mails.push("referral_handover");
      if (model.email) model.mails.push(consent === "asked" ? "referral_question" : "referred");
    },
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
    done: (now) => {
      const ending = endingOf(model);
      if (ending) ending.consent = agreed ? "given" : "refused";
      if (agreed) model.mails.push("referral_handover");
      step(model, now, { type: agreed ? "referral_agreed" : "referral_refused", by: "requester" });
    },
  });
};

const withdraw: WalkStep = async (walk) => {
  const { model } = walk;
  await attempt(walk, {
    by: walk.requester,
    endpoint: outcomes.withdrawRequest,
    input: { ...(await target(walk)), body: {} },
    refused: own(walk, "withdraw"),
    done: (now) => {
      end(model, now, { type: "withdrawn", by: "requester", to: "withdrawn", contacted: false }, { kind: "withdrawn" });
      model.mails.push("withdrawn");
    },
  });
};

const voidIt: WalkStep = async (walk) => {
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: outcomes.voidRequest,
    input: { ...(await target(walk)), body: { reason: "Skräp" } },
    refused: can(walk, "void"),
    done: (now) => end(walk.model, now, { type: "voided", by: "staff", to: "void", contacted: false }, { kind: "void" }),
  });
};

const reopen: WalkStep = async (walk) => {
  const { model } = walk;
  await attempt(walk, {
    by: walk.staff[0],
    endpoint: outcomes.reopenRequest,
    input: { ...(await target(walk)), body: { reason: "De hörde av sig" } },
    refused: can(walk, "reopen"),
    done: (now) => {
      reach(model);
      supersede(model, now);
      if (model.email) model.mails.push("reopened");
      step(model, now, { type: "reopened", by: "staff", to: model.state === "closed" ? "in_progress" : "submitted" });
    },
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
    done: (now) => {
      const ending = endingOf(model);
      if (!ending) return;
      if (rating) ending.rated = true;
      if (reaction) ending.reaction = reaction;
      if (reaction === "confirmed") step(model, now, { type: "ending_confirmed", by: "requester" });
      if (reaction === "disputed") {
        supersede(model, now);
        model.waitingFor = "unit";
        step(model, now, { type: "ending_disputed", by: "requester", to: "in_progress" });
      }
    },
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
    done: (now) => {
      ending.reaction = "confirmed";
      step(walk.model, now, { type: "ending_confirmed", by: "requester" });
    },
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

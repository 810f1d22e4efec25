// A walk from beginning to end: begun, gone step by step with time passing, looked at, and brought to where nothing more falls due, so that it is
// left alone by the walks that follow.
import type { TestApp } from "./app.ts";
import { beginWalk } from "./walk-begin.ts";
import { courseSteps, logContact, type WalkStep } from "./walk-case-steps.ts";
import { checkWalk } from "./walk-check.ts";
import { close, confirm, endingSteps } from "./walk-ending-steps.ts";
import { meetingSteps } from "./walk-meeting-steps.ts";
import { isOpen, moments, sweep, type Model } from "./walk-model.ts";
import { Dice, nowOf, type Walk } from "./walk.ts";

const steps = [...courseSteps, ...meetingSteps, ...endingSteps];
const weights = steps.reduce((sum, [, weight]) => sum + weight, 0);

function someStep(dice: Dice): WalkStep {
  let left = dice.next() * weights;
  for (const [step, weight] of steps) {
    left -= weight;
    if (left < 0) return step;
  }
  return logContact;
}

const minute = 60_000;
const day = 1440 * minute;

/** Lets time pass: none, a while, weeks, or until something falls due, give or take a moment; usually the worker then does what is due. */
async function passTime({ app, dice, model, trace }: Walk): Promise<void> {
  const chance = dice.next();
  if (chance < 0.15) return;
  const coming = moments(model, nowOf({ app }));
  const aims = coming.length > 0 && dice.chance(0.35);
  if (aims) {
    const moment = Temporal.Instant.from(dice.pick(coming)).add({ milliseconds: dice.below(3) - 1 });
    if (Temporal.Instant.compare(moment, app.clock.now()) > 0) app.clock.set(moment.toString());
  } else {
    const most = chance < 0.45 ? 90 * minute : chance < 0.6 ? 20 * 60 * minute : chance < 0.85 ? 4 * day : 17 * day;
    app.clock.advance({ milliseconds: 1 + dice.below(most) });
  }
  if (aims || (chance > 0.4 && dice.chance(0.8))) {
    const now = nowOf({ app });
    trace.push(`${now} sweep`);
    await app.beat();
    sweep(model, now);
  }
}

export interface Walked {
  model: Model;
  /** Calls made, and how many of them were refused as they should be. */
  calls: number;
  refused: number;
  events: number;
  intervals: number;
}

/** Goes one walk. Throws, with everything that was done, where the product and the model part. */
export async function goWalk(app: TestApp, seed: number): Promise<Walked> {
  const dice = new Dice(seed);
  const walk = await beginWalk(app, dice);
  for (let left = 6 + dice.below(14); left > 0; left--) {
    await passTime(walk);
    await someStep(dice)(walk);
  }
  await checkWalk(walk);
  app.clock.advance({ hours: 1 });
  if (isOpen(walk.model)) {
    await logContact(walk);
    await close(walk);
  }
  await confirm(walk);
  const facts = await checkWalk(walk);
  // Nobody reads the mails of a walk.
  app.jobs.length = 0;
  const { model, calls, refused } = walk;
  return { model, calls, refused, events: facts.events.length, intervals: facts.intervals.length };
}

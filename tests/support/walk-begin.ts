// How a walk begins: a request sent by its requester, registered by staff with and without an address, the unit's own, or a quick log.
import { quickLog } from "@samverkansstod/api/contract/outcomes.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { kinds, type Kind } from "@samverkansstod/api/contract/life-cycle.ts";
import type { TestApp } from "./app.ts";
import { aForm } from "./builders.ts";
import { end, recount, step, type Model } from "./walk-model.ts";
import { callBy, fail, nowOf, walkers, type Dice, type Walk, type Walker } from "./walk.ts";

/** A case as it is when it has been received. */
export function newModel(receivedAt: string, kind: Kind, facts: Partial<Model>): Model {
  const model: Model = {
    state: "submitted",
    waitingFor: "nobody",
    kind,
    priority: "normal",
    kinds: [{ value: kind, from: receivedAt, to: null }],
    assignee: null,
    email: true,
    reached: true,
    unit: false,
    receivedAt,
    firstContact: null,
    due: null,
    pauses: [],
    question: null,
    endings: [],
    closedAt: null,
    meetings: [],
    offers: [],
    timeline: [{ at: receivedAt, state: "submitted", paused: false }],
    history: [],
    mails: [],
    ...facts,
  };
  recount(model);
  return model;
}

type Begun = Pick<Walk, "id" | "model">;
type Scene = Pick<Walk, "app" | "dice" | "requester" | "staff">;

async function sent(scene: Scene, trace: Walk): Promise<Begun> {
  const kind = scene.dice.pick(kinds);
  const form = aForm({ kind, organisationName: `Föreningen ${scene.requester.id.slice(0, 8)}` });
  const draft = await callBy(scene, scene.requester, createRequest, { body: form });
  const { id } = draft.body;
  const answer = await callBy(scene, scene.requester, submitRequest, { params: { id }, version: 1 });
  if (answer.status !== 200) fail(trace, `submitting gave ${JSON.stringify(answer.body)}`);
  const now = nowOf(scene);
  const model = newModel(now, kind, { mails: ["receipt"] });
  step(model, now, { type: "submitted", by: "requester", to: "submitted" });
  const [first] = model.history;
  if (first) first.from = "draft";
  return { id, model };
}

/** A little while ago, as a call was. */
function ago({ app, dice }: Scene): string {
  const minutes = dice.pick([0, 7, 60 * 5, 60 * 30, 60 * 24 * 6]);
  return app.clock.now().subtract({ minutes }).toString({ fractionalSecondDigits: 3 });
}

async function registered(scene: Scene, trace: Walk): Promise<Begun> {
  const { dice, requester, staff } = scene;
  const kind = dice.pick(kinds);
  const receivedAt = ago(scene);
  const unit = dice.chance(0.2);
  const email = dice.chance(unit ? 0.3 : 0.7);
  const receipt = email && dice.chance(0.5);
  const answer = await callBy(scene, staff[0], registerRequest, {
    body: {
      kind,
      subject: "Ett samtal",
      source: "phone",
      receivedAt,
      initiatedBy: unit ? "unit" : "organisation",
      contactEmail: email ? requester.email : null,
      sendReceipt: receipt,
    },
  });
  if (answer.status !== 201) fail(trace, `registering gave ${JSON.stringify(answer.body)}`);
  const model = newModel(receivedAt, kind, { email, unit, reached: receipt, mails: receipt ? ["receipt"] : [] });
  step(model, nowOf(scene), { type: "registered", by: "staff" });
  return { id: answer.body.id, model };
}

async function logged(scene: Scene, trace: Walk): Promise<Begun> {
  const { dice, requester, staff } = scene;
  const kind = dice.pick(["consultation", "process_support"] as const);
  const receivedAt = ago(scene);
  const email = dice.chance(0.5);
  const mailed = email && dice.chance(0.5);
  const answer = await callBy(scene, staff[0], quickLog, {
    body: {
      kind,
      subject: "Tolv minuter",
      source: "phone",
      receivedAt,
      contactEmail: email ? requester.email : null,
      minutes: 12,
      outcomes: ["advice_given"],
      summary: "Råd lämnat.",
      mailSummary: mailed,
    },
  });
  if (answer.status !== 201) fail(trace, `logging gave ${JSON.stringify(answer.body)}`);
  const mails = mailed ? ["quick_logged"] : [];
  const model = newModel(receivedAt, kind, { email, reached: mailed, assignee: staff[0].id, mails });
  model.firstContact = receivedAt;
  end(model, nowOf(scene), { type: "quick_logged", by: "staff", to: "closed", contacted: false }, { kind: "closed" });
  return { id: answer.body.id, model };
}

/** Begins a walk at a time of its own, with people of its own. */
export async function beginWalk(app: TestApp, dice: Dice): Promise<Walk> {
  const days = dice.below(700);
  const start = Temporal.Instant.from("2026-01-07T00:00:00Z").add({
    hours: 24 * days,
    milliseconds: dice.below(86_400_000),
  });
  app.clock.set(start.toString());
  const [requester, stranger, first, second] = await walkers(app);
  const staff: readonly [Walker, Walker] = [first, second];
  const walk = { app, dice, requester, stranger, staff, trace: [], calls: 1, refused: 0 } as unknown as Walk;
  const chance = dice.next();
  const begin = chance < 0.5 ? sent : chance < 0.85 ? registered : logged;
  return Object.assign(walk, await begin(walk, walk));
}

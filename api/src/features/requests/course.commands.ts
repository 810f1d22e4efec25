// The course of an open case: taken on, left to rest until a date, taken up again by somebody or by itself.
import { inCommand, type Database, type Tx } from "@samverkansstod/db/client.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { eachApart } from "../../shared/each-apart.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  asStaff,
  asSystem,
  openCase,
  shownCase,
  staffReader,
  systemContext,
  takeStep,
  timeOf,
  type Acting,
} from "./case.steps.ts";
import { promiseAfter } from "./promise.steps.ts";
import { showRequest, type StoredRequest } from "./requests.rules.ts";
import { lockRequest } from "./requests.store.ts";
import { takeOn } from "./responsible.steps.ts";
import { commandContext, type RequestTools } from "./sending.steps.ts";
import { pauseErrors } from "./triage.rules.ts";
import { pausesEnded } from "./triage.store.ts";

interface Course {
  id: string;
  version: number;
  reason: string | null;
}

/** Takes a case on. Refuses with not_found, wrong_state, stale_version, not_assignable, conflict_of_interest. */
export function acceptRequest(tools: RequestTools, { id, version, reason }: Course, call: Call): Promise<Request> {
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "acceptRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "accept", reader }, call.now);
    return showRequest(await takeOn(tx, stored, reason, call), reader, call.now);
  });
}

/** Lets a case rest until a date, and the promise with it. Refuses with not_found, wrong_state, stale_version, invalid_fields. */
export function pauseRequest(
  tools: RequestTools,
  { id, version, reason, until }: Course & { until: string },
  call: Call,
): Promise<Request> {
  const errors = pauseErrors(until, call.now);
  if (reason === null) errors.push({ field: "/reason", code: "required" });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "pauseRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "pause", reader }, call.now);
    const pause = { from: timeOf(stored, call.now), to: null, until };
    // Counted with the days that are meant, so that the case leaves its place in the queue.
    const values = await promiseAfter(tx, stored, { pauses: (present) => [...present, pause] });
    await takeStep(
      tx,
      stored,
      { type: "paused", action: "pause", reason, details: { until }, pausedUntil: until, values },
      asStaff(call),
    );
    return shownCase(tx, id, reader, call.now);
  });
}

async function goOn(tx: Tx, stored: StoredRequest, reason: string | null, acting: Acting): Promise<void> {
  const to = timeOf(stored, acting.now);
  // Of a pause that ends early only the days it lasted count.
  const values = await promiseAfter(tx, stored, {
    pauses: (present) => present.map((pause) => (pause.to === null ? { ...pause, to } : pause)),
  });
  await takeStep(tx, stored, { type: "resumed", action: "resume", reason, pausedUntil: null, values }, acting);
}

/** Ends a pause now. Refuses with not_found, wrong_state, stale_version. */
export function resumeRequest(tools: RequestTools, { id, version, reason }: Course, call: Call): Promise<Request> {
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "resumeRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "resume", reader }, call.now);
    await goOn(tx, stored, reason, asStaff(call));
    return shownCase(tx, id, reader, call.now);
  });
}

/** Falls due: cases whose pause has come to its date go on. Each is a command of its own, and is looked at again once it is locked. */
export async function resumeDue({ database }: { database: Database }, now: Temporal.Instant): Promise<void> {
  const today = stockholmDate(now).toString();
  await eachApart(await pausesEnded(database.long, today), (id) =>
    inCommand(database.long, systemContext("resumeDue"), async (tx) => {
      const stored = await lockRequest(tx, id);
      if (!stored?.pausedUntil || stored.pausedUntil > today) return;
      await goOn(tx, stored, null, asSystem("resumeDue", now));
    }),
  );
}

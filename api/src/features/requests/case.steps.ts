// The parts of every command on a case: open it (locked, version and life cycle checked), take a step (state, intervals, history), show it.
// Commands of this and later features are made of these inside their own transaction.
import type { CommandContext, Tx } from "@samverkansstod/db/client.ts";
import { openStates, type Action, type State, type WaitingFor } from "../../contract/life-cycle.ts";
import type { RequestEvent } from "../../contract/history.ts";
import type { Request } from "../../contract/requests.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { addEvent } from "./history.store.ts";
import { mayTake, showRequest, situationOf, type Reader, type StoredRequest } from "./requests.rules.ts";
import { changeRequest, findRequest, lockRequest, type RequestValues } from "./requests.store.ts";
import { turnIntervals, type Turn } from "./intervals.store.ts";
import { stateAfter, transitionFor, type ActingAs } from "./transitions.rules.ts";

/** Who acts in a command: a person by a call, or the system by a job. */
export interface Acting {
  as: ActingAs;
  /** A person's id, or system:<name>. */
  actor: string;
  name: string | null;
  now: Temporal.Instant;
  correlationId: string;
}

export const asStaff = ({ actor, now, correlationId }: Call): Acting => ({
  as: "staff",
  actor: actor.personId,
  name: actor.name,
  now,
  correlationId,
});

export const asRequester = ({ actor, now, correlationId }: Call): Acting => ({
  as: "requester",
  actor: actor.personId,
  name: actor.name,
  now,
  correlationId,
});

/** What falls due by itself: `name` is the job's. */
export const asSystem = (name: string, now: Temporal.Instant): Acting => ({
  as: "system",
  actor: `system:${name}`,
  name: null,
  now,
  correlationId: name,
});

/** The first statement of a job's command. */
export const systemContext = (name: string): CommandContext => ({
  role: "app_job",
  actor: `system:${name}`,
  personId: null,
  command: name,
  correlationId: name,
});

export const staffReader = ({ actor }: Call): Reader => ({
  as: "staff",
  personId: actor.personId,
  permissions: actor.permissions,
});

export const requesterReader = ({ actor }: Call): Reader => ({ as: "requester", personId: actor.personId });

interface Opening {
  id: string;
  /** What the change is based on; left out where only something is added. */
  version?: number;
  action: Action;
  reader: Reader;
}

/** The case, its row locked until the command ends. Refuses with not_found, owner_only, stale_version (with the present one), wrong_state. */
export async function openCase(
  tx: Tx,
  { id, version, action, reader }: Opening,
  now: Temporal.Instant,
): Promise<StoredRequest> {
  const stored = await lockRequest(tx, id, reader.as === "requester" ? reader.personId : undefined);
  if (!stored) throw new Refusal("not_found");
  if (!mayTake(action, reader, stored.requesterId)) throw new Refusal("owner_only");
  if (version !== undefined && stored.version !== version) {
    throw new Refusal("stale_version", { current: showRequest(stored, reader, now) });
  }
  if (!transitionFor(action, situationOf({ ...stored, ...stored.staff, ending: stored.ending }), reader.as)) {
    throw new Refusal("wrong_state");
  }
  return stored;
}

/** The time of a step: never before what has already happened to the case, should another process's clock be a little ahead. */
export function timeOf({ updatedAt }: Pick<StoredRequest, "updatedAt">, now: Temporal.Instant): string {
  const isBehind = Temporal.Instant.compare(now, Temporal.Instant.from(updatedAt)) < 0;
  return isBehind ? updatedAt : now.toString({ fractionalSecondDigits: 3 });
}

export interface Step {
  type: RequestEvent["type"];
  /** The action of the table of transitions whose state follows; null: the state stays. */
  action: Action | null;
  reason?: string | null;
  details?: Readonly<Record<string, string>>;
  waitingFor?: WaitingFor;
  /** The date a pause ends on; null ends it. */
  pausedUntil?: string | null;
  assignee?: { id: string; name: string | null };
  /** A contact with the requester that stops the first-contact clock, if none has: its instant. */
  contactAt?: string;
  /** Further columns of the row, and further intervals. */
  values?: RequestValues;
  turns?: readonly Omit<Turn, "from" | "recordedAt">[];
}

const isOpen = (state: State) => openStates.some((open) => open === state);

/**
 * Takes one step: the row, its intervals and its event. A case that ends waits for nobody and rests no more. Gives the state and instant after it. The
 * version rises when anything of the case itself changed, not for what is only added to it.
 */
export async function takeStep(
  tx: Tx,
  stored: StoredRequest,
  step: Step,
  acting: Acting,
): Promise<{ state: State; at: string }> {
  const { id, staff, pausedUntil, firstContactAt, assigneeId } = stored;
  const at = timeOf(stored, acting.now);
  const situation = situationOf({ ...stored, ...staff, ending: stored.ending });
  const transition = step.action === null ? undefined : transitionFor(step.action, situation, acting.as);
  if (step.action !== null && !transition) throw new Refusal("wrong_state");
  const state = transition ? stateAfter(transition, staff.state) : staff.state;
  const ends = isOpen(staff.state) && !isOpen(state);
  const waitingFor = ends ? "nobody" : (step.waitingFor ?? staff.waitingFor);
  const paused = ends ? null : step.pausedUntil === undefined ? pausedUntil : step.pausedUntil;

  const values: RequestValues = { ...step.values };
  const turns = [...(step.turns ?? [])];
  if (state !== staff.state) {
    values.state = state;
    turns.push({ dimension: "state", value: state });
  }
  if (waitingFor !== staff.waitingFor) {
    values.waitingFor = waitingFor;
    turns.push({ dimension: "waiting_for", value: waitingFor });
  }
  if (paused !== pausedUntil) {
    values.pausedUntil = paused;
    turns.push({ dimension: "paused", value: paused });
  }
  if (step.assignee && step.assignee.id !== assigneeId) {
    values.assigneeId = step.assignee.id;
    turns.push({ dimension: "assignee", value: step.assignee.id, personId: step.assignee.id });
  }
  if (step.contactAt !== undefined && firstContactAt === null) values.firstContactAt = step.contactAt;
  if (Object.keys(values).length > 0) await changeRequest(tx, id, at, values);
  if (turns.length > 0) await turnIntervals(tx, id, { at, turns });
  const { name: actorName, actor, as, correlationId } = acting;
  await addEvent(tx, {
    requestId: id,
    at,
    type: step.type,
    actorKind: as,
    actor,
    actorName,
    from: staff.state,
    to: state,
    ...(step.assignee && { assignee: step.assignee }),
    reason: step.reason ?? null,
    ...(step.details && { details: step.details }),
    correlationId,
  });
  return { state, at };
}

/** The case as it is now, for the one who reads; also for the next step of the same command. */
export async function storedCase(tx: Tx, id: string, reader: Reader): Promise<StoredRequest> {
  const stored = await findRequest(tx, id, reader.as === "requester" ? reader.personId : undefined);
  if (!stored) throw new Refusal("not_found");
  return stored;
}

/** The case after the command, as this reader is shown it. */
export async function shownCase(tx: Tx, id: string, reader: Reader, now: Temporal.Instant): Promise<Request> {
  return showRequest(await storedCase(tx, id, reader), reader, now);
}

// The history of a made-up case: its steps, timed and with the people who took them, as events, as intervals and as where it all ended.
// Pure. The same consistency that commands keep: an event for every change, no gap between intervals of a kind.
import { sha256 } from "@samverkansstod/api/shared/keys.ts";
import type { Kind, State, WaitingFor } from "@samverkansstod/api/contract/life-cycle.ts";
import type { requestEvent, requestInterval } from "../schema/index.ts";
import type { Step } from "./demo-course.ts";
import { seededSalt } from "./demo-ids.ts";

type Interval = typeof requestInterval.$inferInsert;
type Event = Omit<typeof requestEvent.$inferInsert, "number" | "previousHash" | "hash">;

/** An event and the text that hangs on it. */
export interface ToldEvent {
  event: Event;
  text: { salt: string; body: string };
}

export interface Somebody {
  id: string;
  name: string;
}

export interface TimedStep extends Step {
  at: string;
  /** Null: the system. */
  actor: Somebody | null;
  assignee?: Somebody;
  until?: string;
  details?: Readonly<Record<string, string>>;
}

export interface Beginning {
  requestId: string;
  seed: number;
  kind: Kind;
  receivedAt: string;
  registeredAt: string;
  /** "submitted" by the requester, or "registered" by staff. */
  by: "requester" | "staff";
  actor: Somebody;
}

export interface CaseHistory {
  events: ToldEvent[];
  intervals: Interval[];
  state: State;
  kind: Kind;
  waitingFor: WaitingFor;
  assigneeId: string | null;
  pausedUntil: string | null;
  firstContactAt: string | null;
  closedAt: string | null;
  updatedAt: string;
}

type Held = { value: string; personId?: string; from: string; recordedAt: string };
const contacts: readonly string[] = ["asked", "contact_logged", "meeting_held", "declined", "referred", "closed"];

/** One kind of interval as it turns: what held is closed the moment something else holds. */
class Intervals {
  readonly rows: Interval[] = [];
  private readonly held = new Map<Interval["dimension"], Held>();
  private readonly requestId: string;

  constructor(requestId: string) {
    this.requestId = requestId;
  }

  turn(dimension: Interval["dimension"], next: Held): void {
    const before = this.held.get(dimension);
    if (before && before.value === next.value) return;
    if (before) this.rows.push(this.row(dimension, before, next.from));
    this.held.set(dimension, next);
  }

  end(): Interval[] {
    for (const [dimension, last] of this.held) this.rows.push(this.row(dimension, last, null));
    return this.rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
  }

  private row(
    dimension: Interval["dimension"],
    { value, personId, from, recordedAt }: Held,
    validTo: string | null,
  ): Interval {
    return {
      requestId: this.requestId,
      dimension,
      value,
      personId: personId ?? null,
      validFrom: from,
      validTo,
      recordedAt,
    };
  }
}

function tell(
  beginning: Beginning,
  step: Omit<TimedStep, "gap">,
  states: { from: State | null; to: State; number: number },
): ToldEvent {
  const { requestId, seed } = beginning;
  const { actor, assignee, reason, details, by } = step;
  const body = JSON.stringify({
    actor: actor?.name ?? null,
    assignee: assignee?.name ?? null,
    reason: reason ?? null,
    ...(details && { details }),
  });
  const salt = seededSalt(seed, `${requestId}|${states.number}`);
  return {
    event: {
      requestId,
      at: step.at,
      type: step.type,
      actorKind: by === "requester" || by === "system" ? by : "staff",
      actor: actor?.id ?? "system:sweep",
      fromState: states.from,
      toState: states.to,
      assigneeId: assignee?.id ?? null,
      correlationId: "demo",
      textHash: sha256(`${salt}${body}`),
    },
    text: { salt, body },
  };
}

export function historyOf(beginning: Beginning, steps: readonly TimedStep[]): CaseHistory {
  const { receivedAt, registeredAt, kind, actor, by, requestId } = beginning;
  const began = { from: receivedAt, recordedAt: registeredAt };
  const intervals = new Intervals(requestId);
  intervals.turn("state", { value: "submitted", ...began });
  intervals.turn("kind", { value: kind, ...began });
  intervals.turn("waiting_for", { value: "nobody", ...began });
  const first =
    by === "requester"
      ? ({ type: "submitted", by: "requester", from: "draft" } as const)
      : ({ type: "registered", by: "coordinator", from: null } as const);
  const now: CaseHistory = {
    events: [tell(beginning, { ...first, at: registeredAt, actor }, { from: first.from, to: "submitted", number: 1 })],
    intervals: [],
    state: "submitted",
    kind,
    waitingFor: "nobody",
    assigneeId: null,
    pausedUntil: null,
    firstContactAt: null,
    closedAt: null,
    updatedAt: registeredAt,
  };
  for (const step of steps) {
    const { at } = step;
    const turned = { from: at, recordedAt: at };
    const to = step.to ?? now.state;
    now.events.push(tell(beginning, step, { from: now.state, to, number: now.events.length + 1 }));
    now.state = to;
    now.updatedAt = at;
    intervals.turn("state", { value: to, ...turned });
    if (step.kind) {
      now.kind = step.kind;
      intervals.turn("kind", { value: step.kind, ...turned });
    }
    if (step.assignee) {
      now.assigneeId = step.assignee.id;
      intervals.turn("assignee", { value: step.assignee.id, personId: step.assignee.id, ...turned });
    }
    if (step.waitingFor) {
      now.waitingFor = step.waitingFor;
      intervals.turn("waiting_for", { value: step.waitingFor, ...turned });
    }
    if (step.until !== undefined) {
      now.pausedUntil = step.until;
      intervals.turn("paused", { value: step.until, ...turned });
    }
    if (contacts.includes(step.type)) now.firstContactAt ??= at;
    // Reopening keeps the first closing.
    if (to === "closed") now.closedAt ??= at;
  }
  now.intervals = intervals.end();
  return now;
}

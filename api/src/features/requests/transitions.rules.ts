// The life of a case as data: one table that feeds the guard, the `actions` of a case, the exhaustive test and the diagram in
// docs/request-lifecycle.md. Nothing else decides what may follow what.
import { openStates, type Action, type State, type WaitingFor } from "../../contract/life-cycle.ts";

export type ActingAs = "requester" | "staff" | "system";

export interface Transition {
  action: Action;
  /** "nothing": there is no case yet. */
  from: readonly (State | "nothing")[];
  /** "same": the state stays. */
  to: State | "same";
  by: readonly ActingAs[];
  only?: "waits_for_requester" | "paused" | "not_paused";
  /** The endpoint that does it; null while the product has none, and then it is not offered. */
  endpoint: string | null;
}

const open = openStates;

export const transitions: readonly Transition[] = [
  { action: "update", from: ["draft"], to: "same", by: ["requester"], endpoint: "updateRequest" },
  { action: "submit", from: ["draft"], to: "submitted", by: ["requester"], endpoint: "submitRequest" },
  { action: "register", from: ["nothing"], to: "submitted", by: ["staff"], endpoint: "registerRequest" },
  { action: "assign", from: open, to: "same", by: ["staff"], endpoint: "assignRequest" },
  { action: "claim", from: open, to: "same", by: ["staff"], endpoint: "assignRequest" },
  { action: "accept", from: ["submitted"], to: "accepted", by: ["staff"], endpoint: null },
  { action: "ask", from: open, to: "same", by: ["staff"], endpoint: null },
  { action: "answer", from: open, to: "same", by: ["requester"], only: "waits_for_requester", endpoint: null },
  { action: "decline", from: ["submitted", "accepted"], to: "declined", by: ["staff"], endpoint: null },
  { action: "refer", from: ["submitted", "accepted"], to: "referred", by: ["staff"], endpoint: null },
  { action: "withdraw", from: open, to: "withdrawn", by: ["requester"], endpoint: null },
  {
    action: "void",
    from: ["submitted", "accepted", "in_progress", "closed", "declined", "referred", "withdrawn"],
    to: "void",
    by: ["staff"],
    endpoint: null,
  },
  { action: "pause", from: open, to: "same", by: ["staff"], only: "not_paused", endpoint: null },
  { action: "resume", from: open, to: "same", by: ["staff"], only: "paused", endpoint: null },
  // From submitted a first contact accepts in the same command.
  { action: "log_contact", from: open, to: "in_progress", by: ["staff"], endpoint: null },
  { action: "hold_meeting", from: open, to: "in_progress", by: ["staff"], endpoint: null },
  { action: "close", from: ["accepted", "in_progress"], to: "closed", by: ["staff"], endpoint: null },
  { action: "quick_log", from: ["nothing"], to: "closed", by: ["staff"], endpoint: null },
  { action: "close_unanswered", from: open, to: "closed", by: ["system"], only: "waits_for_requester", endpoint: null },
  { action: "dispute", from: ["closed"], to: "in_progress", by: ["requester"], endpoint: null },
  { action: "reopen", from: ["closed"], to: "in_progress", by: ["staff"], endpoint: null },
  { action: "reopen", from: ["declined", "referred", "withdrawn"], to: "submitted", by: ["staff"], endpoint: null },
];

/** What decides, beside the state. */
export interface Situation {
  state: State | "nothing";
  waitingFor: WaitingFor;
  paused: boolean;
}

function holds(only: Transition["only"], { waitingFor, paused }: Situation): boolean {
  switch (only) {
    case undefined:
      return true;
    case "waits_for_requester":
      return waitingFor === "requester";
    case "paused":
      return paused;
    case "not_paused":
      return !paused;
  }
}

/** The transition that this actor may make now; undefined: the answer is wrong_state. */
export function transitionFor(action: Action, situation: Situation, as: ActingAs): Transition | undefined {
  return transitions.find(
    (row) =>
      row.action === action && row.from.includes(situation.state) && row.by.includes(as) && holds(row.only, situation),
  );
}

/** The state after the transition. */
export function stateAfter(transition: Transition, before: State): State {
  return transition.to === "same" ? before : transition.to;
}

/** Everything this kind of actor can do now and the product has an endpoint for, in the table's order. */
export function actionsIn(situation: Situation, as: ActingAs): Action[] {
  return transitions
    .filter(
      (row) =>
        row.endpoint !== null &&
        row.from.includes(situation.state) &&
        row.by.includes(as) &&
        holds(row.only, situation),
    )
    .map((row) => row.action);
}

/** The life cycle as a Mermaid state diagram, for the documentation. */
export function lifeCycleDiagram(): string {
  const lines = transitions.flatMap(({ action, from, to }) =>
    to === "same" ? [] : from.map((state) => `    ${state === "nothing" ? "[*]" : state} --> ${to}: ${action}`),
  );
  return ["stateDiagram-v2", "    [*] --> draft: create", ...lines].join("\n");
}

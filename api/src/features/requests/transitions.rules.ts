// The life of a case as data: one table that feeds the guard, the `actions` of a case, the exhaustive test and the diagram in
// docs/request-lifecycle.md. Nothing else decides what may follow what.
import type { Ending } from "../../contract/endings.ts";
import { openStates, type Action, type State, type WaitingFor } from "../../contract/life-cycle.ts";

export type ActingAs = "requester" | "staff" | "system";

export type Condition =
  | "waits_for_requester"
  | "paused"
  | "not_paused"
  | "ended_without_reply"
  | "awaits_reaction"
  | "may_be_rated"
  | "awaits_consent";

export interface Transition {
  action: Action;
  /** "nothing": there is no case yet. */
  from: readonly (State | "nothing")[];
  /** "same": the state stays. */
  to: State | "same";
  by: readonly ActingAs[];
  only?: Condition;
  /** The endpoint that does it; null: the system does it by itself, and it is offered to nobody. */
  endpoint: string | null;
}

const open = openStates;
const ended = ["closed", "declined", "referred", "withdrawn"] as const;
const sent = [...open, ...ended] as const;

export const transitions: readonly Transition[] = [
  { action: "update", from: ["draft"], to: "same", by: ["requester"], endpoint: "updateRequest" },
  { action: "submit", from: ["draft"], to: "submitted", by: ["requester"], endpoint: "submitRequest" },
  { action: "register", from: ["nothing"], to: "submitted", by: ["staff"], endpoint: "registerRequest" },
  { action: "assign", from: open, to: "same", by: ["staff"], endpoint: "assignRequest" },
  { action: "claim", from: open, to: "same", by: ["staff"], endpoint: "assignRequest" },
  { action: "triage", from: open, to: "same", by: ["staff"], endpoint: "triageRequest" },
  { action: "accept", from: ["submitted"], to: "accepted", by: ["staff"], endpoint: "acceptRequest" },
  { action: "ask", from: open, to: "same", by: ["staff"], endpoint: "askRequester" },
  {
    action: "answer",
    from: open,
    to: "same",
    by: ["requester"],
    only: "waits_for_requester",
    endpoint: "answerQuestion",
  },
  {
    action: "answer",
    from: ["closed"],
    to: "in_progress",
    by: ["requester"],
    only: "ended_without_reply",
    endpoint: "answerQuestion",
  },
  { action: "message", from: sent, to: "same", by: ["requester", "staff"], endpoint: "sendMessage" },
  { action: "note", from: [...sent, "void"], to: "same", by: ["staff"], endpoint: "addNote" },
  { action: "offer_times", from: open, to: "same", by: ["staff"], endpoint: "offerTimes" },
  { action: "pick_time", from: open, to: "same", by: ["requester", "staff"], endpoint: "pickTime" },
  { action: "book_meeting", from: open, to: "same", by: ["staff"], endpoint: "bookMeeting" },
  {
    action: "decline",
    from: ["submitted", "accepted"],
    to: "declined",
    by: ["staff"],
    endpoint: "declineRequest",
  },
  { action: "refer", from: ["submitted", "accepted"], to: "referred", by: ["staff"], endpoint: "referRequest" },
  {
    action: "answer_referral",
    from: ["referred"],
    to: "same",
    by: ["requester"],
    only: "awaits_consent",
    endpoint: "answerReferral",
  },
  { action: "withdraw", from: open, to: "withdrawn", by: ["requester"], endpoint: "withdrawRequest" },
  { action: "void", from: sent, to: "void", by: ["staff"], endpoint: "voidRequest" },
  { action: "pause", from: open, to: "same", by: ["staff"], only: "not_paused", endpoint: "pauseRequest" },
  { action: "resume", from: open, to: "same", by: ["staff", "system"], only: "paused", endpoint: "resumeRequest" },
  // From submitted a first contact accepts in the same command.
  { action: "log_contact", from: open, to: "in_progress", by: ["staff"], endpoint: "logContact" },
  { action: "hold_meeting", from: open, to: "in_progress", by: ["staff"], endpoint: "logMeeting" },
  { action: "close", from: ["accepted", "in_progress"], to: "closed", by: ["staff"], endpoint: "closeRequest" },
  { action: "quick_log", from: ["nothing"], to: "closed", by: ["staff"], endpoint: "quickLog" },
  { action: "close_unanswered", from: open, to: "closed", by: ["system"], only: "waits_for_requester", endpoint: null },
  {
    action: "confirm",
    from: ["closed"],
    to: "same",
    by: ["requester"],
    only: "awaits_reaction",
    endpoint: "reactToEnding",
  },
  {
    action: "dispute",
    from: ["closed"],
    to: "in_progress",
    by: ["requester"],
    only: "awaits_reaction",
    endpoint: "reactToEnding",
  },
  { action: "rate", from: ["closed"], to: "same", by: ["requester"], only: "may_be_rated", endpoint: "reactToEnding" },
  { action: "reopen", from: ["closed"], to: "in_progress", by: ["staff"], endpoint: "reopenRequest" },
  {
    action: "reopen",
    from: ["declined", "referred", "withdrawn"],
    to: "submitted",
    by: ["staff"],
    endpoint: "reopenRequest",
  },
];

/** What decides, beside the state. */
export interface Situation {
  state: State | "nothing";
  waitingFor: WaitingFor;
  paused: boolean;
  /** The ending that holds; null while the case is open. */
  ending: Pick<Ending, "kind" | "reaction" | "rated" | "consent"> | null;
}

function holds(only: Transition["only"], { waitingFor, paused, ending }: Situation): boolean {
  switch (only) {
    case undefined:
      return true;
    case "waits_for_requester":
      return waitingFor === "requester";
    case "paused":
      return paused;
    case "not_paused":
      return !paused;
    case "ended_without_reply":
      return ending?.kind === "no_reply";
    case "awaits_reaction":
      return ending?.reaction === "awaited";
    case "may_be_rated":
      return ending?.kind === "closed" && ending.reaction !== "not_asked" && !ending.rated;
    case "awaits_consent":
      return ending?.consent === "asked";
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

// What somebody of the unit does next with a case: one thing first, what may stand beside it, and the rest behind "Fler åtgärder". Pure;
// what may be done at all is the API's to say, in `actions`.
import { openStates, type Action, type State, type WaitingFor } from "@samverkansstod/api/contract/life-cycle.ts";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import type { StaffCase } from "../staff-case.ts";

/** In the order of the menu: contact, the course of the case, the ways it ends. */
const menu = [
  "claim",
  "accept",
  "reply",
  "ask",
  "log_contact",
  "log_meeting",
  "offer_times",
  "assign",
  "pause",
  "resume",
  "close",
  "refer",
  "decline",
  "reopen",
  "void",
] as const;
export type CaseStep = (typeof menu)[number];

export interface CaseSituation {
  actions: readonly Action[];
  state: State;
  waitingFor: WaitingFor;
  paused: boolean;
  responsible: "me" | "other" | "nobody";
  /** Whether the unit has been in contact: the promise is met. */
  contacted: boolean;
  /** Whether a meeting is over that nobody has logged, or one is to come. */
  meeting: "unlogged" | "ahead" | "none";
}

export interface NextSteps {
  /** The one primary button; null when nobody here has anything to do just now. */
  primary: CaseStep | null;
  beside: CaseStep[];
  more: CaseStep[];
}

export function situationOfCase(
  found: StaffCase,
  { personId, meetings }: { personId: string | undefined; meetings: readonly Meeting[] },
): CaseSituation {
  const { state, waitingFor, assignee } = found.staff;
  return {
    meeting: meetings.some(isUnlogged) ? "unlogged" : meetings.some(isToCome) ? "ahead" : "none",
    actions: found.actions,
    state,
    waitingFor,
    paused: found.pausedUntil !== null,
    responsible: assignee === null ? "nobody" : assignee.id === personId ? "me" : "other",
    contacted: found.promise?.met === true,
  };
}

export function nextStepsOf(situation: CaseSituation): NextSteps {
  const offered = menu.filter(
    (step) =>
      situation.actions.includes(actionOf(step)) && (step !== "log_meeting" || situation.meeting === "unlogged"),
  );
  const primary = wishes(situation).find((step) => offered.includes(step)) ?? null;
  const beside = companions(primary, situation).filter((step) => offered.includes(step));
  // The box to write in is on the page itself.
  const more = offered.filter((step) => step !== primary && step !== "reply" && !beside.includes(step));
  // A menu of one is a button.
  return more.length === 1 && beside.length === 0 ? { primary, beside: more, more: [] } : { primary, beside, more };
}

export function isUnlogged({ staff }: Meeting): boolean {
  return staff?.missingLog === true;
}

export function isToCome({ state, staff }: Meeting): boolean {
  return state === "booked" && staff?.missingLog !== true;
}

/** The action of the API that a step needs. */
function actionOf(step: CaseStep): Action {
  if (step === "reply") return "message";
  return step === "log_meeting" ? "hold_meeting" : step;
}

/** What comes first, in order; the first that may be done is shown. */
function wishes({ state, waitingFor, paused, responsible, contacted, meeting }: CaseSituation): CaseStep[] {
  if (!openStates.some((open) => open === state)) return [];
  if (responsible === "nobody") return ["claim"];
  const isMine = responsible === "me";
  if (state === "submitted" && isMine) return ["accept"];
  if (waitingFor === "unit") return ["reply"];
  // The others' cases go on in their hands; a case that waits, for somebody or for its meeting, has nothing to be done.
  if (!isMine) return [];
  if (meeting === "unlogged") return ["log_meeting"];
  if (waitingFor !== "nobody") return [];
  if (paused) return ["resume"];
  if (meeting === "ahead" && (contacted || state === "in_progress")) return [];
  if (state === "in_progress") return ["close"];
  return contacted ? ["offer_times", "log_contact"] : ["log_contact", "offer_times"];
}

function companions(primary: CaseStep | null, { state, responsible }: CaseSituation): CaseStep[] {
  if (!openStates.some((open) => open === state)) return ["reopen"];
  if (primary === null && responsible === "me") return state === "in_progress" ? ["close"] : ["log_contact"];
  switch (primary) {
    case "claim":
      return ["assign"];
    case "log_contact":
      return ["offer_times"];
    case "offer_times":
      return ["log_contact"];
    case "log_meeting":
      return state === "in_progress" ? ["close"] : [];
    default:
      return [];
  }
}

// A row of a list of requests, as each reader is shown it: what waits for the requester, what staff can do from the list.
import { needs, type Action, type Need } from "../../contract/life-cycle.ts";
import type { RequestSummary } from "../../contract/requests.ts";
import { showPromise, type PromiseFacts } from "./promise.rules.ts";
import { actionsFor, maskIn, stageOf, type MaskedField, type Reader } from "./requests.rules.ts";
import type { Situation } from "./transitions.rules.ts";

interface SummaryFacts
  extends Omit<RequestSummary, "stage" | "promise" | "needs" | "staff">, Omit<PromiseFacts, "state"> {
  contactEmail: string | null;
  /** Of what a requester is shown: times are on offer that have not run out, and whose it is. */
  hasOffer?: boolean;
  requesterId?: string | null;
  ending: Situation["ending"];
  personalNumberIn: readonly MaskedField[];
  staff: Omit<NonNullable<RequestSummary["staff"]>, "actions">;
}

/** What waits for the requester: of what they can do, that which the unit has asked for. */
function needsIn(facts: SummaryFacts, reader: Reader): Need[] {
  const { staff, pausedUntil, contactEmail, ending, hasOffer, requesterId = null } = facts;
  const can = actionsFor({ ...staff, requesterId, pausedUntil, assigneeId: null, contactEmail, ending }, reader);
  return needs.filter((need) => {
    if (!can.includes(need)) return false;
    if (need === "answer") return staff.waitingFor === "requester";
    return need !== "pick_time" || hasOffer === true;
  });
}

/** What a row of the queue offers; the rest is on the case's own page. */
const rowActions: readonly Action[] = ["assign", "claim"];

/** A row of a list, as this reader may see it. */
export function showSummary(facts: SummaryFacts, reader: Reader, now: Temporal.Instant): RequestSummary {
  const { id, version, caseNumber, subject, kind, organisationName, areas, receivedAt, updatedAt, staff } = facts;
  const shown = {
    id,
    version,
    caseNumber,
    subject,
    kind,
    stage: stageOf(staff.state, staff.waitingFor),
    organisationName,
    areas,
    receivedAt,
    updatedAt,
    promise: showPromise({ ...facts, state: staff.state }, now),
  };
  if (reader.as === "requester") {
    const shared = facts.requesterId !== reader.personId;
    return { ...shown, needs: needsIn(facts, reader), ...(shared && { shared }) };
  }
  const assigneeId = staff.assignee?.id ?? null;
  const { pausedUntil, contactEmail, ending } = facts;
  const actions = actionsFor({ ...staff, requesterId: null, pausedUntil, assigneeId, contactEmail, ending }, reader);
  return {
    ...shown,
    subject: subject === null ? null : maskIn("subject", facts.personalNumberIn, subject),
    organisationName:
      organisationName === null ? null : maskIn("organisationName", facts.personalNumberIn, organisationName),
    staff: { ...staff, actions: actions.filter((action) => rowActions.includes(action)) },
  };
}

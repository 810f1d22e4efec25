// Triage: saying what a case is about. Its kind is a dated interval that can be corrected afterwards; the rest are sets and words of the case.
import { inCommand, type Tx } from "@samverkansstod/db/client.ts";
import type { Request } from "../../contract/requests.ts";
import type { Triage } from "../../contract/triage.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { asStaff, openCase, shownCase, staffReader, storedCase, takeStep, timeOf } from "./case.steps.ts";
import { promiseAfter } from "./promise.steps.ts";
import { showRequest, type StoredRequest } from "./requests.rules.ts";
import { setAreas, setThemes } from "./requests.store.ts";
import { commandContext, type RequestTools } from "./sending.steps.ts";
import { kindChange, triageChange, triageDetails, type TriageChange } from "./triage.rules.ts";
import { correctIntervals, setAdministrations, setPrinciples } from "./triage.store.ts";
import { refuseUnknownCodes } from "./unknown-codes.store.ts";

/** Gives whether anything has changed. */
async function changeKind(tx: Tx, stored: StoredRequest, triage: Triage, call: Call): Promise<boolean> {
  const change = kindChange(stored, triage, call.now);
  if (!change) return false;
  if ("errors" in change) throw new Refusal("invalid_fields", { errors: change.errors });
  const { kind } = change;
  const at = timeOf(stored, call.now);
  let { from } = change;
  if ("since" in change) {
    const known = await correctIntervals(tx, stored.id, {
      dimension: "kind",
      value: kind,
      since: change.since.toString(),
      at,
    });
    if (!known) return false;
    // Of a kind that the case has now and had for a shorter time: what was known of the time before.
    if (from === kind) from = (known.find((value) => value !== kind) as typeof kind | undefined) ?? from;
  }
  await takeStep(
    tx,
    stored,
    {
      type: "kind_changed",
      action: "triage",
      reason: triage.reason?.trim() || null,
      details: {
        kind,
        ...(from !== null && { from }),
        ...("since" in change && { since: change.sinceDate }),
      },
      values: { kind, ...(await promiseAfter(tx, stored, { kind })) },
      turns: "since" in change ? [] : [{ dimension: "kind", value: kind }],
    },
    asStaff(call),
  );
  return true;
}

async function changeRest(tx: Tx, stored: StoredRequest, change: TriageChange, triage: Triage, call: Call) {
  const { id } = stored;
  await refuseUnknownCodes(async () => {
    if (change.themes) await setThemes(tx, id, change.themes);
    if (change.principles) await setPrinciples(tx, id, change.principles);
    if (change.areas) await setAreas(tx, id, change.areas);
    if (change.administrations) await setAdministrations(tx, id, change.administrations);
  });
  await takeStep(
    tx,
    stored,
    {
      type: "triaged",
      action: "triage",
      reason: triage.reason?.trim() || null,
      details: triageDetails(change),
      // Written even where it stays: the case has changed, so its version rises.
      values: { priority: change.priority ?? stored.staff.priority },
    },
    asStaff(call),
  );
}

/** Refuses with not_found, wrong_state, stale_version, invalid_fields (also codes that no catalogue has). What changes nothing leaves no trace. */
export function triageRequest(
  tools: RequestTools,
  { id, version }: { id: string; version: number },
  triage: Triage,
  call: Call,
): Promise<Request> {
  const reader = staffReader(call);
  return inCommand(tools.database.requests, commandContext("app_staff", "triageRequest", call), async (tx) => {
    const stored = await openCase(tx, { id, version, action: "triage", reader }, call.now);
    const change = triageChange(stored, triage);
    const changesRest = Object.keys(change).length > 0;
    const changedKind = await changeKind(tx, stored, triage, call);
    if (!changedKind && !changesRest) return showRequest(stored, reader, call.now);
    if (changesRest) {
      await changeRest(tx, changedKind ? await storedCase(tx, id, reader) : stored, change, triage, call);
    }
    return shownCase(tx, id, reader, call.now);
  });
}

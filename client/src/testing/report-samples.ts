// Reports as the API gives them, for tests of the pages that show them. Tests change what matters to them.
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import type { Flow, ReportCase, UnderWay } from "@samverkansstod/api/contract/reports.ts";
import { caseId } from "./case-samples.ts";
import { consultant } from "./samples.ts";

export const manager: Me = { ...consultant, roles: ["manager"], permissions: [...permissionsOf(["manager"])] };

export function underWay(changes: Partial<UnderWay> = {}): UnderWay {
  return {
    at: "2026-11-23T13:05:00.000Z",
    date: "2026-11-23",
    knownAt: "2026-11-23T13:05:00.000Z",
    figures: { under_way: 1234, own_initiatives: 2, new: 3, paused: 0, open: 1239 },
    splits: [
      {
        dimension: "kind",
        rows: [
          { code: "process_support", count: 900 },
          { code: "consultation", count: 334 },
        ],
      },
      {
        dimension: "theme",
        rows: [
          { code: "youth", count: 1230 },
          { code: null, count: 4 },
        ],
      },
      { dimension: "area", rows: [{ code: "nordost", count: 1234 }] },
      { dimension: "form", rows: [{ code: "nonprofit_association", count: 1234 }] },
      { dimension: "source", rows: [{ code: "phone", count: 1234 }] },
      {
        dimension: "initiatedBy",
        rows: [
          { code: "organisation", count: 1234 },
          { code: "unit", count: 2 },
        ],
      },
    ],
    ...changes,
  };
}

/** Two weeks on either side of a new year, of which the first is week 53. */
export function flow(changes: Partial<Flow> = {}): Flow {
  return {
    from: "2026-12-28",
    to: "2027-01-10",
    step: "week",
    knownAt: "2027-01-11T08:00:00.000Z",
    openAtStart: 10,
    periods: [
      { key: "2026-W53", from: "2026-12-28", to: "2027-01-03", received: 2, reopened: 0, ended: 4, openAtEnd: 8 },
      { key: "2027-W01", from: "2027-01-04", to: "2027-01-10", received: 5, reopened: 1, ended: 0, openAtEnd: 14 },
    ],
    totals: { received: 7, reopened: 1, ended: 4 },
    splits: [{ dimension: "kind", rows: [{ code: "consultation", count: 7 }] }],
    ...changes,
  };
}

export function reportCase(number: number, changes: Partial<ReportCase> = {}): ReportCase {
  return {
    id: caseId(number),
    caseNumber: `SAM-2026-${String(number).padStart(6, "0")}`,
    subject: "Läxhjälp på biblioteket",
    organisationName: "Exempelföreningen Läxlyktan",
    organisationForm: "nonprofit_association",
    kind: "consultation",
    state: "in_progress",
    mainTheme: "youth",
    areas: ["nordost", "hisingen"],
    source: "phone",
    initiatedBy: "organisation",
    receivedDate: "2026-11-19",
    endedDate: null,
    at: "2026-11-19T09:00:00.000Z",
    ...changes,
  };
}

import { expect, test } from "vitest";
import { states, waitingForValues, type Stage } from "../../contract/life-cycle.ts";
import { permissionsOf, roles, type Role } from "../../contract/permissions.ts";
import type { RequestEvent } from "../../contract/history.ts";
import { emptyForm } from "./form.rules.ts";
import {
  actionsFor,
  caseNumberOf,
  mayAssign,
  promiseFor,
  showHistory,
  showPromise,
  showRequest,
  showSummary,
  stageOf,
  type Reader,
  type StoredRequest,
} from "./requests.rules.ts";

const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
const staff = (...held: Role[]): Reader => ({ as: "staff", personId: "me", permissions: permissionsOf(held) });
const requester: Reader = { as: "requester", personId: "me" };

test("case numbers have six digits, and more when there are more", () => {
  expect(caseNumberOf("SAM", 2026, 123)).toBe("SAM-2026-000123");
  expect(caseNumberOf("X", 2027, 1_234_567)).toBe("X-2027-1234567");
});

test("the promise is counted in working days of its kind and ends with its day in Stockholm", () => {
  const days = { consultation: 3, process_support: 5, unsure: 1 };
  // A Monday; and the Wednesday before Christmas, when the days between are no working days.
  expect(promiseFor("consultation", now, days)).toEqual({ date: "2026-11-26", at: "2026-11-26T23:00:00Z" });
  expect(promiseFor("process_support", now, days).date).toBe("2026-11-30");
  expect(promiseFor("unsure", Temporal.Instant.from("2026-12-23T09:00:00Z"), days).date).toBe("2026-12-28");
});

test("a requester sees five words, whatever the state and whom it waits for", () => {
  const table: Record<(typeof states)[number], [whenWaiting: Stage, otherwise: Stage]> = {
    draft: ["draft", "draft"],
    submitted: ["waiting_for_you", "sent"],
    accepted: ["waiting_for_you", "under_way"],
    in_progress: ["waiting_for_you", "under_way"],
    closed: ["ended", "ended"],
    declined: ["ended", "ended"],
    referred: ["ended", "ended"],
    withdrawn: ["ended", "ended"],
    void: ["ended", "ended"],
  };
  for (const state of states) {
    for (const waitingFor of waitingForValues) {
      expect([state, waitingFor, stageOf(state, waitingFor)]).toEqual([
        state,
        waitingFor,
        table[state][waitingFor === "requester" ? 0 : 1],
      ]);
    }
  }
});

test("who may make whom responsible: every role, every present and next holder", () => {
  const holders = [null, "me", "other"] as const;
  for (const role of roles) {
    for (const present of holders) {
      for (const next of holders) {
        const refused = mayAssign({ permissions: permissionsOf([role]), actorId: "me", present, next });
        const byConsultant = present === "me" || (present === null && next === "me");
        const may = role === "coordinator" || (role === "consultant" && byConsultant);
        expect([role, present, next, refused]).toEqual([role, present, next, may ? undefined : "forbidden"]);
      }
    }
  }
});

test("a promise is overdue from the instant it ends, and never once it is kept", () => {
  const due = {
    state: "submitted" as const,
    pausedUntil: null,
    dueDate: "2026-11-22",
    dueAt: "2026-11-23T09:00:00.000Z",
    firstContactAt: null,
  };
  expect(showPromise(due, now)).toMatchObject({ met: false, overdue: true });
  expect(showPromise(due, now.subtract({ milliseconds: 1 }))).toMatchObject({ met: false, overdue: false });
  expect(showPromise({ ...due, firstContactAt: "2026-11-25T09:00:00.000Z" }, now)).toMatchObject({
    met: true,
    overdue: false,
  });
  expect(showPromise({ ...due, state: "withdrawn" }, now)).toMatchObject({ met: false, overdue: false });
  expect(showPromise({ ...due, pausedUntil: "2026-12-01" }, now)).toMatchObject({ met: false, overdue: false });
  expect(showPromise({ ...due, dueAt: null }, now)).toBeNull();
});

test("actions follow the state, the reader and who is responsible", () => {
  const facts = { state: "submitted", waitingFor: "nobody", pausedUntil: null } as const;
  const offered = (reader: Reader, assigneeId: string | null, state: (typeof states)[number] = "submitted") =>
    actionsFor({ ...facts, state, assigneeId }, reader);
  expect(offered(staff("consultant"), null)).toEqual(["claim"]);
  expect(offered(staff("consultant"), "me")).toEqual(["assign"]);
  expect(offered(staff("consultant"), "other")).toEqual([]);
  expect(offered(staff("coordinator"), null)).toEqual(["assign", "claim"]);
  expect(offered(staff("coordinator"), "other")).toEqual(["assign"]);
  expect(offered(staff("manager"), null)).toEqual([]);
  expect(offered(staff("registrar"), "me")).toEqual([]);
  expect(offered(staff("coordinator"), null, "closed")).toEqual([]);
  expect(offered(requester, null)).toEqual([]);
  expect(offered(requester, null, "draft")).toEqual(["update", "submit"]);
});

const stored: StoredRequest = {
  id: "id",
  version: 3,
  caseNumber: "SAM-2026-000123",
  form: {
    ...emptyForm,
    kind: "unsure",
    subject: "Om 811228-9874",
    organisationName: "Firma 811228-9874",
    organisationNumber: "4999000013",
  },
  notPersonalNumbers: [],
  contactEmail: null,
  organisation: { id: "o", name: "Firma 811228-9874", number: "4999000013", form: "other" },
  createdAt: "2026-11-20T09:00:00.000Z",
  updatedAt: "2026-11-20T09:00:00.000Z",
  receivedAt: "2026-11-20T09:00:00.000Z",
  contactPerson: null,
  requesterId: "someone",
  assigneeId: null,
  pausedUntil: null,
  dueDate: null,
  dueAt: null,
  firstContactAt: null,
  staff: {
    state: "submitted",
    waitingFor: "nobody",
    assignee: null,
    source: "letter",
    initiatedBy: "organisation",
    themes: [],
    principles: [],
    administrations: [],
    firstTime: true,
    personalNumberIn: ["subject", "organisationName"],
    registeredBy: null,
  },
};

test("staff are shown a personal number masked, in the register's name too; the one who wrote it as they wrote it", () => {
  const toStaff = showRequest(stored, staff("manager"), now);
  expect(JSON.stringify(toStaff)).not.toContain("9874");
  expect(toStaff).toMatchObject({
    stage: "sent",
    form: { organisationNumber: "499900-0013" },
    organisation: { number: "499900-0013" },
  });
  const toRequester = showRequest(stored, requester, now);
  expect(toRequester.form.subject).toBe("Om 811228-9874");
  expect("staff" in toRequester).toBe(false);
  expect(Object.keys(toRequester)).not.toContain("requesterId");
  expect(showRequest({ ...stored, organisation: null }, staff("manager"), now).organisation).toBeNull();
});

test("a field that nobody flagged is shown as it is", () => {
  const unflagged = { ...stored, staff: { ...stored.staff, personalNumberIn: [] } };
  expect(showRequest(unflagged, staff("manager"), now).form.subject).toBe("Om 811228-9874");
});

test("a row of the list is masked for staff and has nothing of staff's for a requester", () => {
  const facts = {
    ...stored,
    subject: stored.form.subject,
    kind: stored.form.kind,
    organisationName: stored.form.organisationName,
    areas: [],
    personalNumberIn: stored.staff.personalNumberIn,
    staff: { state: "submitted", waitingFor: "nobody", assignee: null, source: "letter", themes: [] } as const,
  };
  const row = showSummary({ ...facts, staff: { ...facts.staff, themes: [] } }, staff("consultant"), now);
  expect(row).toMatchObject({
    subject: "Om ••••••-••••",
    organisationName: "Firma ••••••-••••",
    staff: { actions: ["claim"] },
  });
  const own = showSummary({ ...facts, staff: { ...facts.staff, themes: [] } }, requester, now);
  expect(own.subject).toBe("Om 811228-9874");
  expect("staff" in own).toBe(false);
});

test("a requester's history has the steps that concern them and no reason that staff wrote to each other", () => {
  const event = (type: RequestEvent["type"], kind: RequestEvent["actor"]["kind"]): RequestEvent => ({
    number: 1,
    at: "2026-11-20T09:00:00.000Z",
    type,
    actor: { kind, name: "Namn" },
    from: null,
    to: "submitted",
    assignee: null,
    reason: "Skäl",
  });
  const events = [
    event("submitted", "requester"),
    event("assigned", "staff"),
    event("unassigned", "staff"),
    event("kind_changed", "staff"),
  ];
  expect(showHistory(events, staff("registrar"))).toEqual(events);
  expect(showHistory(events, requester).map(({ type, reason }) => [type, reason])).toEqual([
    ["submitted", "Skäl"],
    ["assigned", null],
  ]);
});

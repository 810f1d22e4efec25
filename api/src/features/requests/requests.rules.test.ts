import { expect, test } from "vitest";
import { states, waitingForValues, type Stage } from "../../contract/life-cycle.ts";
import { permissionsOf, roles, type Role } from "../../contract/permissions.ts";
import type { RequestEvent } from "../../contract/history.ts";
import { emptyForm } from "./form.rules.ts";
import {
  actionsFor,
  caseNumberOf,
  mayAssign,
  showHistory,
  showRequest,
  stageOf,
  type ActionFacts,
  type Reader,
  type StoredRequest,
} from "./requests.rules.ts";
import { showSummary } from "./summary.rules.ts";

const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
const staff = (...held: Role[]): Reader => ({ as: "staff", personId: "me", permissions: permissionsOf(held) });
const requester: Reader = { as: "requester", personId: "me" };

test("case numbers have six digits, and more when there are more", () => {
  expect(caseNumberOf("SAM", 2026, 123)).toBe("SAM-2026-000123");
  expect(caseNumberOf("X", 2027, 1_234_567)).toBe("X-2027-1234567");
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

test("actions follow the state, the reader, who is responsible, and whether there is somebody to write to", () => {
  const facts = {
    waitingFor: "nobody",
    pausedUntil: null,
    requesterId: "me",
    contactEmail: "namn@forening.example",
    ending: null,
  } as const;
  const offered = (reader: Reader, change: Partial<ActionFacts> = {}) =>
    actionsFor({ ...facts, state: "submitted", assigneeId: null, ...change }, reader);
  const work = ["triage", "accept", "ask", "message", "note", "offer_times", "pick_time", "book_meeting"] as const;
  const ends = ["decline", "refer", "void", "pause", "log_contact", "hold_meeting"] as const;
  expect(offered(staff("consultant"))).toEqual(["claim", ...work, ...ends]);
  expect(offered(staff("consultant"), { assigneeId: "me" })).toEqual(["assign", ...work, ...ends]);
  expect(offered(staff("consultant"), { assigneeId: "other" })).toEqual([...work, ...ends]);
  expect(offered(staff("coordinator"))).toEqual(["assign", "claim", ...work, ...ends]);
  expect(offered(staff("coordinator"), { assigneeId: "other" })).toEqual(["assign", ...work, ...ends]);
  expect(offered(staff("manager"))).toEqual([]);
  expect(offered(staff("admin"))).toEqual([]);
  // A registrar takes away what is spam, and nothing else; also where the case is their own by some mistake.
  expect(offered(staff("registrar"), { assigneeId: "me" })).toEqual(["void"]);
  const unreachable = offered(staff("consultant"), { contactEmail: null });
  expect(work.filter((action) => !unreachable.includes(action))).toEqual(["ask", "message", "offer_times"]);
  const closed = {
    state: "closed",
    ending: { kind: "closed", reaction: "awaited", rated: false, consent: "not_needed" },
  } as const;
  expect(offered(staff("coordinator"), closed)).toEqual(["message", "note", "void", "reopen"]);
  expect(offered(staff("consultant"), { pausedUntil: "2026-12-01" })).toContain("resume");
  expect(offered(requester)).toEqual(["message", "pick_time", "withdraw"]);
  expect(offered(requester, { waitingFor: "requester" })).toEqual(["answer", "message", "pick_time", "withdraw"]);
  expect(offered(requester, { state: "draft" })).toEqual(["update", "submit"]);
  expect(offered(requester, closed)).toEqual(["message", "confirm", "dispute", "rate"]);
  const noReply = { state: "closed", ending: { ...closed.ending, kind: "no_reply", reaction: "not_asked" } } as const;
  expect(offered(requester, noReply)).toEqual(["answer", "message"]);
  // Whoever was shown a case reads and writes; its requester alone withdraws and ends it.
  const shown = { requesterId: "other" };
  expect(offered(requester, shown)).toEqual(["message", "pick_time"]);
  expect(offered(requester, { ...shown, state: "draft" })).toEqual([]);
  expect(offered(requester, { ...shown, ...closed })).toEqual(["message"]);
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
  ending: null,
  requesterId: "someone",
  requesterLanguage: null,
  assigneeId: null,
  pausedUntil: null,
  visibility: "me",
  dueDate: null,
  dueAt: null,
  firstContactAt: null,
  staff: {
    state: "submitted",
    waitingFor: "nobody",
    priority: "normal",
    assignee: null,
    source: "letter",
    initiatedBy: "organisation",
    themes: [],
    principles: [],
    administrations: [],
    firstTime: true,
    personalNumberIn: ["subject", "organisationName"],
    registeredBy: null,
    ending: null,
    minutesLogged: 0,
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

test("a protected contact is nobody's to see but their own", () => {
  const form = { ...stored.form, contactName: "Skydd Skyddsson", contactPhone: "+46701740605", contactProtected: true };
  const found = { ...stored, form, contactEmail: "skydd@hemlig.example" };
  for (const reader of [staff("registrar"), requester]) {
    const shown = showRequest(found, reader, now);
    expect(JSON.stringify(shown)).not.toMatch(/Skydd|skydd|1740605|174 06 05/);
    expect(shown.form.contactProtected).toBe(true);
  }
  expect(showRequest(found, staff("registrar"), now).staff?.hasAddress).toBe(true);
  const own = showRequest(found, { as: "requester", personId: "someone" }, now);
  expect(own).toMatchObject({ contactEmail: "skydd@hemlig.example", form: { contactName: "Skydd Skyddsson" } });
  const open = showRequest({ ...found, form: { ...form, contactProtected: false } }, staff("manager"), now);
  expect(open).toMatchObject({ contactEmail: "skydd@hemlig.example", form: { contactName: "Skydd Skyddsson" } });
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
    staff: {
      state: "submitted",
      waitingFor: "nobody",
      priority: "normal",
      pausedUntil: null,
      nextMeetingAt: null,
      assignee: null,
      source: "letter",
    } as const,
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

test.each([
  { what: "nothing yet", found: [] },
  { what: "an answer", facts: { waitingFor: "requester" }, found: ["answer"] },
  { what: "an answer and a time", facts: { waitingFor: "requester" }, hasOffer: true, found: ["answer", "pick_time"] },
  { what: "a time", facts: { state: "in_progress" }, hasOffer: true, found: ["pick_time"] },
  { what: "an ending to react to", facts: { state: "closed" }, ending: { reaction: "awaited" }, found: ["confirm"] },
  { what: "nothing after the reaction", facts: { state: "closed" }, ending: { reaction: "confirmed" }, found: [] },
  { what: "no answer once silence has ended it", facts: { state: "closed" }, ending: { kind: "no_reply" }, found: [] },
  { what: "a yes or no", facts: { state: "referred" }, ending: { consent: "asked" }, found: ["answer_referral"] },
] as const)("a row of one's own says what waits for the requester: $what", (row) => {
  const { facts = {}, ending = null, hasOffer = false, found } = { ending: undefined, facts: undefined, ...row };
  const held = { kind: "closed", reaction: "not_asked", rated: false, consent: "not_needed" } as const;
  const own = {
    ...stored,
    subject: null,
    kind: null,
    organisationName: null,
    areas: [],
    personalNumberIn: [],
    requesterId: "me",
    hasOffer,
    ending: ending && { ...held, ...ending },
    staff: {
      state: "submitted" as const,
      waitingFor: "nobody" as const,
      priority: "normal" as const,
      pausedUntil: null,
      nextMeetingAt: null,
      assignee: null,
      source: "web" as const,
      themes: [],
      ...facts,
    },
  };
  expect(showSummary(own, requester, now).needs).toEqual(found);
  expect("needs" in showSummary(own, staff("coordinator"), now)).toBe(false);
  // To somebody who was shown it: what only its requester does waits for nobody else.
  const shown = showSummary({ ...own, requesterId: "other" }, requester, now);
  expect(shown).toMatchObject({
    shared: true,
    needs: found.filter((need) => need === "answer" || need === "pick_time"),
  });
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
    details: { until: "2026-12-01", noteKind: "working" },
  });
  const events = [
    event("submitted", "requester"),
    event("assigned", "staff"),
    event("unassigned", "staff"),
    event("kind_changed", "staff"),
    event("triaged", "staff"),
    event("note_added", "staff"),
    event("paused", "staff"),
    event("reminded", "system"),
  ];
  expect(showHistory(events, staff("registrar"), { concealed: false })).toEqual(events);
  expect(
    showHistory(events, requester, { concealed: false }).map(({ type, reason, details }) => [type, reason, details]),
  ).toEqual([
    ["submitted", "Skäl", { until: "2026-12-01" }],
    ["assigned", null, { until: "2026-12-01" }],
    ["paused", null, { until: "2026-12-01" }],
  ]);
  const names = showHistory(events, staff("registrar"), { concealed: true }).map(({ actor }) => [
    actor.kind,
    actor.name,
  ]);
  expect(names.slice(0, 2)).toEqual([
    ["requester", null],
    ["staff", "Namn"],
  ]);
});

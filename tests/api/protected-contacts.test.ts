// Protected contacts: masked for staff wherever a case is shown or sent, and shown with a reason that is kept. The canary walks everything.
import { sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import {
  bookMeeting,
  cancelMeeting,
  listRequestMeetings,
  sendAgreedSummary,
  logMeeting,
} from "@samverkansstod/api/contract/meetings.ts";
import { addParticipant, listParticipants } from "@samverkansstod/api/contract/participants.ts";
import { protectContact, showContact } from "@samverkansstod/api/contract/protection.ts";
import { createRequest, getRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { searchViewLog } from "@samverkansstod/api/contract/view-log.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aForm, asSystem } from "../support/builders.ts";
import { endpoints } from "../support/endpoints.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let manager: Person;
let registrar: Person;

beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant", "coordinator"], name: "Konsulten" });
  manager = await signedIn(app, { roles: ["manager"], name: "Chefen" });
  registrar = await signedIn(app, { roles: ["registrar"], name: "Registratorn" });
});

interface Sown {
  id: string;
  requester: Person;
  meetingId: string;
  organisationId: string;
  participantId: string;
  secrets: RegExp;
  /** The contact's name, one word. */
  word: string;
  to: readonly string[];
}

let sown = 0;

/** A case whose contact and one of whose participants have names, addresses and a number like nobody else's, with everything in it that a case can have. */
async function sow(isProtected: boolean): Promise<Sown> {
  sown += 1;
  const mark = `Kanarie${isProtected ? "s" : "o"}${sown}${randomUUID().slice(0, 4)}`;
  const digits = `17406${String(10 + sown)}`;
  const email = `${mark.toLowerCase()}@hemligadress.example`;
  const requester = await signedIn(app, { email });
  const name = `${mark}Namn`;
  const draft = await requester.call(createRequest, {
    body: aForm({
      contactName: name,
      contactPhone: `+4670${digits}`,
      contactProtected: isProtected,
      // People write their names in what they ask too: no search finds it by them.
      description: `Hälsningar ${name}, ${email}`,
    }),
  });
  const { id } = draft.body;
  const sent = await requester.call(submitRequest, { params: { id }, version: draft.body.version });
  const participantEmail = `${mark.toLowerCase()}deltagare@hemligadress.example`;
  const participant = await consultant.call(addParticipant, {
    params: { id },
    body: { name: `${mark}Deltagare`, email: participantEmail, party: "city", protected: isProtected },
  });
  const other = `kollega${randomUUID().slice(0, 6)}@staden.example`;
  const open = await consultant.call(addParticipant, {
    params: { id },
    body: { name: "Öppen", email: other, party: "city" },
  });
  expect([participant.status, open.status]).toEqual([201, 201]);
  await requester.call(sendMessage, { params: { id }, body: { text: "Hej, vi undrar hur det går." } });
  const startsAt = app.clock
    .now()
    .toZonedDateTimeISO("Europe/Stockholm")
    .add({ days: 7 + sown * 2 })
    .with({ hour: 10, minute: 0 });
  const booked = await consultant.call(bookMeeting, {
    params: { id },
    body: {
      consultantId: consultant.id,
      localStart: startsAt.toPlainDateTime().toString({ smallestUnit: "minute" }),
      minutes: 60,
      placeKind: "phone",
      place: `070-${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5)}`,
      inviteRequester: true,
      participantIds: [participant.body.id, open.body.id],
    },
  });
  expect(booked.status).toBe(201);
  const secrets = new RegExp(`${mark}|${digits}|${digits.slice(0, 3)} ${digits.slice(3, 5)} ${digits.slice(5)}`, "iu");
  return {
    id,
    requester,
    meetingId: booked.body.id,
    participantId: participant.body.id,
    secrets,
    word: name,
    organisationId: sent.body.organisation?.id ?? "",
    to: [email, participantEmail],
  };
}

/** Every GET that staff may call, with what it asks for, and where it shows something of these. The conversation and form texts that somebody wrote are theirs. */
async function hits({ id, meetingId, organisationId, secrets }: Sown): Promise<string[]> {
  const idIn = (url: string) => {
    if (url.startsWith("/api/v1/meetings/")) return meetingId;
    if (url.startsWith("/api/v1/organisations/")) return organisationId;
    return url.startsWith("/api/v1/people") ? consultant.id : id;
  };
  const found: string[] = [];
  const written = /"description":"[^"]*"/gu;
  const gets = endpoints.filter(({ method, config }) => method === "GET" && config.access !== "public");
  const queries: Record<string, Record<string, unknown>[]> = {
    listRequests: [
      { scope: "queue" },
      { scope: "queue", sort: "newest", state: ["submitted", "accepted", "in_progress"] },
    ],
    listMeetings: [7, 31].map((days) => ({ days })),
    listReportCases: [{ figure: "open" }],
    exportReportCases: [{ figure: "open" }],
    searchViewLog: [{}, { log: "contacts" }, { log: "searches" }],
  };
  for (const endpoint of gets) {
    for (const caller of [consultant, manager, registrar]) {
      for (const query of queries[endpoint.name] ?? [{}]) {
        const params = Object.fromEntries(
          [...endpoint.url.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, idIn(endpoint.url)]),
        );
        const answer = await caller.call(endpoint, { params, query } as never);
        expect(answer.status, `${endpoint.name} ${JSON.stringify(answer.body)}`).toBeOneOf([200, 403, 404]);
        if (secrets.test(JSON.stringify(answer.body).replaceAll(written, ""))) found.push(endpoint.name);
      }
    }
  }
  return [...new Set(found)];
}

/** Mails of the case to others than the protected ones, their calendar files, and the subject of every mail of it. */
async function mailHits({ secrets, to }: Sown): Promise<string[]> {
  await app.deliver();
  return app.mails.flatMap((mail) => {
    const isOwn = to.includes(mail.to);
    const content = isOwn ? [mail.subject] : [mail.subject, mail.text, mail.html, mail.calendar?.content ?? ""];
    return secrets.test(content.join("\n").replaceAll(/\r\n /g, ""))
      ? [`${isOwn ? "own subject" : "other"}: ${mail.subject}`]
      : [];
  });
}

/** Whether the words of their names are in the search's index, or find the case. */
const inSearch = async ({ id, secrets, word }: Sown) => {
  const { body } = await consultant.call(listRequests, { query: { scope: "queue", q: word } });
  if (body.items.some((one) => one.id === id)) return true;
  const [row] = await app.owner<{ search: string }[]>`select search::text from app.request where id = ${id}`;
  return secrets.test(row?.search ?? "");
};

describe("the canary", () => {
  test("of a protected contact nothing is found in any answer to staff, mail to others, calendar file or search", async () => {
    const hidden = await sow(true);
    expect(await hits(hidden)).toEqual([]);
    expect(await mailHits(hidden)).toEqual([]);
    expect(await inSearch(hidden)).toBe(false);
    // Their own mails came, and the calendar files with them.
    for (const to of hidden.to) expect(app.mails.some((mail) => mail.to === to && mail.calendar)).toBe(true);
  });

  test("of one that is not protected the same walk finds it", async () => {
    const open = await sow(false);
    const found = await hits(open);
    expect(found).toEqual(
      expect.arrayContaining([
        "getRequest",
        "getRequestHistory",
        "listConversation",
        "listParticipants",
        "listRequestMeetings",
        "listMeetings",
        "listMembers",
      ]),
    );
    expect(await mailHits(open)).not.toEqual([]);
    expect(await inSearch(open)).toBe(true);
  });
});

test("marking afterwards hides what was there before, with a reason in the history; taking the mark away shows it again", async () => {
  const { id, secrets, requester } = await sow(false);
  const before = await consultant.call(getRequest, { params: { id } });
  const mark = {
    params: { id },
    version: before.body.version,
    body: { protected: true, reason: "Har skyddad folkbokföring." },
  };
  expect((await consultant.call(protectContact, { ...mark, version: 1 })).code).toBe("stale_version");
  const marked = await consultant.call(protectContact, mark);
  expect(marked.status).toBe(200);
  expect(marked.body.form).toMatchObject({ contactName: null, contactPhone: null, contactProtected: true });
  const history = await manager.call(getRequestHistory, { params: { id } });
  expect(history.body.items.at(-1)).toMatchObject({
    type: "contact_protected",
    reason: "Har skyddad folkbokföring.",
    details: { whose: "contact" },
  });
  expect(history.body.items.find(({ type }) => type === "submitted")?.actor.name).toBeNull();
  // Their own page is whole.
  const own = await requester.call(getRequest, { params: { id } });
  expect(JSON.stringify(own.body)).toMatch(secrets);
  expect(
    (await requester.call(getRequestHistory, { params: { id } })).body.items.map(({ type }) => type),
  ).not.toContain("contact_protected");
  const unmarked = await registrar.call(protectContact, {
    ...mark,
    version: marked.body.version,
    body: { protected: false, reason: "Skyddet har upphört." },
  });
  expect(JSON.stringify(unmarked.body.form.contactName)).toMatch(secrets);
});

test("what is behind the mark is shown with a reason, and the registrar sees who was shown it", async () => {
  const { id, participantId, secrets } = await sow(true);
  expect((await manager.call(showContact, { params: { id }, body: { reason: "  " } })).problem.errors).toMatchObject([
    { field: "/reason", code: "required" },
  ]);
  const shown = await manager.call(showContact, { params: { id }, body: { reason: "Ska ringa upp." } });
  expect(shown.status).toBe(200);
  expect(shown.body.name).toMatch(secrets);
  expect(shown.body.email).toMatch(secrets);
  expect(shown.body.phone).toMatch(secrets);
  const whom = await consultant.call(showContact, { params: { id }, body: { reason: "Bjuder in.", participantId } });
  expect(whom.body).toMatchObject({ phone: null });
  expect(whom.body.email).toMatch(secrets);
  expect(
    (await consultant.call(showContact, { params: { id }, body: { reason: "x", participantId: randomUUID() } })).code,
  ).toBe("not_found");
  const { body: found } = await manager.call(getRequest, { params: { id } });
  const log = await registrar.call(searchViewLog, { query: { log: "contacts", caseNumber: found.caseNumber ?? "" } });
  expect(log.body.items).toMatchObject([
    { person: { name: "Konsulten" }, whose: "participant", reason: "Bjuder in." },
    { person: { name: "Chefen" }, whose: "contact", reason: "Ska ringa upp." },
  ]);
  expect((await consultant.call(searchViewLog, {})).code).toBe("forbidden");
});

test("a participant can be marked afterwards; their name leaves the list, the history and the meetings", async () => {
  const { id, participantId, secrets } = await sow(false);
  const { body: found } = await consultant.call(getRequest, { params: { id } });
  const marked = await consultant.call(protectContact, {
    params: { id },
    version: found.version,
    body: { participantId, protected: true, reason: "Bad om det." },
  });
  expect(marked.status).toBe(200);
  const people = await consultant.call(listParticipants, { params: { id } });
  expect(people.body.items.find((one) => one.id === participantId)).toMatchObject({
    name: null,
    email: null,
    hasAddress: true,
    protected: true,
  });
  const history = await consultant.call(getRequestHistory, { params: { id } });
  expect(
    history.body.items.filter(({ type }) => type === "participant_added").map(({ details }) => details["name"]),
  ).toEqual([undefined, "Öppen"]);
  const { body: meetings } = await consultant.call(listRequestMeetings, { params: { id } });
  const masked = meetings.meetings[0]?.staff?.invited.filter(({ email }) => email === null);
  expect(masked).toEqual([{ email: null, name: null, role: "participant" }]);
  expect(JSON.stringify(meetings)).toMatch(secrets);
});

test("staff registers a contact as protected at once, and cancelling a meeting tells everybody and shows nobody", async () => {
  const staff = await signedIn(app, { roles: ["consultant"] });
  const { body } = await staff.call(registerRequest, {
    body: {
      kind: "consultation",
      subject: "Telefonsamtal",
      source: "phone",
      receivedAt: app.clock.now().toString(),
      contactName: "Kanariefågeln",
      contactEmail: "kanariefageln@hemligadress.example",
      contactProtected: true,
    },
  });
  expect(body).toMatchObject({ contactEmail: null, form: { contactName: null }, staff: { hasAddress: true } });
  expect(body.actions).toContain("message");
  const { meetingId, to } = await sow(true);
  await app.deliver();
  const cancelled = await staff.call(cancelMeeting, {
    params: { id: meetingId },
    version: 1,
    body: { code: "illness" },
  } as never);
  expect(cancelled.status).toBe(200);
  const mails = await app.deliver();
  expect(mails.filter((mail) => to.includes(mail.to))).toHaveLength(2);
});

test("the write of a showing outside a command, in another's name or changed afterwards is refused by the database", async () => {
  const { id } = await sow(true);
  await manager.call(showContact, { params: { id }, body: { reason: "Prov." } });
  await expect(
    asSystem(app.owner, (sql) => sql`update app.contact_showing set reason = 'annat'`),
  ).rejects.toMatchObject({ code: "SV003" });
  await expect(asSystem(app.owner, (sql) => sql`delete from app.contact_showing`)).rejects.toMatchObject({
    code: "SV003",
  });
  await expect(app.owner`update app.contact_showing set reason = 'annat'`).rejects.toMatchObject({ code: "SV001" });
});

test("what was agreed goes to the protected too, and the answer does not say their names", async () => {
  const { id, meetingId, participantId, secrets, to } = await sow(true);
  app.clock.advance({ hours: 60 * 24 });
  const staff = await signedIn(app, { roles: ["consultant"] });
  const logged = await staff.call(logMeeting, {
    params: { id: meetingId },
    version: 1,
    body: { tookPlace: true, minutes: 60, attendance: [], agreed: "Vi hörs igen." },
  });
  expect(logged.status).toBe(200);
  const sent = await staff.call(sendAgreedSummary, {
    params: { id: meetingId },
    body: { toRequester: true, participantIds: [participantId] },
  });
  expect(sent.body.sentTo).toEqual([null, null]);
  const mails = await app.deliver();
  expect(mails.map((mail) => mail.to).toSorted()).toEqual([...to].toSorted());
  const rows = await app.owner`select data from app.mail where request_id = ${id} and template = 'agreed_summary'`;
  expect(JSON.stringify(rows)).not.toMatch(secrets);
});

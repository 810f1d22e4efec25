// Who may call what: every route of the running application, as everybody who could try, against what is theirs and what is not.
import { buildApp } from "@samverkansstod/api/app.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { signOut } from "@samverkansstod/api/contract/account.ts";
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { sharedWorker, startApp, testConfig, testKeys, type TestApp } from "../support/app.ts";
import { aForm, aRequest, asSystem } from "../support/builders.ts";
import { input } from "../support/access-calls.ts";
import { bodyFieldsOf, endpoints, endpointsWithBody } from "../support/endpoints.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

const callers = ["requester", "consultant", "coordinator", "manager", "registrar", "admin"] as const;
type Caller = (typeof callers)[number];

const everybody = "everybody";
const all = callers;
const readers = ["consultant", "coordinator", "manager", "registrar"] as const;
const workers = ["consultant", "coordinator"] as const;

/** Written by hand from product.md section 1, on purpose not derived from the table of permissions. */
const mayCall: Record<string, typeof everybody | readonly Caller[]> = {
  healthz: everybody,
  readyz: everybody,
  listCatalogues: everybody,
  requestSignInCode: everybody,
  signIn: everybody,
  refresh: everybody,
  signOut: everybody,
  listSignInWays: everybody,
  beginStaffSignIn: everybody,
  openSignInLink: everybody,
  beginPasskeySignIn: everybody,
  signInByPasskey: everybody,
  me: all,
  listPasskeys: all,
  beginPasskey: all,
  addPasskey: all,
  renamePasskey: all,
  removePasskey: all,
  answerPasskeyOffer: all,
  listOwnSessions: all,
  endOwnSession: all,
  endOwnSessions: all,
  createRequest: all,
  updateRequest: all,
  submitRequest: all,
  listRequests: all,
  getRequest: all,
  getRequestHistory: all,
  registerRequest: workers,
  quickLog: workers,
  assignRequest: workers,
  listAssignablePeople: readers,
  listOrganisations: readers,
  createOrganisation: workers,
  getOrganisation: readers,
  updateOrganisation: workers,
  linkOrganisation: ["coordinator"],
  unlinkOrganisation: ["coordinator"],
  listOrganisationEvents: readers,
  listMembers: readers,
  confirmMember: workers,
  removeMember: workers,
  inviteMember: workers,
  listInvitations: readers,
  revokeInvitation: workers,
  listMyOrganisations: all,
  listFellowMembers: all,
  confirmFellowMember: all,
  removeFellowMember: all,
  leaveOrganisation: all,
  inviteFellowMember: all,
  listFellowInvitations: all,
  revokeFellowInvitation: all,
  readInvitation: all,
  acceptInvitation: all,
  triageRequest: workers,
  acceptRequest: workers,
  pauseRequest: workers,
  resumeRequest: workers,
  listConversation: all,
  sendMessage: all,
  askRequester: workers,
  answerQuestion: all,
  addNote: workers,
  logContact: workers,
  getWorkingHours: readers,
  setWorkingHours: workers,
  listFreeTimes: workers,
  listRequestMeetings: all,
  listMeetings: readers,
  offerTimes: workers,
  withdrawOffer: workers,
  pickTime: all,
  bookMeeting: workers,
  moveMeeting: workers,
  cancelMeeting: workers,
  logMeeting: workers,
  sendAgreedSummary: workers,
  listParticipants: readers,
  addParticipant: workers,
  removeParticipant: workers,
  closeRequest: workers,
  declineRequest: workers,
  referRequest: workers,
  answerReferral: all,
  withdrawRequest: all,
  voidRequest: ["consultant", "coordinator", "registrar"],
  reopenRequest: workers,
  reactToEnding: all,
  listRequestPeople: all,
  shareRequest: all,
  inviteToRequest: all,
  endParty: all,
  openCaseInvitation: all,
  acceptCaseInvitation: all,
  replaceContact: workers,
  protectContact: ["consultant", "coordinator", "registrar"],
  showContact: readers,
  searchViewLog: ["registrar"],
  readForDisclosure: ["registrar"],
  listReadings: all,
  reportUnderWay: ["consultant", "coordinator", "manager"],
  reportFlow: ["consultant", "coordinator", "manager"],
  listReportCases: ["consultant", "coordinator", "manager"],
  exportReportCases: ["consultant", "coordinator", "manager"],
  listStaff: ["admin"],
  getStaffPerson: ["admin"],
  invitePerson: ["admin"],
  editPerson: ["admin"],
  giveRoles: ["admin"],
  deactivatePerson: ["admin"],
  reactivatePerson: ["admin"],
  listRoleTitles: all,
  nameRole: ["admin"],
  listStandIns: readers,
  setStandIn: workers,
  removeStandIn: workers,
  listMeetingsWithoutConsultant: ["coordinator"],
  handOverMeeting: workers,
};

type Thing = "own draft" | "own case" | "foreign draft" | "foreign case" | "absent";
const things: readonly Thing[] = ["own draft", "own case", "foreign draft", "foreign case", "absent"];

/** Found: it was looked at and answered, or refused for another reason than not being there. */
type Expected = number | "found";
type Row = Record<Thing, Expected>;

const reading = (foreignCase: Expected): Row => ({
  "own draft": 200,
  "own case": 200,
  "foreign draft": 404,
  "foreign case": foreignCase,
  absent: 404,
});
const drafting: Row = { "own draft": 200, "own case": 409, "foreign draft": 404, "foreign case": 404, absent: 404 };
// A draft is nobody's to assign; one's own case is a conflict of interest; another's is claimed.
const assigning: Row = { "own draft": 404, "own case": 409, "foreign draft": 404, "foreign case": 200, absent: 404 };
// What only staff do: every case, no draft, not even one's own.
const working: Row = {
  "own draft": 404,
  "own case": "found",
  "foreign draft": 404,
  "foreign case": "found",
  absent: 404,
};
// What only the requester does.
const asking: Row = {
  "own draft": "found",
  "own case": "found",
  "foreign draft": 404,
  "foreign case": 404,
  absent: 404,
};
// Staff who were shown a case as a requester act on it as one.
const inviting: Row = {
  "own draft": "found",
  "own case": "found",
  "foreign draft": 404,
  "foreign case": "found",
  absent: 404,
};
// What names a second thing, which is not there.
const nowhere: Row = { "own draft": 404, "own case": 404, "foreign draft": 404, "foreign case": 404, absent: 404 };

/** Who reads cases and does not work with them is told so, and learns of nothing by it: foreign and absent are refused alike. */
const readsOnly = (name: string, caller: Caller): boolean =>
  ["sendMessage", "pickTime", "inviteToRequest", "endParty"].includes(name) &&
  ["manager", "registrar"].includes(caller);

const read = [
  "getRequest",
  "getRequestHistory",
  "listConversation",
  "listRequestMeetings",
  "listRequestPeople",
  "listReadings",
];
const ofRequester = ["shareRequest", "answerQuestion", "answerReferral", "withdrawRequest", "reactToEnding"];

/** Those whose id is a request's. */
const ofRequests = endpoints.filter(({ url }) => url.includes("/requests/:id"));

/** The status that each caller who may call at all gets for each thing. */
function expected({ name, url }: AnyEndpoint, caller: Caller): Row {
  const isReader = (readers as readonly Caller[]).includes(caller);
  // A draft has no others, and says so to its writer.
  if (name === "endParty") return { ...nowhere, "own draft": 409 };
  if (url.includes("/:offerId") || url.includes("/:participantId")) return nowhere;
  if (read.includes(name)) return reading(isReader ? 200 : 404);
  if (name === "inviteToRequest") return isReader ? inviting : asking;
  // One's own draft has no conversation: to whoever works here it is not there.
  if (name === "sendMessage") return isReader ? working : asking;
  if (name === "assignRequest") return assigning;
  if (ofRequester.includes(name)) return asking;
  return name === "updateRequest" || name === "submitRequest" ? drafting : working;
}

let app: TestApp;
let people: Record<Caller, Person>;
let stranger: Person;
/** Who had every right until a moment ago. */
let outsiders: Person[];
beforeAll(async () => {
  app = await startApp();
  const entries: [Caller, Person][] = [];
  for (const caller of callers) {
    entries.push([caller, await signedIn(app, { roles: caller === "requester" ? [] : [caller] })]);
  }
  people = Object.fromEntries(entries) as Record<Caller, Person>;
  stranger = await signedIn(app);
  const gone = await signedIn(app, { roles: ["coordinator"] });
  await gone.call(signOut);
  const left = await signedIn(app, { roles: ["coordinator"] });
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = created_at where id = ${left.id}`);
  outsiders = [gone, left];
  return () => app.close();
});

async function aThing(by: Person, thing: "draft" | "case"): Promise<{ id: string; version: number }> {
  if (thing === "draft") return (await by.call(createRequest, { body: aForm() })).body;
  return { id: (await aRequest(app.owner, { requesterId: by.id })).id, version: 1 };
}

async function make(thing: Thing, own: Person): Promise<{ id: string; version: number }> {
  if (thing === "absent") return { id: randomUUID(), version: 1 };
  const [whose, what] = thing.split(" ");
  return aThing(whose === "own" ? own : stranger, what === "draft" ? "draft" : "case");
}

const nothing = { id: randomUUID(), version: 1, personId: randomUUID() };

test("the table of expectations names every endpoint, and no other", () => {
  expect(Object.keys(mayCall).toSorted()).toEqual(endpoints.map(({ name }) => name).toSorted());
});

test("every route the application answers is an endpoint of the contract or one of the few that are known", () => {
  const routes = new Set<string>();
  const trail: string[] = [];
  for (const line of app.app.printRoutes({ commonPrefix: false }).split("\n")) {
    const match = /^((?:[│ ] {3})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!match) continue;
    const [, indent = "", part = "", methods = ""] = match;
    trail.length = indent.length / 4;
    trail.push(part);
    for (const method of methods.split(", ")) {
      if (method !== "" && method !== "HEAD") routes.add(`${method} ${trail.join("")}`);
    }
  }
  const known = [
    "GET /api/openapi.json",
    "GET /api/docs",
    "GET /api/docs/",
    "GET /api/docs/openapi.json",
    "GET /api/docs/openapi.yaml",
    "GET /api/docs/js/scalar.js",
    "GET /dev/mailbox",
    "GET /api/v1/dev/mailbox",
  ];
  const named = new Set([...endpoints.map(({ method, url }) => `${method} ${url}`), ...known]);
  expect([...routes].filter((route) => !named.has(route))).toEqual([]);
  expect(endpoints.map(({ method, url }) => `${method} ${url}`).filter((route) => !routes.has(route))).toEqual([]);
});

test.each([
  ["no access", {}],
  ["an access that no role has", { access: "case.anything" as never }],
])("a route with %s stops the boot", async (_name, config) => {
  const { database } = await sharedWorker();
  const { clock, queue } = app;
  const parts = { database, queue, clock, config: testConfig(), signInKeys: testKeys, clientFolder: null };
  const nameless = await buildApp(parts);
  nameless.route({ method: "GET", url: "/api/v1/nameless", config, handler: async () => "open" });
  await expect(nameless.ready()).rejects.toThrow("/api/v1/nameless names no access");
});

test.each(endpoints.map((endpoint) => [endpoint.name, endpoint] as const))(
  "%s: nobody, a deactivated person and an ended session get 401, a missing permission 403",
  async (name, endpoint) => {
    const who = mayCall[name] ?? [];
    const outside = await callAs(app, endpoint, input(endpoint, nothing));
    if (who === everybody) {
      // Refreshing is open to everybody and says by itself that there is nothing to refresh.
      expect(outside.status === 401).toBe(name === "refresh");
      return;
    }
    expect([outside.status, outside.code]).toEqual([401, "signed_out"]);
    for (const person of outsiders) {
      expect((await person.call(endpoint, input(endpoint, nothing))).code).toBe("signed_out");
    }
    for (const caller of callers) {
      // Working hours are one's own.
      const id = endpoint.url.includes("/people/:id") ? people[caller].id : nothing.id;
      // A consultant says who stands in for themselves.
      const personId = name === "setStandIn" ? people[caller].id : nothing.personId;
      const answer = await people[caller].call(endpoint, input(endpoint, { ...nothing, id, personId }));
      if (who.includes(caller) && readsOnly(name, caller)) expect([403, 404]).toContain(answer.status);
      else if (who.includes(caller))
        expect([caller, answer.status >= 500, answer.status === 403]).toEqual([caller, false, false]);
      else expect([caller, answer.status, answer.code]).toEqual([caller, 403, "forbidden"]);
      expect(answer.status).not.toBe(401);
    }
  },
);

const volatile = new Set(["x-request-id", "date", "content-length", "x-ratelimit-remaining", "x-ratelimit-reset"]);
const comparable = ({
  status,
  problem,
  headers,
}: {
  status: number;
  problem: object;
  headers: Record<string, unknown>;
}) => ({
  status,
  problem: { ...problem, instance: "" },
  headers: Object.entries(headers).filter(([name]) => !volatile.has(name)),
});

test.each(ofRequests.map((endpoint) => [endpoint.name, endpoint] as const))(
  "%s: own, foreign and absent, as each who may call it; foreign is as absent as what never was",
  async (name, endpoint) => {
    for (const caller of callers.filter((one) => mayCall[name]?.includes(one))) {
      const person = people[caller];
      const wanted = expected(endpoint, caller);
      const got: Partial<Row> = {};
      const denied: string[] = [];
      for (const thing of things) {
        const { id, version } = await make(thing, person);
        const answer = await person.call(endpoint, input(endpoint, { id, version, personId: person.id }));
        const found = !readsOnly(name, caller) && answer.status !== 404 && answer.status !== 400 && answer.status < 500;
        got[thing] = wanted[thing] === "found" && found ? "found" : answer.status;
        if (answer.status === 404) denied.push(JSON.stringify(comparable(answer)));
      }
      if (readsOnly(name, caller)) {
        expect([403, 404]).toContain(got.absent);
        expect([got["foreign draft"], got["foreign case"]]).toEqual([got.absent, got.absent]);
        continue;
      }
      expect([caller, got]).toEqual([caller, wanted]);
      expect(new Set(denied).size).toBe(1);
    }
  },
);

test("a member of the same organisation sees only what they began or were shown", async () => {
  const colleague = await signedIn(app);
  const draft = await aThing(stranger, "draft");
  const { id } = (await stranger.call(submitRequest, { params: { id: draft.id }, version: draft.version })).body;
  await asSystem(
    app.owner,
    (sql) => sql`insert into app.membership (person_id, organisation_id, created_at, confirmed_at)
    select ${colleague.id}, organisation_id, received_at, received_at from app.request where id = ${id}`,
  );
  for (const endpoint of ofRequests.filter(({ name }) => mayCall[name]?.includes("requester"))) {
    const answer = await colleague.call(endpoint, input(endpoint, { id, version: 2, personId: colleague.id }));
    expect([endpoint.name, answer.status]).toEqual([endpoint.name, 404]);
  }
});

test("ids that are no ids, and ids of other things, are refused before anything is looked up", async () => {
  for (const endpoint of endpoints.filter(({ url }) => url.includes(":id"))) {
    const may = mayCall[endpoint.name] ?? [];
    const coordinator = people[callers.find((one) => one !== "requester" && may.includes(one)) ?? "coordinator"];
    for (const id of ["1", "x", "8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a1g", "' or 1=1 --", "../me", "null"]) {
      const answer = await coordinator.call(endpoint, input(endpoint, { id, version: 1, personId: coordinator.id }));
      expect([endpoint.name, id, answer.status, answer.code]).toEqual([endpoint.name, id, 400, "invalid_id"]);
    }
    if (endpoint.url.includes("/people/")) continue;
    const person = await coordinator.call(
      endpoint,
      input(endpoint, { id: stranger.id, version: 1, personId: coordinator.id }),
    );
    expect([endpoint.name, person.status]).toEqual([endpoint.name, 404]);
  }
});

test("identity is never taken from what is sent: ids, addresses, roles and headers of others change nothing", async () => {
  const { requester } = people;
  const forged = {
    requesterId: stranger.id,
    personId: stranger.id,
    email: stranger.email,
    roles: ["admin"],
    id: randomUUID(),
  };
  for (const endpoint of endpointsWithBody) {
    for (const [field, value] of Object.entries(forged)) {
      const { body = {}, ...rest } = input(endpoint, nothing) as { body?: object };
      if (bodyFieldsOf(endpoint).includes(field)) continue;
      const call = { ...rest, body: { ...body, [field]: value } as never };
      const may = (["coordinator", "registrar", "admin"] as const).find((one) => mayCall[endpoint.name]?.includes(one));
      const by = people[may ?? "coordinator"];
      const answer = await by.call(endpoint, call);
      expect([endpoint.name, field, answer.status]).toEqual([endpoint.name, field, 400]);
      expect(answer.problem.errors).toContainEqual(
        expect.objectContaining({ field: `/${field}`, code: "unknown_field" }),
      );
    }
  }
  const headers = {
    "x-remote-user": stranger.email,
    "x-forwarded-user": stranger.id,
    authorization: `Bearer ${stranger.cookie}`,
  };
  const me = endpoints.find(({ name }) => name === "me");
  if (!me) throw new Error("me is an endpoint");
  expect((await requester.call(me, { headers })).body).toMatchObject({ person: { id: requester.id }, roles: [] });
  expect((await callAs(app, me, { headers })).status).toBe(401);
});

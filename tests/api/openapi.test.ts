// The document of the API: as the running application gives it, whole, and the same as the one in docs.
import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { endpoints } from "../support/endpoints.ts";
import { describedBy, documentOf, openApiText, operationsOf, type OpenApi } from "../support/openapi.ts";

let app: TestApp;
let document: OpenApi;
beforeAll(async () => {
  app = await startApp();
  document = describedBy(app);
  return () => app.close();
});

test("docs/openapi.json is the document of the running application (npm run openapi writes it)", async () => {
  const written = await readFile(new URL("../../docs/openapi.json", import.meta.url), "utf8");
  expect(written).toBe(openApiText(documentOf(app)));
  const served = await app.app.inject({ url: "/api/openapi.json" });
  expect(openApiText(served.json<OpenApi>())).toBe(written);
});

test("every endpoint stands in it once, under its own name, and nothing else does", () => {
  const named = [
    "requestSignInCode",
    "signIn",
    "refresh",
    "signOut",
    "me",
    "listSignInWays",
    "beginStaffSignIn",
    "listCatalogues",
    "createRequest",
    "updateRequest",
    "submitRequest",
    "registerRequest",
    "listRequests",
    "getRequest",
    "getRequestHistory",
    "assignRequest",
    "listRequestPeople",
    "shareRequest",
    "inviteToRequest",
    "endParty",
    "openCaseInvitation",
    "acceptCaseInvitation",
    "replaceContact",
    "triageRequest",
    "acceptRequest",
    "pauseRequest",
    "resumeRequest",
    "listConversation",
    "sendMessage",
    "askRequester",
    "answerQuestion",
    "addNote",
    "logContact",
    "getWorkingHours",
    "setWorkingHours",
    "listFreeTimes",
    "listRequestMeetings",
    "listMeetings",
    "offerTimes",
    "withdrawOffer",
    "pickTime",
    "bookMeeting",
    "moveMeeting",
    "cancelMeeting",
    "logMeeting",
    "sendAgreedSummary",
    "listParticipants",
    "addParticipant",
    "removeParticipant",
    "closeRequest",
    "declineRequest",
    "referRequest",
    "answerReferral",
    "withdrawRequest",
    "voidRequest",
    "reopenRequest",
    "reactToEnding",
    "quickLog",
    "protectContact",
    "showContact",
    "searchViewLog",
    "readForDisclosure",
    "listReadings",
    "reportUnderWay",
    "reportFlow",
    "listReportCases",
    "exportReportCases",
    "listAssignablePeople",
    "listStaff",
    "getStaffPerson",
    "invitePerson",
    "editPerson",
    "giveRoles",
    "deactivatePerson",
    "reactivatePerson",
    "listRoleTitles",
    "nameRole",
    "listStandIns",
    "setStandIn",
    "removeStandIn",
    "listMeetingsWithoutConsultant",
    "handOverMeeting",
    "listOrganisations",
    "createOrganisation",
    "getOrganisation",
    "updateOrganisation",
    "linkOrganisation",
    "unlinkOrganisation",
    "listOrganisationEvents",
    "listMembers",
    "confirmMember",
    "removeMember",
    "inviteMember",
    "listInvitations",
    "revokeInvitation",
    "listMyOrganisations",
    "listFellowMembers",
    "confirmFellowMember",
    "removeFellowMember",
    "leaveOrganisation",
    "inviteFellowMember",
    "listFellowInvitations",
    "revokeFellowInvitation",
    "readInvitation",
    "acceptInvitation",
    "openSignInLink",
    "listPasskeys",
    "beginPasskey",
    "addPasskey",
    "renamePasskey",
    "removePasskey",
    "answerPasskeyOffer",
    "beginPasskeySignIn",
    "signInByPasskey",
    "listOwnSessions",
    "endOwnSession",
    "endOwnSessions",
    "healthz",
    "readyz",
  ];
  const operations = operationsOf(document);
  expect(operations.map(({ operation }) => operation.operationId).toSorted()).toEqual(named.toSorted());
  expect(
    operations.map(({ method, path, operation }) => `${operation.operationId} ${method} ${path}`).toSorted(),
  ).toEqual(endpoints.map(({ name, method, url }) => `${name} ${method} ${url.replace(/:(\w+)/g, "{$1}")}`).toSorted());
});

test("it is OpenAPI 3.1: described answers, declared parameters, and the demand to be signed in", () => {
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info.title).toBe("Samverkansstöd");
  expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  const schemes = Object.keys(document.components?.securitySchemes ?? {});
  for (const { path, method, operation } of operationsOf(document)) {
    const { operationId, parameters = [], responses, summary, tags, security = [] } = operation;
    expect([operationId, path.startsWith("/"), Boolean(summary), tags?.length]).toEqual([operationId, true, true, 1]);
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = parameters.filter((one) => one.in === "path");
    expect(declared.map(({ name }) => name)).toEqual(inPath);
    expect(declared.every(({ required }) => required === true)).toBe(true);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["4XX", "5XX"]));
    for (const [status, { description, content }] of Object.entries(responses)) {
      expect([operationId, status, /^([1-5]\d\d|[1-5]XX)$/.test(status), description === ""]).toEqual([
        operationId,
        status,
        true,
        false,
      ]);
      if (/^[45]XX$/.test(status)) expect(Object.keys(content ?? {})).toEqual(["application/problem+json"]);
    }
    expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
    if (method === "GET") expect(operation.requestBody).toBeUndefined();
    const endpoint = endpoints.find(({ name }) => name === operationId);
    expect(security).toEqual(endpoint?.config.access === "public" ? [] : [{ [schemes[0] ?? ""]: [] }]);
  }
});

test("every schema in it is JSON Schema 2020-12", () => {
  const ajv = new Ajv2020({ strict: false });
  ajvFormats.default(ajv);
  for (const { operation } of operationsOf(document)) {
    const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
      Object.values(one?.content ?? {}),
    );
    for (const schema of [
      ...contents.map((one) => one.schema ?? {}),
      ...(operation.parameters ?? []).map((one) => one.schema),
    ]) {
      expect(ajv.validateSchema(schema)).toBe(true);
      expect(() => ajv.compile(schema)).not.toThrow();
    }
  }
  expect(JSON.stringify(document)).not.toMatch(/"nullable"|"\$ref"/);
});

test("a list that may not repeat says what its items are, so that checking it takes linear time", () => {
  const loose: unknown[] = [];
  JSON.stringify(document, (_key, value: unknown) => {
    const schema = value as { uniqueItems?: boolean; items?: { type?: string }; maxItems?: number } | null;
    if (schema?.uniqueItems === true && (schema.items?.type === undefined || schema.maxItems === undefined))
      loose.push(schema);
    return value;
  });
  expect(loose).toEqual([]);
});

test("the page to browse it asks nothing of any other origin", async () => {
  const page = await app.app.inject({ url: "/api/docs/" });
  expect(page.statusCode).toBe(200);
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:|script-src[^;]*unsafe/);
});

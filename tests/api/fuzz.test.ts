// Five thousand requests made from the OpenAPI document, as everybody: no answer is a 500, and each is as the document says.
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { endpoints } from "../support/endpoints.ts";
import { fuzz } from "../support/fuzz.ts";

/**
 * A six-digit code is not guessed, a draft is not whole by chance, and neither is a body that must name a person, a time, an offer or a
 * code of a catalogue that fit each other. These have tests of their own that reach them.
 */
const notByChance: readonly string[] = [
  // Of an invitation the secret, and of a case its version.
  "openCaseInvitation",
  "acceptCaseInvitation",
  "replaceContact",
  "signIn",
  // There is no identity provider here.
  "beginStaffSignIn",
  "endOwnSession",
  "renamePasskey",
  "removePasskey",
  "submitRequest",
  "quickLog",
  "logContact",
  "pauseRequest",
  "reopenRequest",
  "setWorkingHours",
  "listFreeTimes",
  "offerTimes",
  "withdrawOffer",
  "pickTime",
  "bookMeeting",
  "moveMeeting",
  "cancelMeeting",
  "logMeeting",
  "sendAgreedSummary",
  "removeParticipant",
  "reportFlow",
  "listReportCases",
  "exportReportCases",
  "handOverMeeting",
  "nameRole",
  "getStaffPerson",
  "editPerson",
  "giveRoles",
  "deactivatePerson",
  "reactivatePerson",
  "setStandIn",
  "removeStandIn",
  // The pool of ids has no organisation; and of more than a hundred endpoints five thousand requests do not reach each with every right thing at once.
  "listMembers",
  "confirmMember",
  "removeMember",
  "inviteMember",
  "listInvitations",
  "revokeInvitation",
  "listFellowMembers",
  "confirmFellowMember",
  "removeFellowMember",
  "leaveOrganisation",
  "inviteFellowMember",
  "listFellowInvitations",
  "revokeFellowInvitation",
  "createOrganisation",
  "getOrganisation",
  "updateOrganisation",
  "linkOrganisation",
  "unlinkOrganisation",
  "listOrganisationEvents",
  "registerRequest",
  "showContact",
  "triageRequest",
  "getWorkingHours",
  "listRequestMeetings",
  "acceptInvitation",
  "readInvitation",
];

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

test("five thousand requests of every kind are answered as the document says", { timeout: 120_000 }, async () => {
  const { requests, answers } = await fuzz(app, { requests: 5_000, seed: 20_261_123 });
  expect(requests).toBe(5_000);
  // A fuzzer that is refused everywhere proves little: each operation was also reached in earnest, and did it or found the state against it.
  const earnest = (status: number) => status < 300 || [409, 412, 422].includes(status);
  const reached = endpoints
    .map(({ name }) => name)
    .filter((name) => [...(answers.get(name)?.keys() ?? [])].some(earnest));
  const never = endpoints.map(({ name }) => name).filter((name) => !reached.includes(name));
  expect(never.filter((name) => !notByChance.includes(name))).toEqual([]);
});

// A call of every endpoint as it would be made by somebody who may: for tests of who may.
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { randomUUID } from "node:crypto";

/** A call that would go through if it were allowed. */
export function input(
  endpoint: AnyEndpoint,
  { id, version, personId }: { id: string; version: number; personId: string },
) {
  const { name } = endpoint.config;
  const meeting = { consultantId: personId, minutes: 60, placeKind: "phone" };
  const bodies: Record<string, unknown> = {
    requestSignInCode: { email: `${randomUUID()}@exempel.example` },
    signIn: { code: "123456" },
    openSignInLink: { secret: "A".repeat(43) },
    addPasskey: { name: "x", credentialId: "AA", clientDataJSON: "AA", attestationObject: "AA", transports: [] },
    renamePasskey: { name: "x" },
    signInByPasskey: { credentialId: "AA", clientDataJSON: "AA", authenticatorData: "AA", signature: "AA" },
    endOwnSessions: { which: "others" },
    createRequest: {},
    updateRequest: { subject: "Ny rubrik" },
    registerRequest: { kind: "unsure", subject: "Prov", source: "phone", receivedAt: "2026-11-20T09:00:00Z" },
    quickLog: { subject: "Prov", source: "phone", minutes: 12, outcomes: ["advice_given"], summary: "Råd lämnat." },
    assignRequest: { personId },
    triageRequest: { priority: "high" },
    acceptRequest: {},
    pauseRequest: { until: "2027-01-11", reason: "Föreningen har uppehåll." },
    resumeRequest: {},
    sendMessage: { text: "Hej!" },
    askRequester: { text: "Vad vill ni?" },
    answerQuestion: { text: "Det här." },
    addNote: { kind: "working", text: "Kom ihåg." },
    logContact: { channel: "phone", text: "Vi talades vid." },
    setWorkingHours: { hours: [] },
    offerTimes: { ...meeting, times: [{ localStart: "2027-03-29T10:00" }] },
    withdrawOffer: {},
    pickTime: { timeId: randomUUID() },
    bookMeeting: { ...meeting, localStart: "2027-03-30T10:00", inviteRequester: false },
    moveMeeting: { localStart: "2027-03-31T10:00", askedBy: "unit", reason: "Krock." },
    cancelMeeting: { code: "illness" },
    logMeeting: { tookPlace: true, minutes: 60, attendance: [] },
    sendAgreedSummary: { toRequester: true, participantIds: [] },
    addParticipant: { name: "Åsa Påhittad", party: "city" },
    closeRequest: { outcomes: ["advice_given"], summary: "Råd lämnat.", minutes: 60 },
    declineRequest: { code: "other", text: "Det är inte vårt uppdrag." },
    referRequest: { receiver: "Föreningsstödet", text: "De kan hjälpa er.", consent: "not_needed" },
    answerReferral: { agreed: true },
    withdrawRequest: {},
    voidRequest: { reason: "Skräp." },
    reopenRequest: { reason: "Mer att göra." },
    reactToEnding: { reaction: "confirmed" },
    invitePerson: { email: `${randomUUID()}@exempel.example`, name: "Ny Kollega", roles: ["consultant"] },
    editPerson: { name: "Annat Namn", title: null },
    giveRoles: { roles: ["consultant"] },
    deactivatePerson: { reason: "Har slutat." },
    reactivatePerson: {},
    nameRole: { sv: "Processledare", en: "Consultant" },
    setStandIn: { absentId: personId, standInId: randomUUID(), from: "2027-03-01", to: "2027-03-07" },
    handOverMeeting: { consultantId: personId },
    shareRequest: { visibility: "me" },
    inviteToRequest: { kind: "organisation", email: `${randomUUID()}@exempel.example`, organisationName: "Grannen" },
    openCaseInvitation: { secret: "nyckel.hemlighet" },
    acceptCaseInvitation: { secret: "nyckel.hemlighet", name: "Gun Granne" },
    protectContact: { protected: true, reason: "Skyddad folkbokföring." },
    showContact: { reason: "Ska ringa." },
    replaceContact: { email: "ny@exempel.example", name: "Ny Kontakt", reason: "Ny styrelse." },
    createOrganisation: { name: "Påhittade föreningen", form: "nonprofit_association" },
    updateOrganisation: { name: "Påhittade föreningen" },
    linkOrganisation: { keptId: randomUUID(), reason: "Samma förening." },
    unlinkOrganisation: { reason: "Inte samma." },
    confirmMember: { seenWhat: "Protokoll" },
    removeMember: { reason: "Har flyttat." },
    inviteMember: { email: "ny@exempel.example", seenWhat: "Protokoll" },
    inviteFellowMember: { email: "ny@exempel.example" },
    readInvitation: { secret: "x" },
    acceptInvitation: { secret: "x" },
  };
  const valueOf = (name: string) => (name === "id" ? id : name === "role" ? "consultant" : randomUUID());
  const params = Object.fromEntries(
    [...endpoint.url.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, valueOf(name)]),
  );
  const queries: Record<string, unknown> = {
    listReportCases: { figure: "open" },
    exportReportCases: { figure: "open" },
  };
  return {
    ...(Object.keys(params).length > 0 && { params: params as never }),
    ...(queries[name] !== undefined && { query: queries[name] as never }),
    ...(bodies[name] !== undefined && { body: bodies[name] as never }),
    ...(endpoint.config.ifMatch && { version }),
  };
}

// Who else sees a request and takes part in it: members of the organisation that asks, and others who were invited after it was sent.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Request, visibilities } from "./requests.ts";
import { Code, exactly, Id, IdParams, Instant, orNull, text } from "./shapes.ts";

const tag = "sharing";

/** Why somebody sees a request: they sent it, were named, belong to the organisation, or were invited for another organisation or an administration. */
export const bases = ["own", "named", "organisation", "co_requester", "official"] as const;
export type Basis = (typeof bases)[number];

export const partyKinds = ["organisation", "official"] as const;
export type PartyKind = (typeof partyKinds)[number];

export const partyStates = ["invited", "expired", "joined"] as const;

export const CaseParty = exactly({
  id: Id,
  kind: Type.Enum([...partyKinds]),
  state: Type.Enum([...partyStates]),
  organisationName: orNull(Type.String()),
  administration: orNull(Code),
  name: orNull(Type.String({ description: "Of the person, once they have joined." })),
  email: orNull(Type.String({ description: "Where the invitation went; for those who may take it back." })),
  mine: Type.Boolean({ description: "The reader's own part." }),
  invitedAt: Instant,
  expiresAt: Instant,
  joinedAt: orNull(Instant),
});
export type CaseParty = Static<typeof CaseParty>;

export const RequestPeople = exactly(
  {
    you: orNull(Type.Enum([...bases], { description: "Why the reader sees it; null for staff." })),
    visibility: Type.Enum([...visibilities]),
    requester: orNull(Type.String({ description: "The name of whoever sent it, or took it over." })),
    members: Type.Array(exactly({ id: Id, name: Type.String() }), {
      description: "Others of the organisation who see it; empty for those of other organisations.",
    }),
    nameable: Type.Array(exactly({ id: Id, name: Type.String() }), {
      description: "Whom the requester can name: confirmed members, if they are one themselves.",
    }),
    parties: Type.Array(CaseParty),
    may: exactly({ share: Type.Boolean(), invite: Type.Boolean(), replaceContact: Type.Boolean() }),
  },
  "Who sees a request and takes part in it, as far as this reader may know.",
);
export type RequestPeople = Static<typeof RequestPeople>;

export const listRequestPeople = defineEndpoint({
  name: "listRequestPeople",
  method: "GET",
  url: "/api/v1/requests/:id/people",
  access: "request.read_own",
  tag,
  summary: "Who sees a request and takes part in it",
  params: IdParams,
  answers: { 200: RequestPeople },
});

/**
 * Says who of the organisation sees the request. By its requester alone; it does not make anything secret. Refuses with owner_only, wrong_state (a draft, or
 * nobody's organisation), invalid_fields (somebody who is no confirmed member), stale_version.
 */
export const shareRequest = defineEndpoint({
  name: "shareRequest",
  method: "PUT",
  url: "/api/v1/requests/:id/visibility",
  access: "request.read_own",
  tag,
  summary: "Say who of the organisation sees the request",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    visibility: Type.Enum([...visibilities]),
    memberIds: Type.Optional(Type.Array(Id, { maxItems: 50, uniqueItems: true, description: "Those named." })),
  }),
  answers: { 200: Request },
});

/**
 * Invites another organisation or a city official, who read and write once they accept. By the requester or by staff. Mails a link that holds for 14 days, once, for
 * that address alone. Refuses with owner_only, wrong_state, invalid_fields, already_invited, too_many.
 */
export const inviteToRequest = defineEndpoint({
  name: "inviteToRequest",
  method: "POST",
  url: "/api/v1/requests/:id/parties",
  access: "request.read_own",
  tag,
  summary: "Invite another organisation or a city official to the case",
  idempotent: true,
  params: IdParams,
  body: exactly({
    kind: Type.Enum([...partyKinds]),
    email: text(320),
    organisationName: Type.Optional(orNull(text(200, "For an organisation: its name."))),
    administration: Type.Optional(orNull(Code)),
  }),
  answers: { 201: CaseParty },
});

/** Takes an invitation back, removes somebody, or leaves. By the requester, by staff, and by whoever's part it is. Refuses with not_found, owner_only. */
export const endParty = defineEndpoint({
  name: "endParty",
  method: "DELETE",
  url: "/api/v1/requests/:id/parties/:partyId",
  access: "request.read_own",
  tag,
  summary: "Take back an invitation, remove somebody from the case, or leave it",
  params: exactly({ id: Id, partyId: Id }),
  answers: { 204: Type.Null() },
});

const Secret = Type.String({ minLength: 1, maxLength: 120, description: "What stands after # in the link." });

export const CaseInvitation = exactly({
  kind: Type.Enum([...partyKinds]),
  subject: orNull(Type.String()),
  fromOrganisation: orNull(Type.String()),
  fromAdministration: orNull(Code),
  invitedAs: Type.Enum(["requester", "staff"]),
  organisationName: orNull(Type.String()),
  administration: orNull(Code),
  expiresAt: Instant,
});
export type CaseInvitation = Static<typeof CaseInvitation>;

/** What an invitation is to. A POST, for its secret must not stand in an address; it changes nothing. Anybody but the invited gets not_found. */
export const openCaseInvitation = defineEndpoint({
  name: "openCaseInvitation",
  method: "POST",
  url: "/api/v1/case-invitations/:id/open",
  access: "request.ask",
  tag,
  summary: "What an invitation to a case is to",
  params: IdParams,
  body: exactly({ secret: Secret }),
  answers: { 200: CaseInvitation },
});

/** Accepts, once, for one's organisation or administration. Refuses with not_found, invalid_fields, conflict_of_interest (whoever is responsible for the case). */
export const acceptCaseInvitation = defineEndpoint({
  name: "acceptCaseInvitation",
  method: "POST",
  url: "/api/v1/case-invitations/:id/accept",
  access: "request.ask",
  tag,
  summary: "Accept an invitation to a case",
  params: IdParams,
  body: exactly({
    secret: Secret,
    name: text(200, "Of the person, as others in the case see it."),
    organisationName: Type.Optional(orNull(text(200))),
    organisationNumber: Type.Optional(orNull(text(20))),
    organisationForm: Type.Optional(orNull(Code)),
    administration: Type.Optional(orNull(Code)),
  }),
  answers: { 200: exactly({ requestId: Id }) },
});

/**
 * Somebody else becomes the case's requester, so that a new board is never locked out. By staff, with a reason. Both are mailed. Refuses with wrong_state,
 * stale_version, invalid_fields, conflict_of_interest (whoever is responsible for the case).
 */
export const replaceContact = defineEndpoint({
  name: "replaceContact",
  method: "POST",
  url: "/api/v1/requests/:id/replace-contact",
  access: "case.work",
  tag,
  summary: "Let somebody else be the requester of a case",
  ifMatch: true,
  params: IdParams,
  body: exactly({
    email: text(320),
    name: text(200),
    role: Type.Optional(orNull(text(120))),
    phone: Type.Optional(orNull(text(40))),
    reason: text(1000),
  }),
  answers: { 200: Request },
});

// Who belongs to an organisation: what staff and members see of it, confirming, removing, leaving and inviting.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Cursor, exactly, Id, IdParams, Instant, orNull, page, text } from "./shapes.ts";

const tag = "members";

const listQuery = {
  cursor: Type.Optional(Cursor),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
};
const MemberParams = exactly({ id: Id, memberId: Id });
const InvitationParams = exactly({ id: Id, invitationId: Id });
const Words = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: "\\S", description });

export const decidedByValues = ["staff", "member"] as const;
export const endedByValues = ["self", "staff", "member"] as const;
export const memberLimits = { seenWhat: 300, reason: 1000, name: 200 } as const;
export const memberPeriods = ["present", "past"] as const;

/** One period in which somebody belongs to an organisation, as staff see it. */
export const Member = exactly({
  id: Id,
  personId: Id,
  name: orNull(Type.String()),
  email: orNull(Type.String({ description: "Name and address are null where they are protected." })),
  roleTitle: orNull(Type.String()),
  since: Instant,
  organisation: exactly({ id: Id, name: Type.String() }, "The one itself, or one that is linked to it."),
  confirmed: orNull(
    exactly({
      at: Instant,
      by: orNull(Type.String()),
      byKind: Type.Enum([...decidedByValues]),
      seenWhat: orNull(Type.String()),
    }),
  ),
  ended: orNull(
    exactly({
      at: Instant,
      by: orNull(Type.String()),
      byKind: orNull(Type.Enum([...endedByValues])),
      reason: orNull(Type.String()),
    }),
  ),
});
export type Member = Static<typeof Member>;

/** An invitation that has been neither taken nor revoked. */
export const Invitation = exactly({
  id: Id,
  email: Type.String(),
  invitedBy: orNull(Type.String()),
  invitedByKind: Type.Enum([...decidedByValues]),
  createdAt: Instant,
  expiresAt: Instant,
  expired: Type.Boolean(),
});
export type Invitation = Static<typeof Invitation>;

/** Present members, or periods that have ended; those of linked organisations too. In the order they came. */
export const listMembers = defineEndpoint({
  name: "listMembers",
  method: "GET",
  url: "/api/v1/organisations/:id/members",
  access: "organisation.read",
  tag,
  summary: "Members of an organisation, for staff",
  params: IdParams,
  query: exactly({ ...listQuery, period: Type.Optional(Type.Enum([...memberPeriods])) }),
  answers: { 200: page(Member) },
});

/** From then on the member sees what others of the organisation have asked. Not oneself (forbidden). Refuses with wrong_state. */
export const confirmMember = defineEndpoint({
  name: "confirmMember",
  method: "POST",
  url: "/api/v1/organisations/:id/members/:memberId/confirm",
  access: "organisation.edit",
  tag,
  summary: "Confirm that somebody belongs to an organisation",
  params: MemberParams,
  body: exactly({ seenWhat: Words(memberLimits.seenWhat, "What was seen, for example the minutes of a meeting.") }),
  answers: { 204: Type.Null() },
});

/** Ends the membership now and mails the one who was removed. Refuses with wrong_state. */
export const removeMember = defineEndpoint({
  name: "removeMember",
  method: "POST",
  url: "/api/v1/organisations/:id/members/:memberId/remove",
  access: "organisation.edit",
  tag,
  summary: "Remove somebody from an organisation",
  params: MemberParams,
  body: exactly({ reason: Words(memberLimits.reason, "Why.") }),
  answers: { 204: Type.Null() },
});

/**
 * Mails an invitation that holds for 14 days, for this address alone. An earlier one to the same address ends. The answer is the same whoever has the
 * address. Refuses with invalid_fields, too_many.
 */
export const inviteMember = defineEndpoint({
  name: "inviteMember",
  method: "POST",
  url: "/api/v1/organisations/:id/invitations",
  access: "organisation.edit",
  tag,
  summary: "Invite somebody to belong to an organisation",
  idempotent: true,
  params: IdParams,
  body: exactly({
    email: text(320),
    seenWhat: Words(memberLimits.seenWhat, "What was seen that makes this person a member."),
  }),
  answers: { 201: Invitation },
});

export const listInvitations = defineEndpoint({
  name: "listInvitations",
  method: "GET",
  url: "/api/v1/organisations/:id/invitations",
  access: "organisation.read",
  tag,
  summary: "Invitations of an organisation that nobody has taken, for staff",
  params: IdParams,
  query: exactly(listQuery),
  answers: { 200: page(Invitation) },
});

/** Refuses with wrong_state where it has been taken or revoked. */
export const revokeInvitation = defineEndpoint({
  name: "revokeInvitation",
  method: "POST",
  url: "/api/v1/organisations/:id/invitations/:invitationId/revoke",
  access: "organisation.edit",
  tag,
  summary: "Take an invitation back",
  params: InvitationParams,
  answers: { 204: Type.Null() },
});

/** An organisation that the reader belongs to. */
export const MyOrganisation = exactly({
  id: Id,
  name: Type.String(),
  section: Type.String(),
  number: orNull(Type.String()),
  since: Instant,
  confirmed: Type.Boolean({
    description: "Staff or a member has confirmed it: the reader sees members and may invite.",
  }),
});
export type MyOrganisation = Static<typeof MyOrganisation>;

export const listMyOrganisations = defineEndpoint({
  name: "listMyOrganisations",
  method: "GET",
  url: "/api/v1/my/organisations",
  access: "membership.own",
  tag,
  summary: "Organisations one belongs to",
  query: exactly(listQuery),
  answers: { 200: page(MyOrganisation) },
});

/** A fellow member: a name, never an address. */
export const FellowMember = exactly({
  id: Id,
  name: orNull(Type.String()),
  roleTitle: orNull(Type.String()),
  since: Instant,
  confirmed: Type.Boolean(),
  me: Type.Boolean(),
});
export type FellowMember = Static<typeof FellowMember>;

/** For confirmed members; to anybody else the organisation is not there. */
export const listFellowMembers = defineEndpoint({
  name: "listFellowMembers",
  method: "GET",
  url: "/api/v1/my/organisations/:id/members",
  access: "membership.own",
  tag,
  summary: "Members of an organisation one belongs to",
  params: IdParams,
  query: exactly(listQuery),
  answers: { 200: page(FellowMember) },
});

/** By a confirmed member. Refuses with wrong_state. */
export const confirmFellowMember = defineEndpoint({
  name: "confirmFellowMember",
  method: "POST",
  url: "/api/v1/my/organisations/:id/members/:memberId/confirm",
  access: "membership.own",
  tag,
  summary: "Confirm that somebody belongs to one's organisation",
  params: MemberParams,
  answers: { 204: Type.Null() },
});

/** By a confirmed member, of somebody else; who is removed gets a mail. Refuses with wrong_state. */
export const removeFellowMember = defineEndpoint({
  name: "removeFellowMember",
  method: "POST",
  url: "/api/v1/my/organisations/:id/members/:memberId/remove",
  access: "membership.own",
  tag,
  summary: "Remove somebody from one's organisation",
  params: MemberParams,
  answers: { 204: Type.Null() },
});

/** Also the last confirmed member may leave: staff can confirm a new board. What one has asked oneself stays one's own. */
export const leaveOrganisation = defineEndpoint({
  name: "leaveOrganisation",
  method: "POST",
  url: "/api/v1/my/organisations/:id/leave",
  access: "membership.own",
  tag,
  summary: "Leave an organisation",
  params: IdParams,
  answers: { 204: Type.Null() },
});

/** As inviteMember, by a confirmed member. */
export const inviteFellowMember = defineEndpoint({
  name: "inviteFellowMember",
  method: "POST",
  url: "/api/v1/my/organisations/:id/invitations",
  access: "membership.own",
  tag,
  summary: "Invite somebody to one's organisation",
  idempotent: true,
  params: IdParams,
  body: exactly({ email: text(320) }),
  answers: { 201: Invitation },
});

export const listFellowInvitations = defineEndpoint({
  name: "listFellowInvitations",
  method: "GET",
  url: "/api/v1/my/organisations/:id/invitations",
  access: "membership.own",
  tag,
  summary: "Invitations of one's organisation that nobody has taken",
  params: IdParams,
  query: exactly(listQuery),
  answers: { 200: page(Invitation) },
});

export const revokeFellowInvitation = defineEndpoint({
  name: "revokeFellowInvitation",
  method: "POST",
  url: "/api/v1/my/organisations/:id/invitations/:invitationId/revoke",
  access: "membership.own",
  tag,
  summary: "Take an invitation of one's organisation back",
  params: InvitationParams,
  answers: { 204: Type.Null() },
});

const Secret = text(200, "What stands after # in the link of the mail.");

/** What an invitation is about, for the one it was mailed to. Changes nothing. Refuses with invitation_over, invitation_other_address. */
export const readInvitation = defineEndpoint({
  name: "readInvitation",
  method: "POST",
  url: "/api/v1/invitations/read",
  access: "membership.own",
  tag,
  summary: "See what an invitation is about",
  body: exactly({ secret: Secret }),
  answers: {
    200: exactly({
      organisation: exactly({ id: Id, name: Type.String() }),
      invitedBy: orNull(Type.String()),
      invitedByKind: Type.Enum([...decidedByValues]),
      expiresAt: Instant,
    }),
  },
});

/** Takes an invitation, once, signed in with the address it was mailed to. Refuses with invitation_over, invitation_other_address, invalid_fields. */
export const acceptInvitation = defineEndpoint({
  name: "acceptInvitation",
  method: "POST",
  url: "/api/v1/invitations/accept",
  access: "membership.own",
  tag,
  summary: "Take an invitation",
  body: exactly({
    secret: Secret,
    name: Type.Optional(text(memberLimits.name, "One's name; needed where none is known yet.")),
  }),
  answers: { 200: exactly({ organisation: exactly({ id: Id, name: Type.String() }) }) },
});

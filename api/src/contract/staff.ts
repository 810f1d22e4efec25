// People of the unit as an administrator keeps them: who works here, in which roles, and what was changed of whom. What roles are called is
// role-titles.ts, who stands in for whom stand-ins.ts.
import { Type, type Static } from "typebox";
import { languages } from "./account.ts";
import { defineEndpoint } from "./endpoint.ts";
import { roles } from "./permissions.ts";
import { exactly, Id, IdParams, Instant, named, orNull, text, Version } from "./shapes.ts";
import { Reason, reasonIfAny } from "./triage.ts";

const tag = "staff";
const access = "people.administer";

export const mostName = 200;

export const personEventTypes = [
  "invited",
  "roles_changed",
  "roles_from_provider",
  "edited",
  "deactivated",
  "reactivated",
  "stand_in_set",
  "stand_in_removed",
] as const;

/** What can be done with somebody now. */
export const personActions = ["edit", "give_roles", "deactivate", "reactivate"] as const;
export type PersonAction = (typeof personActions)[number];

const Roles = Type.Array(Type.Enum([...roles], { type: "string" }), { maxItems: roles.length, uniqueItems: true });

const row = {
  id: Id,
  version: Version,
  name: orNull(Type.String()),
  email: Type.String(),
  title: orNull(Type.String()),
  roles: Roles,
  deactivatedAt: orNull(Instant),
};

export const StaffRow = exactly(row);
export type StaffRow = Static<typeof StaffRow>;

export const PersonEvent = exactly({
  at: Instant,
  type: Type.Enum([...personEventTypes]),
  actor: orNull(Type.String({ description: "The name of whoever did it; null: the system, at signing in." })),
  reason: orNull(Type.String()),
  details: Type.Record(Type.String(), Type.String(), {
    description:
      "By type. Roles: from and to, by spaces. Edited: name, title. Deactivated: cases, offers, meetings (how many). Stand-ins: absent, standIn, from, to.",
  }),
});
export type PersonEvent = Static<typeof PersonEvent>;

export const StaffPerson = named(
  "StaffPerson",
  exactly({
    ...row,
    openCases: Type.Integer({ minimum: 0, description: "Cases the person is responsible for now." }),
    meetingsToCome: Type.Integer({ minimum: 0 }),
    offersOpen: Type.Integer({ minimum: 0, description: "Offers of times that wait for an answer." }),
    rolesElsewhere: Type.Boolean({ description: "Roles come from the identity provider and are not changed here." }),
    actions: Type.Array(Type.Enum([...personActions])),
    events: Type.Array(PersonEvent, { description: "Newest first, at most 200." }),
  }),
);
export type StaffPerson = Static<typeof StaffPerson>;

/** Everybody who has or has had a role, or was invited, by name in Swedish order; at most 1 000. */
export const listStaff = defineEndpoint({
  name: "listStaff",
  method: "GET",
  url: "/api/v1/staff",
  access,
  tag,
  summary: "People of the unit",
  query: exactly({
    q: Type.Optional(text(200, "A part of the name, the title or the address.")),
    status: Type.Optional(Type.Enum(["active", "deactivated", "all"], { description: "Active, if left out." })),
    role: Type.Optional(Type.Enum([...roles])),
  }),
  answers: { 200: exactly({ items: Type.Array(StaffRow), rolesElsewhere: Type.Boolean() }) },
});

/** Somebody of the unit, with what was changed of them. Refuses with not_found, also for who only asks. */
export const getStaffPerson = defineEndpoint({
  name: "getStaffPerson",
  method: "GET",
  url: "/api/v1/staff/:id",
  access,
  tag,
  summary: "One of the unit, with what was changed",
  params: IdParams,
  answers: { 200: StaffPerson },
});

/**
 * Makes the owner of an address one of the unit and mails how to sign in. An account that is there already keeps its name and is signed out: whoever
 * reads the address's mail, or has it at the identity provider, signs in anew. Refuses with invalid_fields, already_staff, roles_elsewhere.
 */
export const invitePerson = defineEndpoint({
  name: "invitePerson",
  method: "POST",
  url: "/api/v1/staff",
  access,
  tag,
  summary: "Invite somebody to the unit",
  idempotent: true,
  body: exactly({
    email: text(320),
    name: text(mostName),
    title: Type.Optional(orNull(text(mostName))),
    roles: Roles,
    language: Type.Optional(
      Type.Enum([...languages], { description: "Of the mail, for a new account. Swedish if left out." }),
    ),
  }),
  answers: { 201: StaffPerson },
});

/** Refuses with not_found, invalid_fields, stale_version. */
export const editPerson = defineEndpoint({
  name: "editPerson",
  method: "PATCH",
  url: "/api/v1/staff/:id",
  access,
  tag,
  summary: "Change name and title",
  ifMatch: true,
  params: IdParams,
  body: exactly({ name: text(mostName), title: orNull(text(mostName)) }),
  answers: { 200: StaffPerson },
});

/**
 * These roles and no other. Who loses one is signed out everywhere. Refuses with not_found, stale_version, wrong_state (deactivated), last_admin,
 * roles_elsewhere (a role claim is configured).
 */
export const giveRoles = defineEndpoint({
  name: "giveRoles",
  method: "PUT",
  url: "/api/v1/staff/:id/roles",
  access,
  tag,
  summary: "Give and take roles",
  ifMatch: true,
  params: IdParams,
  body: exactly({ roles: Roles, reason: reasonIfAny }),
  answers: { 200: StaffPerson },
});

/**
 * Signs somebody out everywhere and keeps them out. Their open cases are nobody's, times they have on offer are free and the requesters are told,
 * stand-ins end; meetings that are booked stay, in the coordinators' list. Refuses with not_found, stale_version, wrong_state, oneself, last_admin.
 */
export const deactivatePerson = defineEndpoint({
  name: "deactivatePerson",
  method: "POST",
  url: "/api/v1/staff/:id/deactivation",
  access,
  tag,
  summary: "Deactivate somebody",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: Reason }),
  answers: { 200: StaffPerson },
});

/** The same roles as before hold again. Refuses with not_found, stale_version, wrong_state. */
export const reactivatePerson = defineEndpoint({
  name: "reactivatePerson",
  method: "POST",
  url: "/api/v1/staff/:id/reactivation",
  access,
  tag,
  summary: "Let somebody in again",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: reasonIfAny }),
  answers: { 200: StaffPerson },
});

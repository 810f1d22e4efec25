// The register of organisations, for staff: search, change, and linking two that are the same. Who belongs to them is members.ts.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import {
  Code,
  Cursor,
  exactly,
  Id,
  IdParams,
  Instant,
  LocalDate,
  named,
  orNull,
  page,
  text,
  Version,
} from "./shapes.ts";

const tag = "organisations";

/** How often an organisation has asked, void cases not counted: never, this is its first, or it has come back. */
export const askedValues = ["never", "first", "returning"] as const;
export const organisationActions = ["edit", "link", "unlink", "manage_members"] as const;
export const organisationEventTypes = ["created", "changed", "linked", "unlinked"] as const;
export const organisationFields = [
  "name",
  "number",
  "section",
  "form",
  "areas",
  "signatorySince",
  "workIntegration",
  "volunteerRun",
] as const;

export const organisationLimits = { name: 200, section: 100, reason: 1000 } as const;

const ShortOrganisation = exactly({
  id: Id,
  name: Type.String(),
  section: Type.String(),
  number: orNull(Type.String({ description: "NNNNNN-NNNN." })),
});

const known = {
  id: Id,
  version: Version,
  name: Type.String(),
  number: orNull(Type.String({ description: "NNNNNN-NNNN; null for a network." })),
  section: Type.String({ description: "A section that shares the number; empty for the organisation itself." }),
  form: Code,
  areas: Type.Array(Code),
  signatorySince: orNull(LocalDate),
  workIntegration: Type.Boolean({ description: "Work-integration social enterprise." }),
  volunteerRun: orNull(Type.Boolean({ description: "False: with employees. Null: nobody has said." })),
  cases: Type.Integer({ minimum: 0, description: "Cases, with those of the linked ones; void ones not counted." }),
  asked: Type.Enum([...askedValues]),
  sameAs: orNull(ShortOrganisation),
};

export const OrganisationSummary = named("OrganisationSummary", exactly(known));
export type OrganisationSummary = Static<typeof OrganisationSummary>;

export const Organisation = named(
  "Organisation",
  exactly({
    ...known,
    createdAt: Instant,
    linked: Type.Array(ShortOrganisation, { description: "Those that are the same as this one, which is kept." }),
    link: orNull(exactly({ at: Instant, by: Type.String(), reason: Type.String() })),
    actions: Type.Array(Type.Enum([...organisationActions])),
  }),
);
export type Organisation = Static<typeof Organisation>;

const yesOrNo = Type.Enum(["yes", "no"]);

/** By name in Swedish order. `q`: parts or stems of words of name and section, or the beginning of a number. */
export const listOrganisations = defineEndpoint({
  name: "listOrganisations",
  method: "GET",
  url: "/api/v1/organisations",
  access: "organisation.read",
  tag,
  summary: "Search the register of organisations",
  query: exactly({
    q: Type.Optional(text(200)),
    form: Type.Optional(Code),
    area: Type.Optional(Code),
    signatory: Type.Optional(yesOrNo),
    asked: Type.Optional(Type.Enum([...askedValues])),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answers: { 200: page(OrganisationSummary) },
});

const written = {
  name: Type.String({ minLength: 1, maxLength: organisationLimits.name }),
  number: orNull(text(40, "NNNNNN-NNNN, or null for a network without one. Never a personal number.")),
  section: text(organisationLimits.section),
  form: Code,
  areas: Type.Array(Code, { maxItems: 20, uniqueItems: true }),
  signatorySince: orNull(LocalDate),
  workIntegration: Type.Boolean(),
  volunteerRun: orNull(Type.Boolean()),
};

export const OrganisationChange = Type.Partial(exactly(written), { additionalProperties: false });
export type OrganisationChange = Static<typeof OrganisationChange>;

/** Refuses with invalid_fields, number_taken. */
export const createOrganisation = defineEndpoint({
  name: "createOrganisation",
  method: "POST",
  url: "/api/v1/organisations",
  access: "organisation.edit",
  tag,
  summary: "Add an organisation to the register",
  idempotent: true,
  body: exactly({ ...OrganisationChange.properties, name: written.name, form: written.form }),
  answers: { 201: Organisation },
});

export const getOrganisation = defineEndpoint({
  name: "getOrganisation",
  method: "GET",
  url: "/api/v1/organisations/:id",
  access: "organisation.read",
  tag,
  summary: "One organisation of the register",
  params: IdParams,
  answers: { 200: Organisation },
});

/** Fields that are left out stay as they are. Refuses with invalid_fields, number_taken, stale_version. */
export const updateOrganisation = defineEndpoint({
  name: "updateOrganisation",
  method: "PATCH",
  url: "/api/v1/organisations/:id",
  access: "organisation.edit",
  tag,
  summary: "Change an organisation of the register",
  ifMatch: true,
  params: IdParams,
  body: OrganisationChange,
  answers: { 200: Organisation },
});

const Reason = Type.String({ minLength: 1, maxLength: organisationLimits.reason, pattern: "\\S" });

/**
 * Says that two are the same organisation. Nothing moves: the cases and members of this one are shown under the one that is kept, and who asks in its name
 * asks in the kept one's. One level only. Refuses with not_linkable, stale_version.
 */
export const linkOrganisation = defineEndpoint({
  name: "linkOrganisation",
  method: "POST",
  url: "/api/v1/organisations/:id/link",
  access: "organisation.link",
  tag,
  summary: "Say that this organisation is the same as another, which is kept",
  ifMatch: true,
  params: IdParams,
  body: exactly({ keptId: Id, reason: Reason }),
  answers: { 200: Organisation },
});

/** Refuses with wrong_state where it is not linked, stale_version. */
export const unlinkOrganisation = defineEndpoint({
  name: "unlinkOrganisation",
  method: "POST",
  url: "/api/v1/organisations/:id/unlink",
  access: "organisation.link",
  tag,
  summary: "Undo that this organisation is the same as another",
  ifMatch: true,
  params: IdParams,
  body: exactly({ reason: Reason }),
  answers: { 200: Organisation },
});

export const OrganisationEvent = exactly({
  id: Type.Integer({ minimum: 1 }),
  at: Instant,
  type: Type.Enum([...organisationEventTypes]),
  actor: Type.String(),
  organisation: ShortOrganisation,
  other: orNull(ShortOrganisation),
  reason: orNull(Type.String()),
  fields: Type.Array(Type.Enum([...organisationFields]), { description: "Of a change: what was changed." }),
});
export type OrganisationEvent = Static<typeof OrganisationEvent>;

/** What staff did with it and with those linked to it, latest first. */
export const listOrganisationEvents = defineEndpoint({
  name: "listOrganisationEvents",
  method: "GET",
  url: "/api/v1/organisations/:id/events",
  access: "organisation.read",
  tag,
  summary: "What was changed about an organisation, by whom and why",
  params: IdParams,
  query: exactly({
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answers: { 200: page(OrganisationEvent) },
});

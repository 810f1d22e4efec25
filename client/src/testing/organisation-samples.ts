// Organisations, members and invitations that component tests show, as the contract describes them.
import type { Me } from "@samverkansstod/api/contract/account.ts";
import {
  listFellowInvitations,
  listFellowMembers,
  listInvitations,
  listMembers,
  type FellowMember,
  type Invitation,
  type Member,
} from "@samverkansstod/api/contract/members.ts";
import {
  getOrganisation,
  listOrganisationEvents,
  type Organisation,
  type OrganisationSummary,
} from "@samverkansstod/api/contract/organisations.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { answer } from "./mock.ts";
import { consultant } from "./samples.ts";

export const coordinator: Me = {
  ...consultant,
  roles: ["coordinator"],
  permissions: [...permissionsOf(["coordinator"])],
};

const idOf = (number: number) => `0198a5c2-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const aSummary = (number: number, change: Partial<OrganisationSummary> = {}): OrganisationSummary => ({
  id: idOf(number),
  version: 1,
  name: "Exempelföreningen Läxlyktan",
  number: "499900-0013",
  section: "",
  form: "nonprofit_association",
  areas: [],
  signatorySince: null,
  workIntegration: false,
  volunteerRun: true,
  cases: 1,
  asked: "first",
  sameAs: null,
  ...change,
});

export const anOrganisation = (change: Partial<Organisation> = {}): Organisation => ({
  ...aSummary(101),
  createdAt: "2026-01-07T09:00:00.000Z",
  linked: [],
  link: null,
  actions: ["edit", "link", "manage_members"],
  ...change,
});

export const aMember = (number: number, change: Partial<Member> = {}): Member => ({
  id: idOf(number),
  personId: idOf(number + 1000),
  name: "Bo Påhittad",
  email: "bo@laxlyktan.example",
  roleTitle: "kassör",
  since: "2026-01-07T09:00:00.000Z",
  organisation: { id: idOf(101), name: "Exempelföreningen Läxlyktan" },
  confirmed: null,
  ended: null,
  ...change,
});

export const aFellow = (number: number, change: Partial<FellowMember> = {}): FellowMember => ({
  id: idOf(number),
  name: "Bo Påhittad",
  roleTitle: null,
  since: "2026-01-07T09:00:00.000Z",
  confirmed: true,
  me: false,
  ...change,
});

export const anInvitation = (change: Partial<Invitation> = {}): Invitation => ({
  id: idOf(301),
  email: "ny@laxlyktan.example",
  invitedBy: null,
  invitedByKind: "member",
  createdAt: "2026-11-24T09:00:00.000Z",
  expiresAt: "2026-12-08T09:00:00.000Z",
  expired: false,
  ...change,
});

/** What the page of an organisation asks for. */
export function answerOrganisation(found: Organisation, members: Member[] = [], invitations: Invitation[] = []): void {
  answer(getOrganisation, found);
  answer(listMembers, { items: members, next: null });
  answer(listInvitations, { items: invitations, next: null });
  answer(listRequests, { items: [], next: null });
  answer(listOrganisationEvents, { items: [], next: null });
}

/** What a confirmed member's card asks for. */
export function answerFellows(members: FellowMember[], invitations: Invitation[] = []): void {
  answer(listFellowMembers, { items: members, next: null });
  answer(listFellowInvitations, { items: invitations, next: null });
}

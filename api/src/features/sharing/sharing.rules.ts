// Decisions about who else is in a case: what each reader learns of the others, who may share it and invite, and what an invitation must say. Pure.
import type { Basis, CaseParty, PartyKind, RequestPeople } from "../../contract/sharing.ts";
import { openStates, type State } from "../../contract/life-cycle.ts";
import type { Permission } from "../../contract/permissions.ts";
import { parseEmailAddress } from "../../shared/email-address.ts";
import { findPersonalNumbers } from "../../shared/personal-number.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";

export const invitationLimits = {
  holdsDays: 14,
  /** Invitations and parts that have not ended, in one case. */
  partiesPerCase: 20,
  /** Invitations by one person in a day. */
  perPersonAndDay: 20,
} as const;

export interface StoredParty extends Omit<CaseParty, "state" | "mine"> {
  personId: string | null;
}

export interface StoredPeople {
  requester: string | null;
  seenBy: readonly { personId: string; name: string; basis: Basis }[];
  nameable: RequestPeople["nameable"];
  parties: readonly StoredParty[];
}

export interface CaseForSharing {
  state: State;
  requesterId: string | null;
  visibility: RequestPeople["visibility"];
  hasOrganisation: boolean;
}

export type SharingReader = { personId: string; basis: Basis } | { permissions: ReadonlySet<Permission> };

const isSent = (state: State) => state !== "draft" && state !== "void";
export const isOpenCase = (state: State): boolean => openStates.some((open) => open === state);

/** The basis on which a person sees it, of all who do. */
export const basisOf = (people: StoredPeople, personId: string): Basis | undefined =>
  people.seenBy.find((one) => one.personId === personId)?.basis;

function partyState({ joinedAt, expiresAt }: StoredParty, now: Temporal.Instant): CaseParty["state"] {
  if (joinedAt !== null) return "joined";
  return Temporal.Instant.compare(Temporal.Instant.from(expiresAt), now) <= 0 ? "expired" : "invited";
}

/** One part, as this reader may know it: the address only for those who may take it back, what nobody has accepted yet likewise. */
export function showParty(
  { personId, ...party }: StoredParty,
  { knowsAll, readerId, now }: { knowsAll: boolean; readerId: string; now: Temporal.Instant },
): CaseParty {
  return {
    ...party,
    email: knowsAll ? party.email : null,
    state: partyState({ ...party, personId }, now),
    mine: personId === readerId,
  };
}

/** Who is in a case, as this reader may know it: of the members of an organisation only its own learn. */
export function showPeople(
  found: CaseForSharing,
  people: StoredPeople,
  { reader, readerId, now }: { reader: SharingReader; readerId: string; now: Temporal.Instant },
): RequestPeople {
  const isStaff = "permissions" in reader;
  const you = isStaff ? null : reader.basis;
  const knowsAll = isStaff || you === "own";
  const isOfOrganisation = knowsAll || you === "named" || you === "organisation";
  const members = people.seenBy.filter(({ basis }) => basis === "named" || basis === "organisation");
  const mayWork = isStaff && reader.permissions.has("case.work");
  return {
    you,
    visibility: found.visibility,
    requester: people.requester,
    members: isOfOrganisation ? members.map(({ personId: id, name }) => ({ id, name })) : [],
    nameable: you === "own" ? people.nameable : [],
    parties: people.parties
      .filter(({ joinedAt }) => knowsAll || joinedAt !== null)
      .map((party) => showParty(party, { knowsAll, readerId, now })),
    may: {
      share: you === "own" && found.hasOrganisation && isSent(found.state),
      invite: (you === "own" || mayWork) && isOpenCase(found.state),
      replaceContact: mayWork && isSent(found.state),
    },
  };
}

interface Invitation {
  kind: PartyKind;
  email: string;
  organisationName?: string | null;
  administration?: string | null;
}

/** An invitation in one spelling. Refuses with invalid_fields. */
export function acceptableInvitation({ kind, email, organisationName, administration }: Invitation) {
  const errors: FieldRefusal[] = [];
  const address = parseEmailAddress(email);
  if (!address.ok) errors.push({ field: "/email", code: "email" });
  const name = organisationName?.trim() || null;
  if (kind === "organisation" && name === null) errors.push({ field: "/organisationName", code: "required" });
  if (name !== null && findPersonalNumbers(name).length > 0) {
    errors.push({ field: "/organisationName", code: "personal_number" });
  }
  if (kind === "official" && !administration) errors.push({ field: "/administration", code: "required" });
  if (errors.length > 0 || !address.ok) throw new Refusal("invalid_fields", { errors });
  return {
    kind,
    email: address.canonical,
    organisationName: kind === "organisation" ? name : null,
    administrationCode: kind === "official" ? (administration ?? null) : null,
  };
}

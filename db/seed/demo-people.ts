// The made-up people and organisations as rows, and who is who among them. Pure; what they ask is demo-cases.ts.
import type { membership, organisation, organisationArea, person, personRole } from "../schema/index.ts";
import { roleTitles } from "./catalogues-of-work.data.ts";
import { seededId } from "./demo-ids.ts";
import { organisations, type OrganisationKey, type OrganisationSeed } from "./organisations.data.ts";
import {
  cityOfficials,
  contacts,
  furtherMembers,
  staff,
  type CityOfficialSeed,
  type ContactSeed,
  type StaffSeed,
} from "./people.data.ts";

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export interface StaffPerson extends StaffSeed {
  id: string;
}

/** Who asks: somebody of an organisation, or somebody who works for the city. */
export interface Requester {
  id: string;
  name: string;
  email: string;
  phone: string;
  position: string;
}

/** Whoever is there already, by address or number: somebody who signed in with a demo address before the demo came. */
export interface Known {
  personByEmail: ReadonlyMap<string, string>;
  organisationByNumber: ReadonlyMap<string, string>;
}

/** Everybody and every organisation, each with its identity. */
export interface People {
  idOf: (email: string) => string;
  membershipId(key: OrganisationKey, email: string): string;
  staff: readonly StaffPerson[];
  organisation(key: OrganisationKey): OrganisationSeed & { id: string };
  contactOf(key: OrganisationKey): Requester;
  membersOf(key: OrganisationKey): readonly Requester[];
  official(email: string): Requester & CityOfficialSeed;
}

function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Error("the seed data names somebody who is not there");
  return one;
}

export function peopleOf(seed: number, { personByEmail, organisationByNumber }: Known): People {
  const idOf = (email: string) => personByEmail.get(email) ?? seededId(seed, "person", email);
  const withId = <T extends { email: string }>(one: T) => ({ ...one, id: idOf(one.email) });
  const byKey = new Map<string, OrganisationSeed & { id: string }>(
    organisations.map((one) => {
      const known = one.number === null ? undefined : organisationByNumber.get(one.number);
      return [one.key, { ...one, id: known ?? seededId(seed, "organisation", one.key) }];
    }),
  );
  const contactBy = new Map<string, Requester>(contacts.map((one) => [one.organisation, withId(one)]));
  const officials = cityOfficials.map(withId);
  return {
    idOf,
    membershipId: (key, email) => seededId(seed, "membership", `${key}|${email}`),
    staff: staff.map(withId),
    organisation: (key) => found(byKey.get(key)),
    contactOf: (key) => found(contactBy.get(key)),
    membersOf: (key) => furtherMembers.filter((one) => one.organisation === key).map(withId),
    official: (email) => found(officials.find((one) => one.email === email)),
  };
}

/** When somebody was first heard of: for those who asked, their first request. */
export interface Beginnings {
  /** Before the first request; staff were here then. */
  start: string;
  ofPerson: ReadonlyMap<string, string>;
  ofOrganisation: ReadonlyMap<string, string>;
}

export interface PeopleRows {
  persons: Row<typeof person>[];
  roles: Row<typeof personRole>[];
  organisations: Row<typeof organisation>[];
  areas: Row<typeof organisationArea>[];
  memberships: Row<typeof membership>[];
}

export function peopleRows(people: People, { start, ofPerson, ofOrganisation }: Beginnings): PeopleRows {
  const { idOf } = people;
  const sinceOf = (email: string) => ofPerson.get(idOf(email)) ?? start;
  const titles = new Map<string, string>(roleTitles.map(({ code, sv }) => [code, sv]));
  const registered: readonly OrganisationSeed[] = organisations;
  const members: readonly ContactSeed[] = [...contacts, ...furtherMembers];
  const unit: readonly StaffSeed[] = staff;
  const coordinator = found(people.staff.find(({ roles }) => roles.includes("coordinator")));

  const plain = ({ email, name, phone }: { email: string; name: string; phone: string }) => ({
    id: idOf(email),
    email,
    name,
    phone,
    demo: true,
    createdAt: sinceOf(email),
  });
  const membershipOf = (organisationKey: OrganisationKey, email: string, roleTitle: string | null) => {
    const organisationId = people.organisation(organisationKey).id;
    const createdAt = ofOrganisation.get(organisationId) ?? start;
    return {
      id: people.membershipId(organisationKey, email),
      personId: idOf(email),
      organisationId,
      roleTitle,
      createdAt,
      confirmedAt: createdAt,
      confirmedBy: coordinator.id,
      confirmedByKind: "staff" as const,
      seenWhat: "Protokoll från årsmötet",
    };
  };

  return {
    persons: [
      ...unit.map((one) => ({ ...plain(one), createdAt: start, title: titles.get(one.title) ?? null })),
      ...members.map((one) => ({ ...plain(one), language: one.language === "en" ? "en" : "sv" })),
      ...cityOfficials.map((one) => ({ ...plain(one), title: one.position })),
    ],
    roles: unit.flatMap(({ email, roles }) => roles.map((role) => ({ personId: idOf(email), role, grantedAt: start }))),
    organisations: registered.map((one) => {
      const { id } = people.organisation(one.key as OrganisationKey);
      return {
        id,
        name: one.name,
        number: one.number,
        form: one.form,
        workIntegration: one.workIntegration ?? false,
        signatorySince: one.signatorySince ?? null,
        volunteerRun: one.volunteerRun ?? null,
        demo: true,
        createdAt: ofOrganisation.get(id) ?? start,
      };
    }),
    areas: registered.map((one) => ({
      organisationId: people.organisation(one.key as OrganisationKey).id,
      areaCode: one.area,
    })),
    memberships: [
      ...members.map((one) => membershipOf(one.organisation, one.email, one.position)),
      ...unit.flatMap((one) => (one.memberOf ?? []).map((key) => membershipOf(key, one.email, null))),
    ],
  };
}

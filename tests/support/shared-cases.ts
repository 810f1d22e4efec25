// A world of cases that several see: people of associations, staff, and what they do to let others in. For tests of sharing.
import {
  acceptCaseInvitation,
  inviteToRequest,
  listRequestPeople,
  shareRequest,
} from "@samverkansstod/api/contract/sharing.ts";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { createRequest, getRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { startApp, type TestApp } from "./app.ts";
import { aForm, asSystem } from "./builders.ts";
import { signedIn, type Person } from "./people.ts";

interface Sent {
  id: string;
  version: number;
  organisationId: string;
}

export const acceptance = { name: "Gun Granne", organisationName: "Grannföreningen", organisationForm: "network" };
export const invitation = (email: string) => ({
  kind: "organisation" as const,
  email,
  organisationName: "Grannföreningen",
});

export const sees = async (person: Person, id: string) =>
  (await person.call(getRequest, { params: { id } })).status === 200;
export const read = async (person: Person, id: string) => (await person.call(getRequest, { params: { id } })).body;
export const share = async (
  by: Person,
  id: string,
  body: { visibility: "me" | "named" | "organisation"; memberIds?: string[] },
) => by.call(shareRequest, { params: { id }, version: (await read(by, id)).version, body });
export const peopleAs = async (by: Person, id: string) => (await by.call(listRequestPeople, { params: { id } })).body;

/** A case that this person sent in the name of an association. */
export async function sentBy(person: Person): Promise<Sent> {
  const draft = await person.call(createRequest, { body: aForm({ organisationName: `Föreningen ${randomUUID()}` }) });
  const { id, version } = draft.body;
  const sent = await person.call(submitRequest, { params: { id }, version });
  expect(sent.status).toBe(200);
  return { id, version: sent.body.version, organisationId: sent.body.organisation?.id ?? "" };
}

export interface SharingWorld {
  app: TestApp;
  consultant: Person;
  coordinator: Person;
  /** As many as are taken of it, one after another: codes are read from the mails that leave. */
  some(number: number, roles?: readonly Role[]): Promise<[Person, Person, Person, Person]>;
  join(person: Person, organisationId: string, confirmed: boolean): Promise<unknown>;
  confirm(person: Person, organisationId: string): Promise<unknown>;
  leave(person: Person, organisationId: string): Promise<unknown>;
  /** The id and secret in the link of the mail to this address. */
  linkTo(email: string): Promise<{ id: string; secret: string }>;
  /** The guest takes part in the case, invited by its requester. */
  joined(owner: Person, id: string, guest: Person): Promise<{ partyId: string; link: { id: string; secret: string } }>;
}

/** The application with a consultant and a coordinator. */
export async function sharingWorld(): Promise<SharingWorld> {
  const app = await startApp();
  const consultant = await signedIn(app, { roles: ["consultant"], name: "Karin Konsult" });
  const coordinator = await signedIn(app, { roles: ["coordinator"] });
  const now = () => app.clock.now().toString();

  const confirm: SharingWorld["confirm"] = (person, organisationId) =>
    asSystem(
      app.owner,
      (sql) => sql`update app.membership
        set confirmed_at = ${now()}, confirmed_by = ${consultant.id}, confirmed_by_kind = 'staff', seen_what = 'protokoll'
        where person_id = ${person.id} and organisation_id = ${organisationId} and ended_at is null`,
    );
  const linkTo: SharingWorld["linkTo"] = async (email) => {
    const mails = (await app.deliver()).filter(({ to }) => to === email);
    const match = mails
      .map(({ text }) => /\/medverka\/([0-9a-f-]{36})#(\S+)/.exec(text))
      .findLast((found) => found !== null);
    return { id: match?.[1] ?? "", secret: match?.[2] ?? "" };
  };
  return {
    app,
    consultant,
    coordinator,
    confirm,
    linkTo,
    some: async (number, roles = []) => {
      const people: Person[] = [];
      for (let one = 0; one < number; one += 1) people.push(await signedIn(app, { roles }));
      return people as [Person, Person, Person, Person];
    },
    join: async (person, organisationId, confirmed) => {
      await asSystem(
        app.owner,
        (sql) => sql`insert into app.membership (person_id, organisation_id, created_at)
          values (${person.id}, ${organisationId}, ${now()}) on conflict do nothing`,
      );
      if (confirmed) await confirm(person, organisationId);
    },
    leave: (person, organisationId) =>
      asSystem(
        app.owner,
        (sql) => sql`update app.membership set ended_at = ${now()}
          where person_id = ${person.id} and organisation_id = ${organisationId} and ended_at is null`,
      ),
    joined: async (owner, id, guest) => {
      const invited = await owner.call(inviteToRequest, { params: { id }, body: invitation(guest.email) });
      expect(invited.status).toBe(201);
      const link = await linkTo(guest.email);
      const body = { secret: link.secret, ...acceptance };
      const accepted = await guest.call(acceptCaseInvitation, { params: { id: link.id }, body });
      expect([accepted.status, accepted.body]).toEqual([200, { requestId: id }]);
      return { partyId: invited.body.id, link };
    },
  };
}

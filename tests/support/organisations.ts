// Organisations with members, for tests: made through the API where it is what is tested, by the owner where it is not.
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import type { TestApp } from "./app.ts";
import { aForm, asSystem } from "./builders.ts";
import { signedIn, type Person } from "./people.ts";

/** Sends a request in the name of an organisation, which is what makes somebody belong to it; gives the organisation's id. */
export async function askFor(by: Person, organisationName: string): Promise<string> {
  const draft = await by.call(createRequest, { body: aForm({ organisationName }) });
  const sent = await by.call(submitRequest, { params: { id: draft.body.id }, version: draft.body.version });
  const { organisation } = sent.body;
  if (organisation === null) throw new Error("sent in nobody's name");
  return organisation.id;
}

/** An organisation of which these belong: the first ones confirmed, the rest not. */
export async function anOrganisation(
  app: TestApp,
  {
    confirmed,
    others = [],
    name = `Föreningen ${randomUUID()}`,
  }: { confirmed: readonly Person[]; others?: readonly Person[]; name?: string },
): Promise<{ id: string; name: string; members: Map<string, string> }> {
  const now = app.clock.now().toString();
  const id = randomUUID();
  const members = new Map<string, string>();
  await asSystem(app.owner, async (sql) => {
    await sql`insert into app.organisation (id, name, form, created_at) values (${id}, ${name}, 'network', ${now})`;
    for (const [at, person] of [...confirmed, ...others].entries()) {
      const memberId = randomUUID();
      members.set(person.id, memberId);
      const kind = at < confirmed.length ? "staff" : null;
      await sql`insert into app.membership (id, person_id, organisation_id, created_at, confirmed_at, confirmed_by_kind)
        values (${memberId}, ${person.id}, ${id}, ${now}, ${kind === null ? null : now}, ${kind})`;
    }
  });
  return { id, name, members };
}

/** Several people who have signed in, each with a name. */
export async function namedPeople(app: TestApp, ...names: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const name of names) people.push(await signedIn(app, { name }));
  return people;
}

// The register of organisations: search in Swedish, one organisation per number, change with its history, and two that are the same.
import { me } from "@samverkansstod/api/contract/account.ts";
import {
  createOrganisation,
  getOrganisation,
  linkOrganisation,
  listOrganisationEvents,
  listOrganisations,
  unlinkOrganisation,
  updateOrganisation,
} from "@samverkansstod/api/contract/organisations.ts";
import { listMembers, listMyOrganisations } from "@samverkansstod/api/contract/members.ts";
import { createRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, expect, inject, test } from "vitest";
import { openWorker, startApp, type TestApp } from "../support/app.ts";
import { aForm, asSystem } from "../support/builders.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let coordinator: Person;
let consultant: Person;
let manager: Person;
let requester: Person;
beforeAll(async () => {
  // A database of its own: the fictional numbers are few, and each is one organisation's.
  const worker = await openWorker(inject("server"));
  app = await startApp({}, { worker });
  coordinator = await signedIn(app, { roles: ["coordinator"], name: "Karin Samordnare" });
  consultant = await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" });
  manager = await signedIn(app, { roles: ["manager"] });
  requester = await signedIn(app);
  return async () => {
    await app.close();
    await worker.boss.stop({ graceful: false });
    await worker.database.close();
    await worker.owner.end({ timeout: 5 });
  };
});

const form = "nonprofit_association";
const add = async (name: string, more: object = {}) =>
  (await consultant.call(createOrganisation, { body: { name, form, ...more } })).body;
const names = async (query: object) =>
  (await manager.call(listOrganisations, { query })).body.items.map(({ name }) => name);

/** Sends a request in the name of an organisation; gives its case. */
async function ask(by: Person, organisationName: string, organisationNumber: string | null) {
  const draft = await by.call(createRequest, {
    body: aForm({ organisationName, organisationNumber, organisationForm: form }),
  });
  return (await by.call(submitRequest, { params: { id: draft.body.id }, version: 1 })).body;
}

test("is added by who works on cases, with what is known, and refused with what to write instead", async () => {
  const answer = await consultant.call(createOrganisation, {
    body: {
      name: "  Språk   och Bröd ",
      number: "16499900-0013",
      form,
      areas: ["nordost", "centrum"],
      signatorySince: "2020-05-01",
      volunteerRun: false,
    },
  });
  expect([answer.status, answer.body]).toEqual([
    201,
    expect.objectContaining({
      version: 1,
      name: "Språk och Bröd",
      number: "499900-0013",
      section: "",
      areas: ["centrum", "nordost"],
      signatorySince: "2020-05-01",
      volunteerRun: false,
      workIntegration: false,
      cases: 0,
      asked: "never",
      sameAs: null,
      linked: [],
      actions: ["edit", "manage_members"],
    }),
  ]);
  const refused = async (body: object) => {
    const { code, problem } = await consultant.call(createOrganisation, { body: { name: "X", form, ...body } });
    return [code, problem.errors?.map((error) => `${error.field} ${error.code}`)];
  };
  expect(await refused({ name: " " })).toEqual(["invalid_fields", ["/name required"]]);
  expect(await refused({ number: "811228-9874" })).toEqual([
    "invalid_fields",
    ["/number organisation_number_personal"],
  ]);
  expect(await refused({ number: "499900-0014" })).toEqual(["invalid_fields", ["/number organisation_number_check"]]);
  expect(await refused({ name: "Anna 811228-9874" })).toEqual(["invalid_fields", ["/name personal_number"]]);
  expect(await refused({ form: "nonsense" })).toEqual(["invalid_fields", ["/form unknown_code"]]);
  expect(await refused({ areas: ["nonsense"] })).toEqual(["invalid_fields", ["/areas unknown_code"]]);
  expect(await refused({ signatorySince: "2999-01-01" })).toEqual([
    "invalid_fields",
    ["/signatorySince in_the_future"],
  ]);
  // The number is taken, but not for a section of its own.
  expect(await refused({ number: "4999000013" })).toEqual(["number_taken", undefined]);
  expect(await refused({ number: "4999000013", section: "Ungdom" })).toEqual([undefined, undefined]);
  expect(await refused({ number: "4999000013", section: "Ungdom" })).toEqual(["number_taken", undefined]);
  expect((await callAs(app, createOrganisation, { body: { name: "X", form } })).code).toBe("signed_out");
  for (const person of [manager, requester]) {
    expect((await person.call(createOrganisation, { body: { name: "X", form } })).code).toBe("forbidden");
  }
});

test("of two added with the same number at once the database lets one through", async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () =>
      consultant.call(createOrganisation, { body: { name: "Samtidigt", number: "499900-0104", form } }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
});

test("is found by parts and stems of its name in Swedish, and by the beginning of its number", async () => {
  const mark = `q${randomUUID().slice(0, 8)}`;
  await add(`${mark} Zeta`);
  await add(`${mark} Örgrytes målarförening`, { number: "499900-0203", areas: ["centrum"] });
  await add(`${mark} Älvens vänner`, { signatorySince: "2021-01-01" });
  await add(`${mark} Ånäs byalag`, { form: "network" });
  await add(`${mark} Adams kör`);
  expect(await names({ q: mark })).toEqual(
    ["Adams kör", "Zeta", "Ånäs byalag", "Älvens vänner", "Örgrytes målarförening"].map((name) => `${mark} ${name}`),
  );
  expect(await names({ q: `${mark} ånä` })).toEqual([`${mark} Ånäs byalag`]);
  expect(await names({ q: `${mark} ana` })).toEqual([]);
  expect(await names({ q: `MÅLAR ${mark}` })).toEqual([`${mark} Örgrytes målarförening`]);
  // Another form of the word has the same stem.
  expect(await names({ q: `${mark} målarföreningen` })).toEqual([`${mark} Örgrytes målarförening`]);
  expect(await names({ q: "499900-02" })).toEqual([`${mark} Örgrytes målarförening`]);
  expect(await names({ q: "16 4999 0002 03" })).toEqual([`${mark} Örgrytes målarförening`]);
  expect(await names({ q: "%" })).toEqual([]);
  expect(await names({ q: mark, form: "network" })).toEqual([`${mark} Ånäs byalag`]);
  expect(await names({ q: mark, area: "centrum" })).toEqual([`${mark} Örgrytes målarförening`]);
  expect(await names({ q: mark, signatory: "yes" })).toEqual([`${mark} Älvens vänner`]);
  expect((await names({ q: mark, signatory: "no" })).length).toBe(4);
  // A page at a time, each once and in the same order.
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await manager.call(listOrganisations, { query: { q: mark, limit: 2, ...(cursor && { cursor }) } });
    paged.push(...body.items.map(({ name }) => name));
    cursor = body.next ?? undefined;
  } while (cursor !== undefined);
  expect(paged).toEqual(await names({ q: mark }));
  expect((await manager.call(listOrganisations, { query: { cursor: "nonsense" } })).code).toBe("invalid_fields");
  expect((await requester.call(listOrganisations, {})).code).toBe("forbidden");
});

test("has never asked, asks for the first time, or has come back", async () => {
  const name = `Återkommande ${randomUUID()}`;
  const { id } = await add(name, { number: "499900-0302" });
  const asked = async () => (await manager.call(getOrganisation, { params: { id } })).body;
  expect(await names({ q: name, asked: "never" })).toEqual([name]);
  const first = await ask(requester, name, "499900-0302");
  expect(await asked()).toMatchObject({ asked: "first", cases: 1 });
  expect(await names({ q: name, asked: "first" })).toEqual([name]);
  const second = await ask(requester, name, "499900-0302");
  expect(await asked()).toMatchObject({ asked: "returning", cases: 2 });
  expect([await names({ q: name, asked: "returning" }), await names({ q: name, asked: "never" })]).toEqual([
    [name],
    [],
  ]);
  const cases = await manager.call(listRequests, { query: { organisation: id, sort: "newest" } });
  expect(cases.body.items.map((one) => one.id).toSorted()).toEqual([first.id, second.id].toSorted());
});

test("is changed on the version it is based on, and its history says who changed what", async () => {
  const { id } = await add(`Ändras ${randomUUID()}`);
  const change = (version: number | undefined, body: object, by = consultant) =>
    by.call(updateOrganisation, { params: { id }, body, ...(version !== undefined && { version }) });
  expect((await change(undefined, { name: "Y" })).code).toBe("version_missing");
  expect((await change(1, { name: "Y" }, manager)).code).toBe("forbidden");
  expect((await change(1, { nonsense: 1 })).code).toBe("invalid_fields");
  expect((await change(1, { number: "499900-0013" })).code).toBe("number_taken");
  const changed = await change(1, { name: "Nya namnet", areas: ["centrum"], volunteerRun: true });
  expect(changed.body).toMatchObject({ version: 2, name: "Nya namnet", areas: ["centrum"], volunteerRun: true });
  const stale = await change(1, { name: "Z" });
  expect([stale.code, stale.problem.current]).toEqual(["stale_version", expect.objectContaining({ id, version: 2 })]);
  expect((await change(2, { name: " Nya namnet" })).body.version).toBe(2);
  expect((await change(2, { number: "" })).body.number).toBeNull();
  const events = await manager.call(listOrganisationEvents, { params: { id } });
  expect(events.body.items.map(({ type, actor, fields }) => [type, actor, fields])).toEqual([
    ["changed", "Kim Konsult", ["areas", "name", "volunteerRun"]],
    ["created", "Kim Konsult", []],
  ]);
  const [first] = (await manager.call(listOrganisationEvents, { params: { id }, query: { limit: 1 } })).body.items;
  const next = await manager.call(listOrganisationEvents, { params: { id }, query: { cursor: String(first?.id) } });
  expect(next.body.items.map(({ type }) => type)).toEqual(["created"]);
  // No role of the application changes what the history says, nor its owner by mistake.
  await expect(asSystem(app.owner, (sql) => sql`update app.organisation_event set reason = 'x'`)).rejects.toThrow(
    /only added to/,
  );
});

test("two that are the same: nothing moves, the kept one shows both, and who asks in the other's name asks in its", async () => {
  const kept = await add(`Behålls ${randomUUID()}`, { number: "499900-0401" });
  const twin = await add(`Dubblett ${randomUUID()}`, { number: "499900-0500" });
  const third = await add(`Tredje ${randomUUID()}`);
  const member = await signedIn(app);
  const other = await signedIn(app);
  const before = await ask(member, twin.name, "499900-0500");
  const own = await ask(other, kept.name, "499900-0401");
  const link = (id: string, version: number, body: object, by = coordinator) =>
    by.call(linkOrganisation, {
      params: { id },
      version,
      body: { keptId: kept.id, reason: "Samma styrelse.", ...body },
    });

  expect((await link(twin.id, 1, {}, consultant)).code).toBe("forbidden");
  expect((await link(twin.id, 1, { reason: " " })).code).toBe("invalid_fields");
  expect((await link(twin.id, 2, {})).code).toBe("stale_version");
  expect((await link(twin.id, 1, { keptId: randomUUID() })).code).toBe("not_found");
  expect((await link(twin.id, 1, { keptId: twin.id })).code).toBe("not_linkable");
  expect((await link(twin.id, 1, {})).body).toMatchObject({
    version: 2,
    sameAs: { id: kept.id, number: "499900-0401" },
    link: { by: "Karin Samordnare", reason: "Samma styrelse." },
    actions: ["edit", "unlink", "manage_members"],
  });
  // One level: neither away from the kept one, nor to one that is linked.
  expect((await link(kept.id, 1, { keptId: third.id })).code).toBe("not_linkable");
  expect((await link(third.id, 1, { keptId: twin.id })).code).toBe("not_linkable");
  expect((await link(twin.id, 2, { keptId: third.id })).code).toBe("not_linkable");

  const read = async () => (await manager.call(getOrganisation, { params: { id: kept.id } })).body;
  expect(await read()).toMatchObject({ linked: [{ id: twin.id }], cases: 2, asked: "returning" });
  const cases = (await manager.call(listRequests, { query: { organisation: kept.id } })).body.items;
  expect(cases.map(({ id }) => id).toSorted()).toEqual([before.id, own.id].toSorted());
  const members = (await manager.call(listMembers, { params: { id: kept.id } })).body.items;
  expect(members.map(({ personId, organisation }) => [personId, organisation.id])).toEqual([
    [member.id, twin.id],
    [other.id, kept.id],
  ]);
  // To those who belong to it, it is the kept one.
  expect((await member.call(me)).body.organisations).toEqual([
    expect.objectContaining({ id: kept.id, name: kept.name, confirmed: false }),
  ]);
  expect((await member.call(listMyOrganisations, {})).body.items).toEqual([
    expect.objectContaining({ id: kept.id, name: kept.name, number: "499900-0401", confirmed: false }),
  ]);
  const after = await ask(await signedIn(app), twin.name, "499900-0500");
  expect([after.organisation?.id, (await ask(member, twin.name, "499900-0500")).organisation?.id]).toEqual([
    kept.id,
    kept.id,
  ]);
  const [row] = await app.owner`select first_time from app.request where id = ${after.id}`;
  expect(row?.["first_time"]).toBe(false);

  const undo = (version: number, by = coordinator) =>
    by.call(unlinkOrganisation, { params: { id: twin.id }, version, body: { reason: "Det var fel." } });
  expect((await undo(2, consultant)).code).toBe("forbidden");
  expect((await undo(1)).code).toBe("stale_version");
  expect((await undo(2)).body).toMatchObject({ version: 3, sameAs: null, link: null, cases: 1 });
  expect((await undo(3)).code).toBe("wrong_state");
  expect(await read()).toMatchObject({ linked: [], cases: 3 });
  const events = (await manager.call(listOrganisationEvents, { params: { id: kept.id } })).body.items;
  expect(events.map(({ type, organisation, other: to, reason }) => [type, organisation.id, to?.id, reason])).toEqual([
    ["unlinked", twin.id, kept.id, "Det var fel."],
    ["linked", twin.id, kept.id, "Samma styrelse."],
    ["created", kept.id, undefined, null],
  ]);
});

test("a network without a number that is the same as another goes on to the kept one as well", async () => {
  const name = `Nätverket ${randomUUID()}`;
  const person = await signedIn(app);
  const first = await ask(person, name, null);
  const kept = await add(`Föreningen ${randomUUID()}`);
  const twin = first.organisation?.id ?? "";
  await coordinator.call(linkOrganisation, {
    params: { id: twin },
    version: 1,
    body: { keptId: kept.id, reason: "Bildade förening." },
  });
  expect((await ask(person, name, null)).organisation?.id).toBe(kept.id);
});

test("who belongs to a section asks in its name, by the name that they are shown", async () => {
  const main = await add("Stora klubben", { number: "499900-0708" });
  const section = await add("Stora klubben", { number: "499900-0708", section: "Ungdom" });
  const person = await signedIn(app);
  expect((await ask(person, "stora klubben, ungdom", "499900-0708")).organisation?.id).toBe(section.id);
  const [own] = (await person.call(me)).body.organisations;
  expect(own).toMatchObject({ id: section.id, name: "Stora klubben, Ungdom", number: "499900-0708" });
  expect((await ask(person, own?.name ?? "", own?.number ?? null)).organisation?.id).toBe(section.id);
  expect((await ask(person, "Stora klubben", "499900-0708")).organisation?.id).toBe(main.id);
});

test("of links made at the same time in both directions one holds, whatever the order", async () => {
  for (let round = 0; round < 4; round += 1) {
    const [a, b, c] = [await add("A"), await add("B"), await add("C")];
    const link = (id: string, keptId: string) =>
      coordinator.call(linkOrganisation, { params: { id }, version: 1, body: { keptId, reason: "Samma." } });
    const answers = await Promise.all([link(a.id, b.id), link(b.id, c.id), link(b.id, a.id)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
    const chains = await app.owner`select 1 from app.organisation x join app.organisation y on y.id = x.same_as
      where y.same_as is not null and x.id = any(${[a.id, b.id, c.id]})`;
    expect([...chains]).toEqual([]);
  }
});

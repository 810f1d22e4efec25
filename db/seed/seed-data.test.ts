import { expect, test } from "vitest";
import { organisations } from "./organisations.data.ts";
import type { OrganisationSeed } from "./organisations.data.ts";
import { cityOfficials, contacts, furtherMembers, staff } from "./people.data.ts";
import { requests } from "./requests.data.ts";
import { catalogues } from "./seed-codes.ts";
import type { AdministrationEntry, CatalogueEntry } from "./catalogues.data.ts";

const known: readonly OrganisationSeed[] = organisations;
const people = [...staff, ...contacts, ...furtherMembers, ...cityOfficials];
const kinds = Object.entries<readonly CatalogueEntry[]>(catalogues);

function duplicates(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

function luhnHolds(digits: string): boolean {
  const sum = Array.from(digits).reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** +46 31 390 06 00–99 and +46 70 174 06 05–99: set aside for books and films. */
function isFictionalPhone(phone: string): boolean {
  return /^\+463139006\d\d$/.test(phone) || /^\+467017406(0[5-9]|[1-9]\d)$/.test(phone);
}

test.each(kinds)("catalogue %s has unique codes, an order, and words in both languages", (_, entries) => {
  expect(duplicates(entries.map((entry) => entry.code))).toEqual([]);
  expect(duplicates(entries.map((entry) => entry.sv))).toEqual([]);
  expect(duplicates(entries.map((entry) => entry.en))).toEqual([]);
  const sorts = entries.map((entry) => entry.sort);
  expect(sorts).toEqual([...new Set(sorts)].toSorted((a, b) => a - b));
  for (const entry of entries) {
    expect(entry.code).toMatch(/^[a-z][a-z_]*[a-z]$/);
    for (const words of [entry, ...(entry.hint ? [entry.hint] : [])]) {
      expect(words.sv.trim()).toBe(words.sv);
      expect(words.sv).not.toBe("");
      expect(words.en.trim()).toBe(words.en);
      expect(words.en).not.toBe("");
    }
  }
});

test("the catalogues have the sizes that were decided", () => {
  expect(catalogues.principle).toHaveLength(6);
  expect(catalogues.theme).toHaveLength(17);
  expect(catalogues.area).toHaveLength(5);
  expect(catalogues.forum).toHaveLength(4);
  const administrations: readonly AdministrationEntry[] = catalogues.administration;
  expect(administrations.filter((entry) => entry.board)).toHaveLength(6);
});

test("there are sixty organisations, each plainly made up", () => {
  expect(known).toHaveLength(60);
  expect(duplicates(known.map((one) => one.key))).toEqual([]);
  expect(duplicates(known.map((one) => one.name))).toEqual([]);
  expect(duplicates(known.map((one) => one.email))).toEqual([]);
  expect(duplicates(known.map((one) => one.phone))).toEqual([]);
  for (const one of known) {
    expect(one.name).toMatch(/exempel|demo|påhitt|test|fiktiv/i);
    expect(one.email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    expect(one.phone).toSatisfy(isFictionalPhone);
  }
  expect(Math.max(...known.map((one) => one.name.length))).toBeGreaterThanOrEqual(90);
});

test("every organisation number is valid, made up and unique; networks and public bodies have none", () => {
  const numbers = known.flatMap((one) => (one.number === null ? [] : [one.number]));
  expect(duplicates(numbers)).toEqual([]);
  for (const number of numbers) {
    expect(number).toMatch(/^4999\d{6}$/);
    expect(Number(number[2])).toBeGreaterThanOrEqual(2);
    expect(number).toSatisfy(luhnHolds);
  }
  for (const one of known) {
    expect(one.number === null).toBe(one.form === "network" || one.form === "public_body");
  }
});

test("the areas have the weights of the city and the forms vary", () => {
  const inArea = (area: string) => known.filter((one) => one.area === area).length / known.length;
  expect(inArea("nordost")).toBeCloseTo(0.3);
  expect(inArea("hisingen")).toBeCloseTo(0.25);
  expect(inArea("centrum")).toBeCloseTo(0.2);
  expect(inArea("sydvast")).toBeCloseTo(0.15);
  expect(inArea("whole_city")).toBeCloseTo(0.1);
  expect(new Set(known.map((one) => one.form)).size).toBe(catalogues.organisation_form.length);
  for (const mark of ["workIntegration", "signatorySince", "volunteerRun"] as const) {
    expect(known.filter((one) => one[mark]).length).toBeGreaterThanOrEqual(3);
  }
});

test("every person has an address and a phone that reach nobody, and no two share them", () => {
  expect(duplicates(people.map((person) => person.email))).toEqual([]);
  expect(duplicates(people.map((person) => person.phone))).toEqual([]);
  expect(duplicates(people.map((person) => person.name))).toEqual([]);
  for (const person of people) {
    expect(person.email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    expect(person.phone).toSatisfy(isFictionalPhone);
  }
  const phonesOfOrganisations = new Set(known.map((one) => one.phone));
  expect(people.filter((person) => phonesOfOrganisations.has(person.phone))).toEqual([]);
});

test("the staff is complete and every organisation has one first contact", () => {
  const having = (role: string) => staff.filter((person) => person.roles.some((one) => one === role)).length;
  expect(["consultant", "coordinator", "manager", "registrar", "admin"].map(having)).toEqual([6, 2, 1, 1, 1]);
  expect(contacts.map((person) => person.organisation)).toEqual(organisations.map((one) => one.key));
  expect(cityOfficials).toHaveLength(4);
});

test("there are 120 requests, none like another", () => {
  expect(requests).toHaveLength(120);
  expect(duplicates(requests.map((one) => one.key))).toEqual([]);
  expect(duplicates(requests.map((one) => one.subject))).toEqual([]);
  expect(duplicates(requests.map((one) => one.description))).toEqual([]);
});

test.each(requests.map((one) => [one.key, one] as const))("request %s is whole and within its limits", (_, one) => {
  expect(one.subject.length).toBeGreaterThanOrEqual(10);
  expect(one.subject.length).toBeLessThanOrEqual(100);
  expect(one.description.length).toBeGreaterThanOrEqual(40);
  expect(one.description.length).toBeLessThanOrEqual(4000);
  expect(one.desiredChange.length).toBeLessThanOrEqual(300);
  if (one.course.state !== "draft") expect(one.desiredChange).not.toBe("");
  expect(one.themes.length).toBeLessThanOrEqual(3);
  for (const list of [one.themes, one.principles, one.areas, one.administrations ?? []]) {
    expect(new Set(list).size).toBe(list.length);
  }
  const written = [one.subject, one.description, one.desiredChange, JSON.stringify(one.course)].join(" ");
  expect(written).toBe(written.normalize("NFC"));
  expect(written).not.toMatch(/\d{6}(\d\d)?[-+ ]?\d{4}/);
});

test("requests come in all states, kinds and languages, and from every way in", () => {
  const counted = (read: (one: (typeof requests)[number]) => string) => Map.groupBy(requests, read);
  const states = counted((one) => one.course.state);
  expect([...states.keys()].toSorted()).toEqual(
    ["accepted", "closed", "declined", "draft", "in_progress", "referred", "submitted", "void", "withdrawn"].toSorted(),
  );
  const shareOfProcess =
    requests.filter((one) => (one.kindAfterTriage ?? one.kind) === "process_support").length / requests.length;
  expect(shareOfProcess).toBeGreaterThan(0.25);
  expect(shareOfProcess).toBeLessThan(0.45);
  expect(counted((one) => one.kind).size).toBe(3);
  expect(counted((one) => one.language ?? "sv").size).toBe(3);
  expect(counted((one) => one.source ?? "web").size).toBe(catalogues.source.length);
  expect(counted((one) => one.initiatedBy).size).toBe(3);
  const main = counted((one) => one.themes[0]);
  expect(main.size).toBe(catalogues.theme.length);
  const used = new Set(requests.flatMap((one) => (one.course.state === "closed" ? one.course.outcomes : [])));
  expect(used.size).toBe(catalogues.outcome_code.length);
});

test("the edge cases are there once each", () => {
  expect(requests.filter((one) => one.description.length > 3800)).toHaveLength(1);
  expect(requests.filter((one) => one.christmasEve)).toHaveLength(1);
  expect(requests.filter((one) => one.sameWeekAs)).toHaveLength(1);
  const closed = requests.flatMap((one) => (one.course.state === "closed" ? [one.course] : []));
  expect(closed.filter((course) => course.reopened?.afterMonths === 11)).toHaveLength(1);
  expect(requests.some((one) => /é|à/.test(one.description) && /ø|æ/.test(one.description))).toBe(true);
});

test("references between requests hold, and the two of one week have one organisation", () => {
  const byKey = new Map(requests.map((one) => [one.key, one]));
  const organisationOf = (key: string) => {
    const one = byKey.get(key);
    return one?.initiatedBy === "organisation" ? one.organisation : undefined;
  };
  for (const one of requests) {
    if (one.sameWeekAs !== undefined) {
      expect(organisationOf(one.sameWeekAs)).toBeDefined();
      expect(organisationOf(one.sameWeekAs)).toBe(organisationOf(one.key));
    }
    if (one.course.state === "closed") {
      expect(one.course.duplicateOf === undefined).toBe(!one.course.outcomes.includes("duplicate"));
      if (one.course.duplicateOf !== undefined) expect(byKey.has(one.course.duplicateOf)).toBe(true);
      expect(one.course.hours).toBeGreaterThan(0);
      expect(one.course.summary.length).toBeGreaterThan(20);
    }
  }
});

// Fills an installation with made-up people, organisations and cases, all marked demo: one command by system:seed. The texts are in
// *.data.ts; this decides the order and writes. The same instant and seed always give the same rows.
import { and, eq, isNotNull, like, sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "../client.ts";
import {
  membership,
  organisation,
  organisationArea,
  person,
  personRole,
  request,
  requestAccess,
  requestAdministration,
  requestArea,
  requestEvent,
  requestEventText,
  requestInterval,
  requestPrinciple,
  requestTheme,
  setting,
} from "../schema/index.ts";
import { shareOutArrivals } from "./demo-arrivals.ts";
import { consultantsInTurn, draft, sentCase, type Case, type World } from "./demo-cases.ts";
import type { ToldEvent } from "./demo-history.ts";
import { Diary } from "./demo-diary.ts";
import { peopleOf, peopleRows, type Beginnings, type Known, type PeopleRows } from "./demo-people.ts";
import { writeRecords } from "./demo-writing.ts";
import { officeDays } from "./demo-time.ts";
import { asSystem } from "./owner.ts";
import { requests } from "./requests.data.ts";
import { seededRandom } from "./season.ts";

export interface DemoOptions {
  now: Temporal.Instant;
  seed: number;
}

const usualPromise = { consultation: 3, process_support: 5, unsure: 3 };

/** `db` is the owner's. Says how many requests it wrote: none where there is demo data already. */
export function seedDemo(db: Db, { now, seed }: DemoOptions): Promise<number> {
  return asSystem(db, { name: "seed", command: "seedDemo" }, async (tx) => {
    const [known] = await rowsOf(tx, sql`select 1 from app.person where demo and deactivated_at is null limit 1`);
    if (known) return 0;
    const settings = await tx.select().from(setting);
    const settingOf = (key: string) => settings.find((one) => one.key === key)?.value;
    const start = now.toZonedDateTimeISO("Europe/Stockholm").toPlainDate().subtract({ months: 18, days: 30 });
    const random = seededRandom(seed);
    const world: World = {
      seed,
      now,
      random,
      days: officeDays(start, now),
      people: peopleOf(seed, await knownAlready(tx)),
      diary: new Diary(),
      promiseDays: (settingOf("promise_days") as World["promiseDays"] | undefined) ?? usualPromise,
    };
    const take = consultantsInTurn(world.people, random);
    const sent = shareOutArrivals({ ...world, requests }).map((arrival) => sentCase(arrival, world, take));
    const drafts = requests.filter(({ course }) => course.state === "draft").map((one) => draft(one, world));

    const startedAt = start.toZonedDateTime("Europe/Stockholm").toInstant().toString();
    await writePeople(tx, peopleRows(world.people, beginningsOf([...sent, ...drafts], startedAt)));
    await writeRequests(tx, sent, drafts, (settingOf("case_number_prefix") as string | undefined) ?? "SAM");
    await writeHistory(tx, sent);
    await writeRecords(
      tx,
      sent.map(({ records }) => records),
    );
    return sent.length + drafts.length;
  });
}

function beginningsOf(cases: readonly Case[], start: string): Beginnings {
  const ofPerson = new Map<string, string>();
  const ofOrganisation = new Map<string, string>();
  const note = (map: Map<string, string>, key: string | null | undefined, at: string) => {
    const known = key ? map.get(key) : undefined;
    if (key && (known === undefined || at < known)) map.set(key, at);
  };
  for (const { row } of cases) {
    note(ofPerson, row.requesterId, row.createdAt);
    if (row.registeredAt) note(ofOrganisation, row.organisationId, row.registeredAt);
  }
  return { start, ofPerson, ofOrganisation };
}

async function knownAlready(tx: Tx): Promise<Known> {
  const persons = await tx
    .select({ id: person.id, email: person.email })
    .from(person)
    .where(like(person.email, "%.example"));
  const numbered = await tx
    .select({ id: organisation.id, number: organisation.number })
    .from(organisation)
    .where(and(isNotNull(organisation.number), eq(organisation.section, "")));
  return {
    personByEmail: new Map(persons.map(({ id, email }) => [email, id])),
    organisationByNumber: new Map(numbered.map(({ id, number }) => [number ?? "", id])),
  };
}

/** Whoever is there already becomes part of the demo: these addresses and numbers reach nobody. */
async function writePeople(tx: Tx, rows: PeopleRows): Promise<void> {
  const given = (column: string) => sql`coalesce(excluded.${sql.identifier(column)}, person.${sql.identifier(column)})`;
  await tx
    .insert(person)
    .values(rows.persons)
    .onConflictDoUpdate({
      target: person.email,
      set: { demo: true, deactivatedAt: null, name: given("name"), phone: given("phone"), title: given("title") },
    });
  await tx.insert(personRole).values(rows.roles).onConflictDoNothing();
  await tx
    .insert(organisation)
    .values(rows.organisations)
    .onConflictDoUpdate({ target: organisation.id, set: { demo: true } });
  await tx.insert(organisationArea).values(rows.areas).onConflictDoNothing();
  await tx.insert(membership).values(rows.memberships).onConflictDoNothing();
}

/** Numbers from the year's own sequence, in the order of coming in, so that the next real one follows. */
async function caseNumbers(tx: Tx, sent: readonly Case[], prefix: string): Promise<string[]> {
  const years = sent.map(
    ({ row }) => Temporal.Instant.from(row.registeredAt ?? "").toZonedDateTimeISO("Europe/Stockholm").year,
  );
  const numbers = await rowsOf<{ number: string }>(
    tx,
    sql`
    select app.next_case_number(year) as number
    from unnest(${sql.param(years)}::int[]) with ordinality as came(year, place) order by place`,
  );
  return numbers.map(({ number }, index) => `${prefix}-${years[index]}-${number.padStart(6, "0")}`);
}

async function writeRequests(tx: Tx, sent: readonly Case[], drafts: readonly Case[], prefix: string): Promise<void> {
  const numbers = await caseNumbers(tx, sent, prefix);
  const asked = new Set<string>();
  const numbered = sent.map(({ row }, index) => {
    const { organisationId } = row;
    const firstTime = typeof organisationId === "string" && !asked.has(organisationId);
    if (organisationId) asked.add(organisationId);
    return { ...row, caseNumber: numbers[index] ?? null, firstTime };
  });
  const all = [...sent, ...drafts];
  const of = all.map(({ request: texts, row }) => ({ ...texts, requestId: row.id ?? "" }));
  await tx.insert(request).values([...numbered, ...drafts.map(({ row }) => row)]);
  await tx.insert(requestAccess).values(all.flatMap(({ access }) => access));
  await tx
    .insert(requestArea)
    .values(of.flatMap(({ requestId, areas }) => areas.map((areaCode) => ({ requestId, areaCode }))));
  // What staff decide about a case is not there before it is one.
  const triaged = of.filter(({ course }) => course.state !== "draft" && course.state !== "submitted");
  await tx
    .insert(requestTheme)
    .values(
      triaged.flatMap(({ requestId, themes }) =>
        themes.flatMap((themeCode, index) => (themeCode ? [{ requestId, themeCode, main: index === 0 }] : [])),
      ),
    );
  await tx
    .insert(requestPrinciple)
    .values(
      triaged.flatMap(({ requestId, principles }) => principles.map((principleCode) => ({ requestId, principleCode }))),
    );
  await tx
    .insert(requestAdministration)
    .values(
      triaged.flatMap(({ requestId, administrations = [] }) =>
        administrations.map((administrationCode) => ({ requestId, administrationCode })),
      ),
    );
}

async function writeHistory(tx: Tx, sent: readonly Case[]): Promise<void> {
  const histories = sent.flatMap(({ history }) => history ?? []);
  const byTime =
    <T>(at: (one: T) => string) =>
    (a: T, b: T) =>
      at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0;
  await tx
    .insert(requestInterval)
    .values(histories.flatMap(({ intervals }) => intervals).toSorted(byTime(({ validFrom }) => validFrom)));
  const told: ToldEvent[] = histories.flatMap(({ events }) => events).toSorted(byTime(({ event }) => event.at));
  // One statement in the order of time: the database's trigger sees the rows before it, so it numbers and chains them.
  const written = await tx
    .insert(requestEvent)
    .values(told.map(({ event }) => ({ ...event, number: 0, previousHash: "", hash: "" })))
    .returning({ id: requestEvent.id, textHash: requestEvent.textHash });
  const idOf = new Map(written.map(({ id, textHash }) => [textHash, id]));
  await tx.insert(requestEventText).values(
    told.map(({ event, text }) => {
      const eventId = idOf.get(event.textHash ?? null);
      if (eventId === undefined) throw new Error("an event was added and is not there");
      return { eventId, ...text };
    }),
  );
}

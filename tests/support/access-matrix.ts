// Everybody who has no business with somebody else's things, trying them on every endpoint: in the path, the query and the body. What is not theirs must be refused, and
// refused as what never was. Generated from the endpoints; a new one is walked as soon as it exists.
import { signOut } from "@samverkansstod/api/contract/account.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { addParticipant } from "@samverkansstod/api/contract/participants.ts";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { inviteToRequest, shareRequest } from "@samverkansstod/api/contract/sharing.ts";
import { randomUUID } from "node:crypto";
import { input } from "./access-calls.ts";
import { aForm, asSystem } from "./builders.ts";
import { endpoints } from "./endpoints.ts";
import { book, meetingWorld, monday, offer, type MeetingWorld } from "./meetings.ts";
import { callAs, signedIn, type Answer, type Person } from "./people.ts";

/** What belongs to somebody else, by what it is: an id each. */
type Things = Readonly<Record<string, string>>;

interface Caller {
  name: string;
  call(endpoint: AnyEndpoint, given: object): Promise<Answer<AnyEndpoint>>;
  /** What of these they may not know of: all, but for staff only what no staff sees. */
  foreign: Things;
  /** A case of their own, for ids in bodies; null where they have none. */
  ownCase: { id: string; version: number } | null;
}

export interface MatrixFigures {
  calls: number;
  callers: number;
  things: number;
  routes: number;
  /** What went wrong, in words. */
  faults: string[];
}

/** The id of the one row that is asked for. */
function onlyId([row]: readonly { id: string }[]): string {
  if (!row) throw new Error("what was prepared is not there");
  return row.id;
}

/** Somebody's whole association: a draft, and a case that all of it sees, with a meeting, an offer, a participant and an invitation. */
async function foreignThings(world: MeetingWorld) {
  const { app, consultant, requester } = world;
  const send = async (person: Person) => {
    const { body } = await person.call(createRequest, {
      body: aForm({ organisationName: `Förening ${randomUUID()}` }),
    });
    return (await person.call(submitRequest, { params: { id: body.id }, version: body.version })).body;
  };
  const draft = (await requester.call(createRequest, { body: aForm() })).body.id;
  const sent = await send(requester);
  const { id } = sent;
  const shared = await requester.call(shareRequest, {
    params: { id },
    version: sent.version,
    body: { visibility: "organisation" },
  });
  const added = await consultant.call(addParticipant, { params: { id }, body: { name: "Åsa Öst", party: "city" } });
  const invited = await requester.call(inviteToRequest, {
    params: { id },
    body: { kind: "organisation", email: `${randomUUID()}@exempel.example`, organisationName: "Grannen" },
  });
  const booked = await book(consultant, id, { localStart: `${monday}T14:00` });
  const offered = await offer(consultant, id, { times: [`${monday}T10:00`] });
  for (const answer of [shared, added, invited, booked, offered]) {
    if (answer.status >= 300) throw new Error(`preparing failed: ${JSON.stringify(answer.body)}`);
  }
  const organisation = onlyId(
    await app.owner<{ id: string }[]>`select organisation_id as id from app.request where id = ${id}`,
  );
  const things: Things = {
    draft,
    case: id,
    participant: added.body.id,
    party: invited.body.id,
    meeting: booked.body.id,
    offer: onlyId(await app.owner<{ id: string }[]>`select id from app.time_offer where request_id = ${id} limit 1`),
    offeredTime: onlyId(
      await app.owner<
        { id: string }[]
      >`select t.id from app.offered_time t join app.time_offer o on o.id = t.offer_id where o.request_id = ${id} limit 1`,
    ),
    organisation,
    membership: onlyId(
      await app.owner<{ id: string }[]>`select id from app.membership where person_id = ${requester.id} limit 1`,
    ),
    session: onlyId(
      await app.owner<{ id: string }[]>`select id from app_runtime.session where person_id = ${requester.id} limit 1`,
    ),
    person: requester.id,
    colleague: consultant.id,
  };
  return { things, organisation, send };
}

/** Everybody who tries: those without any business here, and staff for what no staff sees. */
async function callersOf(world: MeetingWorld, made: Awaited<ReturnType<typeof foreignThings>>): Promise<Caller[]> {
  const { app } = world;
  const { things, organisation, send } = made;
  const callers: Caller[] = [];
  const now = () => app.clock.now().toString();
  const add = async (name: string, person: Person, foreign: Things, hasCase: boolean) => {
    const own = hasCase ? await send(person) : null;
    callers.push({
      name,
      call: (endpoint, given) => person.call(endpoint, given),
      foreign,
      ownCase: own && { id: own.id, version: own.version },
    });
  };
  const member = (person: Person, of: string, confirmed: boolean) =>
    asSystem(
      app.owner,
      (sql) => sql`insert into app.membership (person_id, organisation_id, created_at, confirmed_at, confirmed_by_kind)
        values (${person.id}, ${of}, ${now()}, ${confirmed ? now() : null}, ${confirmed ? "staff" : null})`,
    );

  callers.push({
    name: "nobody",
    call: (endpoint, given) => callAs(app, endpoint, given),
    foreign: things,
    ownCase: null,
  });
  await add("a stranger", await signedIn(app), things, true);

  const elsewhere = await signedIn(app);
  await add("a confirmed member of a foreign organisation", elsewhere, things, true);
  await asSystem(
    app.owner,
    (sql) =>
      sql`update app.membership set confirmed_at = ${now()}, confirmed_by_kind = 'staff' where person_id = ${elsewhere.id}`,
  );

  const unconfirmed = await signedIn(app);
  await member(unconfirmed, organisation, false);
  // Their own organisation they may know of; not what is in it.
  const { organisation: _known, ...beyond } = things;
  await add("an unconfirmed member", unconfirmed, beyond, true);

  const removed = await signedIn(app);
  await member(removed, organisation, true);
  await asSystem(
    app.owner,
    (sql) => sql`update app.membership set ended_at = ${now()} where person_id = ${removed.id}`,
  );
  await add("a removed member", removed, things, true);

  const deactivated = await signedIn(app, { roles: ["coordinator"] });
  await asSystem(app.owner, (sql) => sql`update app.person set deactivated_at = ${now()} where id = ${deactivated.id}`);
  await add("deactivated staff", deactivated, things, false);

  const expired = await signedIn(app, { roles: ["coordinator"] });
  await app.owner`update app_runtime.session set expires_at = created_at where person_id = ${expired.id}`;
  await add("whose session has run out", expired, things, false);

  const ended = await signedIn(app, { roles: ["coordinator"] });
  await ended.call(signOut);
  await add("whose session has ended", ended, things, false);

  const ofNoStaff = (names: readonly string[]): Things =>
    Object.fromEntries(names.map((name) => [name, things[name] ?? ""]));
  const roles: readonly Role[] = ["consultant", "coordinator", "manager", "registrar"];
  for (const role of roles)
    await add(role, await signedIn(app, { roles: [role] }), ofNoStaff(["draft", "session"]), false);
  const { person: _person, colleague: _colleague, ...notPeople } = things;
  await add("admin", await signedIn(app, { roles: ["admin"] }), notPeople, false);
  return callers;
}

/** Earlier than every date that a call names. */
const beforeAll = "2026-12-01T06:00:00Z";

const refused = new Set([401, 403, 404]);

/** What an answer says, without what differs from call to call. */
const said = ({ status, body }: Answer<AnyEndpoint>, tried: string): string =>
  `${status} ${JSON.stringify(body)
    .replaceAll(tried, "<id>")
    .replace(/"instance":"[^"]*"/, "")}`;

interface Properties {
  properties?: Record<string, { format?: string; items?: { format?: string }; anyOf?: { format?: string }[] }>;
}

/** The members of a schema that hold an id, or several. */
const idsIn = (schema: unknown): { name: string; many: boolean }[] =>
  Object.entries((schema as Properties | undefined)?.properties ?? {}).flatMap(
    ([name, part]): { name: string; many: boolean }[] => {
      const isId = part.format === "uuid" || part.anyOf?.some(({ format }) => format === "uuid") === true;
      if (isId) return [{ name, many: false }];
      return part.items?.format === "uuid" ? [{ name, many: true }] : [];
    },
  );

/** Walks the whole matrix. `every`: of the routes, only each such many, for a short run. */
export async function walkMatrix(parts: Parameters<typeof meetingWorld>[1] = {}, every = 1): Promise<MatrixFigures> {
  const world = await meetingWorld(beforeAll, parts);
  try {
    const made = await foreignThings(world);
    const callers = await callersOf(world, made);
    const before = await stateOf(world, made.things);
    const faults: string[] = [];
    let calls = 0;
    const routes = endpoints.filter((_, index) => index % every === 0);
    for (const endpoint of routes) {
      for (const caller of callers) {
        const ask = async (given: object) => {
          calls += 1;
          return caller.call(endpoint, given);
        };
        const told = (what: string, answer: Answer<AnyEndpoint>) =>
          faults.push(`${endpoint.name}, ${caller.name}, ${what}: ${answer.status} ${answer.code ?? ""}`);
        const names = [...endpoint.url.matchAll(/:(\w+)/g)].flatMap(([, name = ""]) => (name === "role" ? [] : [name]));
        const absent = randomUUID();
        const own = caller.ownCase ?? { id: absent, version: 1 };
        const given = (id: string) => input(endpoint, { id, version: own.version, personId: randomUUID() });

        for (const name of names) {
          const withId = (id: string) => {
            const base = given(name === "id" ? id : own.id) as Record<string, unknown>;
            return { ...base, params: { ...(base["params"] as object), [name]: id } };
          };
          const never = said(await ask(withId(absent)), absent);
          for (const [what, id] of Object.entries(caller.foreign)) {
            const answer = await ask(withId(id));
            if (!refused.has(answer.status)) told(`${what} as ${name}`, answer);
            else if (said(answer, id) !== never) told(`${what} as ${name} is not as what never was`, answer);
          }
        }
        for (const place of ["query", "body"] as const) {
          const schema = (endpoint.schema as unknown as Record<string, unknown>)[
            place === "query" ? "querystring" : "body"
          ];
          for (const { name, many } of idsIn(schema)) {
            const withId = (id: string) => {
              const base = given(own.id) as Record<string, unknown>;
              const extra = name === "memberIds" ? { visibility: "named" } : {};
              return { ...base, [place]: { ...(base[place] as object), ...extra, [name]: many ? [id] : id } };
            };
            const never = said(await ask(withId(absent)), absent);
            for (const [what, id] of Object.entries(caller.foreign)) {
              const answer = await ask(withId(id));
              if (said(answer, id) !== never) told(`${what} as ${name} in the ${place}`, answer);
            }
          }
        }
      }
    }
    if ((await stateOf(world, made.things)) !== before) faults.push("something that is not theirs was changed");
    const things = Object.keys(made.things).length;
    return { calls, callers: callers.length, things, routes: routes.length, faults };
  } finally {
    await world.app.close();
  }
}

/** What all that trying must leave as it was: draft and case, who sees them, their history, the session. */
async function stateOf(
  { app }: MeetingWorld,
  { draft = "", case: sent = "", session = "", organisation = "" }: Things,
) {
  const [row] = await app.owner`select
    (select json_agg(r order by r.id) from app.request r where r.id in (${draft}, ${sent})) as requests,
    (select json_agg(a order by a.person_id) from app.request_access a where a.request_id in (${draft}, ${sent})) as access,
    (select count(*) from app.request_event e where e.request_id in (${draft}, ${sent})) as events,
    (select json_agg(m order by m.id) from app.meeting m where m.request_id = ${sent}) as meetings,
    (select json_agg(q order by q.id) from app.request_party q where q.request_id = ${sent}) as parties,
    (select s.ended_at from app_runtime.session s where s.id = ${session}) as ended,
    (select json_agg(m order by m.id) from app.membership m where m.organisation_id = ${organisation}) as memberships`;
  return JSON.stringify(row);
}

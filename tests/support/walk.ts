// One walk: a case that is begun some way and then done something with at random, through the real application, by turns allowed and not. Each
// answer is compared with the model as it comes.
import type { AnyEndpoint, BodyOf, ParamsOf, QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { createHmac, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { testKeys, type TestApp, type TestClock } from "./app.ts";
import { asSystem } from "./builders.ts";
import { callAs, type Answer } from "./people.ts";
import { actionsNow, pauseOf, type Model } from "./walk-model.ts";

/** A clock that stands still until it is set. */
export function standingClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    set: (to) => {
      now = Temporal.Instant.from(to);
    },
    advance: (duration) => {
      now = now.add(duration);
    },
  };
}

/** Chance that can be repeated: the same seed gives the same walk. */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(choices: readonly T[]): T {
    if (choices.length === 0) throw new Error("there is nothing to choose from");
    return choices[this.below(choices.length)] as T;
  }
}

export interface Walker {
  id: string;
  email: string;
  session: string;
}

export interface Walk {
  app: TestApp;
  dice: Dice;
  id: string;
  model: Model;
  requester: Walker;
  stranger: Walker;
  staff: readonly [Walker, Walker];
  /** What was done, for whoever reads about a failure. */
  trace: string[];
  /** Calls made, and how many of them were refused as they should be. */
  calls: number;
  refused: number;
}

const network = () => `10.${(Math.random() * 250) | 0}.${(Math.random() * 250) | 0}.${(Math.random() * 250) | 0}`;

/** People of one walk, signed in for good: the clock goes to and fro between walks. */
export async function walkers(app: TestApp): Promise<[Walker, Walker, Walker, Walker]> {
  const people = Array.from({ length: 4 }, () => {
    const id = randomUUID();
    return { id, email: `${id}@exempel.example`, session: randomUUID() };
  });
  const [requester, stranger, first, second] = people;
  if (!requester || !stranger || !first || !second) throw new Error("four people were to be made");
  const long = {
    created_at: "2000-01-01T00:00:00Z",
    rotated_at: "2000-01-01T00:00:00Z",
    seen_at: "2000-01-01T00:00:00Z",
  };
  await asSystem(app.owner, async (sql) => {
    const rows = people.map(({ id, email }) => ({
      id,
      email,
      name: `Namn ${id.slice(0, 4)}`,
      created_at: long.created_at,
    }));
    await sql`insert into app.person ${sql(rows)}`;
    const roles = [first, second].map(({ id }) => ({
      person_id: id,
      role: "coordinator",
      granted_at: long.created_at,
    }));
    await sql`insert into app.person_role ${sql(roles)}`;
    const sessions = people.map(({ id, session }) => ({
      id: session,
      person_id: id,
      token_hash: session,
      expires_at: "2100-01-01T00:00:00Z",
      ...long,
    }));
    await sql`insert into app_runtime.session ${sql(sessions)}`;
  });
  return [requester, stranger, first, second];
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The cookie of a session at the time the walk has come to. */
function cookieOf({ session }: Walker, clock: TestClock): string {
  const now = Math.floor(clock.now().epochMilliseconds / 1000);
  const claims = { sid: session, iss: "samverkansstod", aud: "samverkansstod-app", iat: now, exp: now + 600 };
  const signed = `${encoded({ alg: "HS256", typ: "JWT", kid: "test-1" })}.${encoded(claims)}`;
  const secret = testKeys[0]?.secret ?? "";
  return `session=${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

export const nowOf = ({ app }: Pick<Walk, "app">): string => app.clock.now().toString({ fractionalSecondDigits: 3 });

interface Input<E extends AnyEndpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  version?: number;
}

/** Calls as somebody of the walk. */
export function callBy<E extends AnyEndpoint>(
  { app }: Pick<Walk, "app">,
  who: Walker,
  endpoint: E,
  input: Input<E> = {},
): Promise<Answer<E>> {
  return callAs(app, endpoint, { ...input, cookie: cookieOf(who, app.clock), network: network() });
}

const say = (value: unknown) => JSON.stringify(value);

/** Fails the walk with what was done until then. */
export function fail(walk: Walk, what: string): never {
  throw new Error(`${what}\n${walk.trace.join("\n")}`);
}

export function same(walk: Walk, what: string, found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) fail(walk, `${what}: found ${say(found)}, should be ${say(wanted)}`);
}

const isRequest = (body: unknown): body is Request => typeof body === "object" && body !== null && "stage" in body;

/** Compares a case as it is shown with what it should be. */
function compare(walk: Walk, shown: Request): void {
  const { model } = walk;
  const by = shown.staff ? "staff" : "requester";
  same(walk, "actions", shown.actions.toSorted(), [...new Set(actionsNow(model, by))].toSorted());
  same(walk, "paused until", shown.pausedUntil, pauseOf(model)?.until ?? null);
  same(walk, "promise", shown.promise?.dueDate ?? null, model.due);
  same(walk, "promise met", shown.promise?.met ?? null, model.due === null ? null : model.firstContact !== null);
  if (!shown.staff) return;
  same(walk, "state", shown.staff.state, model.state);
  same(walk, "waits for", shown.staff.waitingFor, model.waitingFor);
  same(walk, "assignee", shown.staff.assignee?.id ?? null, model.assignee);
}

interface Attempt<E extends AnyEndpoint> {
  by: Walker;
  endpoint: E;
  input: Input<E>;
  /** The code it is refused with; undefined: it should be done. */
  refused: string | undefined;
  done: (now: string, body: Answer<E>["body"]) => void;
}

/** Calls, expects what the model says, and lets the model follow when it was done. */
export async function attempt<E extends AnyEndpoint>(
  walk: Walk,
  { by, endpoint, input, refused, done }: Attempt<E>,
): Promise<void> {
  const now = nowOf(walk);
  walk.trace.push(`${now} ${endpoint.name} ${say(input.body)} → ${refused ?? "done"}`);
  walk.calls += 1;
  const answer = await callBy(walk, by, endpoint, input);
  if (refused !== undefined) {
    walk.refused += 1;
    if (answer.code !== refused) fail(walk, `${endpoint.name} gave ${answer.status} ${say(answer.body)}`);
    return;
  }
  if (answer.status >= 300) fail(walk, `${endpoint.name} gave ${answer.status} ${say(answer.body)}`);
  done(now, answer.body);
  if (isRequest(answer.body)) compare(walk, answer.body);
}

/** The version the next change is to be based on. */
export async function versionOf({ app, id }: Pick<Walk, "app" | "id">): Promise<number> {
  const [row] = await app.owner<{ version: number }[]>`select version from app.request where id = ${id}`;
  return row?.version ?? 0;
}

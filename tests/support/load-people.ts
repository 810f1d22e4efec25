// People who work on a product that runs as a process. They are put in the database signed in, and get their cookies by refreshing, so that a hundred
// of them need no mailed codes. Each comes from a network address of their own.
import { refresh } from "@samverkansstod/api/contract/account.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { refreshToken, sha256, type SigningKey } from "@samverkansstod/api/shared/keys.ts";
import { randomBytes, randomUUID } from "node:crypto";
import type postgres from "postgres";
import { someNetwork } from "./app.ts";
import { asSystem } from "./builders.ts";
import { send, wireOf, type LoadInput, type Outcome } from "./load-http.ts";

/** The key that processes of a proof share, and its setting. */
export const loadKey: SigningKey = { id: "load-1", secret: randomBytes(32).toString("base64url") };
export const loadKeySetting = `${loadKey.id}:${loadKey.secret}`;

/** Milliseconds after which a call counts as unanswered. */
export const longestWait = 6_000;

export class LoadPerson {
  readonly id: string;
  readonly email: string;
  readonly network = someNetwork();
  #cookies = new Map<string, string>();

  constructor({ id, email, cookies = {} }: { id: string; email: string; cookies?: Record<string, string> }) {
    this.id = id;
    this.email = email;
    for (const [name, value] of Object.entries(cookies)) this.#cookies.set(name, value);
  }

  /** Calls the process at this origin; keeps the cookies of the answer. */
  async call<E extends AnyEndpoint>(origin: string, endpoint: E, input: LoadInput<E> = {}): Promise<Outcome> {
    const wire = wireOf(endpoint, input);
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...wire.headers, ...(cookie && { cookie }), "x-forwarded-for": this.network };
    const outcome = await send({ ...wire, origin, headers, patience: longestWait });
    if (outcome.kind === "answer") this.#keep(outcome.cookies);
    return outcome;
  }

  #keep(cookies: readonly string[]): void {
    for (const line of cookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }

  /** Another browser of the same person, with the same cookies as now. */
  twin(): LoadPerson {
    return new LoadPerson({ id: this.id, email: this.email, cookies: Object.fromEntries(this.#cookies) });
  }
}

/** As many people with these roles, signed in at the process at `origin`. */
export async function loadPeople(
  owner: postgres.Sql,
  origin: string,
  count: number,
  roles: readonly Role[] = [],
): Promise<LoadPerson[]> {
  const now = Temporal.Now.instant();
  const at = now.toString();
  const people = Array.from({ length: count }, () => {
    const id = randomUUID();
    const sessionId = randomUUID();
    return { id, email: `${id}@exempel.example`, sessionId, token: refreshToken(loadKey, sessionId, 0) };
  });
  await asSystem(owner, async (sql) => {
    await sql`insert into app.person ${sql(people.map(({ id, email }) => ({ id, email, created_at: at })))}`;
    if (roles.length > 0) {
      const granted = people.flatMap(({ id }) => roles.map((role) => ({ person_id: id, role, granted_at: at })));
      await sql`insert into app.person_role ${sql(granted)}`;
    }
    const sessions = people.map(({ id, sessionId, token }) => ({
      id: sessionId,
      person_id: id,
      token_hash: sha256(token),
      rotated_at: at,
      created_at: at,
      seen_at: at,
      expires_at: now.add({ hours: 12 }).toString(),
    }));
    await sql`insert into app_runtime.session ${sql(sessions)}`;
  });
  return Promise.all(
    people.map(async ({ id, email, token }) => {
      const person = new LoadPerson({ id, email, cookies: { refresh: token } });
      const answer = await person.call(origin, refresh);
      if (answer.kind !== "answer" || answer.status !== 204)
        throw new Error(`somebody could not sign in: ${JSON.stringify(answer)}`);
      return person;
    }),
  );
}

// The first questions of docs/testing.md, of an action on one case that says which version it is based on: asked alike of each of them.
import type { AnyEndpoint, BodyOf } from "@samverkansstod/api/contract/endpoint.ts";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { TestApp } from "./app.ts";
import { callAs, type Answer, type Person } from "./people.ts";

interface Questions<E extends AnyEndpoint> {
  /** Makes a case on which the action is possible. */
  aCase: () => Promise<{ id: string; version: number }>;
  /** Makes cases on which it is not. */
  wrong: readonly (() => Promise<{ id: string; version: number }>)[];
  body: BodyOf<E>;
  may: Person;
  /** Roles that lack the permission: 403. */
  forbidden: readonly Person[];
  /** Whoever has the permission and to whom the case is not shown: 404. */
  foreign?: readonly Person[];
  /** Bodies that are refused, and the fields named, as "/field code". */
  bad: readonly [object, readonly string[]][];
}

/** What a problem answer says, but for the id of the call. */
const wordsOf = ({ body }: { body: unknown }) => JSON.stringify({ ...(body as object), instance: undefined });

/** Asks them in order; nothing it does changes the case. */
export async function firstQuestions<E extends AnyEndpoint>(
  app: TestApp,
  endpoint: E,
  { aCase, wrong, body, may, forbidden, foreign = [], bad }: Questions<E>,
): Promise<void> {
  const { id, version } = await aCase();
  const wanted: AnyEndpoint = endpoint;
  const input: object = { params: { id }, version, body };
  const call = (person: Person, change: object = {}): Promise<Answer<AnyEndpoint>> =>
    person.call(wanted, { ...input, ...change });

  expect((await callAs(app, wanted, input)).code).toBe("signed_out");
  for (const person of forbidden) expect((await call(person)).code).toBe("forbidden");
  const absent = await call(may, { params: { id: randomUUID() } });
  expect([absent.status, absent.code]).toEqual([404, "not_found"]);
  for (const person of foreign) expect(wordsOf(await call(person))).toBe(wordsOf(absent));

  const sent: object = Object.assign({}, body);
  const fields = async (change: unknown) => {
    const { code, problem } = await call(may, { body: change });
    return [code, problem.errors?.map((error) => `${error.field} ${error.code}`)];
  };
  expect(await fields({ ...sent, nonsense: 1 })).toEqual(["invalid_fields", ["/nonsense unknown_field"]]);
  for (const [change, errors] of bad) {
    expect([change, ...(await fields({ ...sent, ...change }))]).toEqual([change, "invalid_fields", errors]);
  }
  expect((await call(may, { params: { id: "x" } })).code).toBe("invalid_id");

  for (const other of wrong) {
    const made = await other();
    const answer = await call(may, { params: { id: made.id }, version: made.version });
    expect([answer.status, answer.code]).toEqual([409, "wrong_state"]);
  }

  expect((await call(may, { version: undefined })).code).toBe("version_missing");
  const stale = await call(may, { version: version + 1 });
  expect([stale.status, stale.code]).toEqual([412, "stale_version"]);
  expect(stale.problem.current).toMatchObject({ id, version });
}

// People of a test and what they call: each signs in for real, by the code that was mailed.
import { randomUUID } from "node:crypto";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import type { AnyEndpoint, AnswerOf, BodyOf, ParamsOf, QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import { requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { asSystem } from "./builders.ts";
import { someNetwork, type TestApp } from "./app.ts";

type Input<E extends AnyEndpoint> = {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  headers?: Record<string, string>;
  /** The version for If-Match. */
  version?: number;
  /** The key for Idempotency-Key; made when the endpoint wants one and none is given. */
  key?: string;
};

export interface Answer<E extends AnyEndpoint> {
  status: number;
  body: AnswerOf<E>;
  /** The problem's code, if it is a problem answer. */
  code: string | undefined;
  problem: {
    code: string;
    errors?: { field: string; code: string; message: string }[];
    current?: unknown;
    freeTimes?: FreeTime[];
  };
  headers: Record<string, unknown>;
  cookies: readonly { name: string; value: string }[];
}

/** The address of an endpoint with these parameters and this query. */
export function pathOf(url: string, params: unknown, query: unknown): string {
  const path = url.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    for (const item of Array.isArray(value) ? value : [value])
      if (item !== undefined) search.append(name, String(item));
  }
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}

/** Calls an endpoint as a browser of our own pages would. */
export async function callAs<E extends AnyEndpoint>(
  { app }: Pick<TestApp, "app">,
  endpoint: E,
  input: Input<E> & { cookie?: string; network?: string } = {},
): Promise<Answer<E>> {
  const headers: Record<string, string> = { "sec-fetch-site": "same-origin", ...input.headers };
  if (input.cookie !== undefined) headers["cookie"] = input.cookie;
  if (input.version !== undefined) headers["if-match"] = `"${input.version}"`;
  if (endpoint.config.idempotent) headers["idempotency-key"] ??= input.key ?? randomUUID();
  const answer = await app.inject({
    method: endpoint.method,
    url: pathOf(endpoint.url, input.params, input.query),
    headers: { ...headers, ...(input.body !== undefined && { "content-type": "application/json" }) },
    ...(input.body !== undefined && { payload: JSON.stringify(input.body) }),
    remoteAddress: input.network ?? "127.0.0.1",
  });
  const type = String(answer.headers["content-type"]);
  const isText = answer.body !== "" && !/\bjson\b/.test(type);
  const parsed: unknown = answer.body === "" ? null : isText ? answer.body : JSON.parse(answer.body);
  const isProblem = type.startsWith("application/problem+json");
  const problem = parsed as Answer<E>["problem"];
  return {
    status: answer.statusCode,
    body: parsed as AnswerOf<E>,
    code: isProblem ? problem.code : undefined,
    problem,
    headers: answer.headers,
    cookies: answer.cookies,
  };
}

export interface Person {
  id: string;
  email: string;
  cookie: string;
  call<E extends AnyEndpoint>(endpoint: E, input?: Input<E>): Promise<Answer<E>>;
}

/** Cookies of an answer as a browser would send them back. */
export function cookieHeader(cookies: readonly { name: string; value: string }[]): string {
  return cookies
    .filter(({ value }) => value !== "")
    .map(({ name, value }) => `${name}=${value}`)
    .join("; ");
}

/** Signs somebody in by the mailed code; with roles they are staff. */
export async function signedIn(
  test: TestApp,
  {
    roles = [],
    email = `${randomUUID()}@exempel.example`,
    name,
  }: { roles?: readonly Role[]; email?: string; name?: string } = {},
): Promise<Person> {
  const network = someNetwork();
  const asked = await callAs(test, requestSignInCode, { body: { email, language: "sv" }, network });
  const code = (await test.deliver())
    .flatMap((mail) => (mail.to === email ? (/\d{6}/.exec(mail.subject) ?? []) : []))
    .at(-1);
  const answer = await callAs(test, signIn, {
    body: { code: code ?? "" },
    cookie: cookieHeader(asked.cookies),
    network,
  });
  if (answer.status !== 200) throw new Error(`signing in failed: ${JSON.stringify(answer.body)}`);
  const { id } = answer.body.person;
  if (roles.length > 0 || name !== undefined) {
    await asSystem(test.owner, async (sql) => {
      if (name !== undefined) await sql`update app.person set name = ${name} where id = ${id}`;
      for (const role of roles) {
        await sql`insert into app.person_role (person_id, role, granted_at) values (${id}, ${role}, ${test.clock.now().toString()})`;
      }
    });
  }
  const cookie = cookieHeader(answer.cookies);
  return { id, email, cookie, call: (endpoint, input) => callAs(test, endpoint, { ...input, cookie, network }) };
}

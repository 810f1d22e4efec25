// Typed answers of the pretended API. An answer is checked against the contract's own schema when it is declared, so that a test cannot
// teach the client something the API never says.
import { http, HttpResponse, type JsonBodyType } from "msw";
import type { TSchema } from "typebox";
import { Value } from "typebox/value";
import type { AnswerOf, AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { Problem, type ProblemCode } from "@samverkansstod/api/contract/problem.ts";
import { server } from "./server.ts";

export interface ReceivedCall {
  url: URL;
  headers: Headers;
  /** The JSON that was sent; undefined without a body. */
  body: unknown;
}

interface Options {
  /** Answer this way once, then as declared before. */
  once?: boolean;
}

/** Declares the successful answer of an endpoint; gives back the calls as they come in. */
export function answer<E extends AnyEndpoint>(endpoint: E, body: AnswerOf<E>, options: Options = {}): ReceivedCall[] {
  const [status, schema] = successOf(endpoint);
  check(schema, body, `${endpoint.name} ${status}`);
  return declare(endpoint, options, () =>
    status === 204 ? new HttpResponse(null, { status }) : HttpResponse.json(body as JsonBodyType, { status }),
  );
}

/** Declares a refusal. */
export function refuse(
  endpoint: AnyEndpoint,
  status: number,
  code: ProblemCode,
  more: Partial<Omit<Problem, "status" | "code">> & Options = {},
): ReceivedCall[] {
  const { once, ...rest } = more;
  const problem: Problem = { type: `urn:problem:${code}`, title: code, status, code, ...rest };
  check(Problem, problem, `${endpoint.name} ${status}`);
  return declare(endpoint, once === undefined ? {} : { once }, () =>
    HttpResponse.json(problem as JsonBodyType, { status, headers: { "content-type": "application/problem+json" } }),
  );
}

/** Declares that no answer comes at all. */
export function breakOff(endpoint: AnyEndpoint, options: Options = {}): ReceivedCall[] {
  return declare(endpoint, options, () => HttpResponse.error());
}

/** Answers when the test lets it, to see what a page shows meanwhile. */
export function answerWhen<E extends AnyEndpoint>(endpoint: E, ready: Promise<AnswerOf<E>>): ReceivedCall[] {
  const [status, schema] = successOf(endpoint);
  return declare(endpoint, {}, async () => {
    const body = await ready;
    check(schema, body, `${endpoint.name} ${status}`);
    return HttpResponse.json(body as JsonBodyType, { status });
  });
}

function declare(
  endpoint: AnyEndpoint,
  { once = false }: Options,
  respond: () => Response | Promise<Response>,
): ReceivedCall[] {
  const calls: ReceivedCall[] = [];
  const method = endpoint.method.toLowerCase() as Lowercase<AnyEndpoint["method"]>;
  server.use(
    http[method](
      `*${endpoint.url}`,
      async ({ request }) => {
        const text = await request.clone().text();
        const body: unknown = text === "" ? undefined : JSON.parse(text);
        calls.push({ url: new URL(request.url), headers: request.headers, body });
        return respond();
      },
      { once },
    ),
  );
  return calls;
}

function successOf(endpoint: AnyEndpoint): [status: number, schema: TSchema] {
  for (const [status, schema] of Object.entries(endpoint.schema.response)) {
    if (/^2\d\d$/.test(status)) return [Number(status), schema];
  }
  throw new Error(`${endpoint.name} has no successful answer`);
}

function check(schema: TSchema, body: unknown, what: string): void {
  if (Value.Check(schema, body)) return;
  const errors = [...Value.Errors(schema, body)].map((error) => `${error.instancePath || "/"} ${error.message}`);
  throw new Error(`${what}: not what the contract says\n${errors.join("\n")}`);
}

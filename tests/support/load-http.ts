// Calls over HTTP as a browser of our own pages makes them, to a process that may be killed, cut off or waiting meanwhile: what comes back is an answer,
// a broken connection, or silence.
import type { AnyEndpoint, BodyOf, ParamsOf, QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import { Agent, request } from "node:http";
import { pathOf } from "./people.ts";

export interface HttpCall {
  origin: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** Milliseconds after which an answer no longer counts. */
  patience: number;
}

export interface HttpAnswer {
  kind: "answer";
  status: number;
  /** The problem's code, if it is a problem answer. */
  code: string | undefined;
  body: unknown;
  cookies: readonly string[];
  ms: number;
}

export type Outcome = HttpAnswer | { kind: "broken"; because: string; ms: number } | { kind: "silent"; ms: number };

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, scheduling: "fifo" });

function read(text: string, type: string): unknown {
  return text !== "" && /\bjson\b/u.test(type) ? JSON.parse(text) : text;
}

/** Sends and waits; never throws for what the other side does. */
export function send({ origin, method, path, headers, body, patience }: HttpCall): Promise<Outcome> {
  const began = performance.now();
  const ms = () => performance.now() - began;
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  // Under the name that people use: a page asked for at 127.0.0.1 is answered with where it is.
  const host = new URL(origin).host.replace("127.0.0.1", "localhost");
  const call = request(`${origin}${path}`, { method, headers: { ...headers, host }, agent }, (answer) => {
    let text = "";
    answer.setEncoding("utf8");
    answer.on("data", (piece: string) => (text += piece));
    answer.on("error", (error) => {
      resolve({ kind: "broken", because: error.message, ms: ms() });
    });
    answer.on("end", () => {
      const type = answer.headers["content-type"] ?? "";
      const parsed = read(text, type);
      const code = type.startsWith("application/problem+json") ? (parsed as { code: string }).code : undefined;
      const cookies = answer.headers["set-cookie"] ?? [];
      resolve({ kind: "answer", status: answer.statusCode ?? 0, code, body: parsed, cookies, ms: ms() });
    });
  });
  const patient = setTimeout(() => {
    resolve({ kind: "silent", ms: ms() });
    call.destroy();
  }, patience);
  call.on("error", (error: NodeJS.ErrnoException) => {
    resolve({ kind: "broken", because: error.code ?? error.message, ms: ms() });
  });
  call.end(body);
  return promise.finally(() => clearTimeout(patient));
}

export interface LoadInput<E extends AnyEndpoint> {
  params?: ParamsOf<E>;
  query?: QueryOf<E>;
  body?: BodyOf<E>;
  version?: number;
  key?: string;
}

/** What a call of this endpoint looks like on the wire. */
export function wireOf<E extends AnyEndpoint>(
  endpoint: E,
  { params, query, body, version, key }: LoadInput<E>,
): Pick<HttpCall, "method" | "path" | "headers" | "body"> {
  return {
    method: endpoint.method,
    path: pathOf(endpoint.url, params, query),
    headers: {
      "sec-fetch-site": "same-origin",
      ...(version !== undefined && { "if-match": `"${version}"` }),
      ...(key !== undefined && { "idempotency-key": key }),
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

/** Lets go of the connections that are kept open, so that a proof can end. */
export function closeConnections(): void {
  agent.destroy();
}

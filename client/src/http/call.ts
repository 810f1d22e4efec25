// Typed fetch over an endpoint of the contract: the only place that talks to the API. Stays signed in by itself; caches nothing.
import { refresh } from "@samverkansstod/api/contract/account.ts";
import type { AnswerOf, AnyEndpoint, BodyOf, ParamsOf, QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import type { Problem } from "@samverkansstod/api/contract/problem.ts";
import { noteRenewed } from "./session-time.ts";
import { NetworkError, ProblemError } from "./problem.ts";

type Member<Name extends string, Value> = Value extends undefined
  ? { [N in Name]?: undefined }
  : { [N in Name]: Value };

export type CallInput<E extends AnyEndpoint> = Member<"params", ParamsOf<E>> &
  Member<"body", BodyOf<E>> & {
    query?: QueryOf<E>;
    /** The version the change is based on; sent as If-Match. */
    version?: number;
    /** A UUID made when the form opened; sent as Idempotency-Key. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

type Input = {
  params?: object | undefined;
  query?: object | undefined;
  body?: unknown;
  version?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
};

// An endpoint that needs nothing is called with the endpoint alone.
type Rest<E extends AnyEndpoint> = object extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

export async function call<E extends AnyEndpoint>(endpoint: E, ...[input]: Rest<E>): Promise<AnswerOf<E>> {
  const given: Input = input ?? {};
  const address = addressOf(endpoint, given);
  let response = await send(endpoint.method, address, given);
  if (response.status === 401 && endpoint.url !== refresh.url && (await staySignedIn())) {
    response = await send(endpoint.method, address, given);
  }
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? null : await response.json()) as AnswerOf<E>;
}

function addressOf({ url }: AnyEndpoint, { params, query }: Input): string {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

async function send(
  method: string,
  address: string,
  { body, version, idempotencyKey, signal }: Input,
): Promise<Response> {
  const headers = new Headers({
    accept: "application/json, application/problem+json",
    "accept-language": document.documentElement.lang,
  });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (version !== undefined) headers.set("if-match", `"${version}"`);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  try {
    return await fetch(address, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new NetworkError(error);
  }
}

let refreshing: Promise<boolean> | null = null;

/**
 * Exchanges the refresh cookie once, however many calls found the door closed: within the tab by a shared promise, between tabs by a
 * lock, since an older cookie used again would end the sign-in everywhere.
 */
export async function staySignedIn(): Promise<boolean> {
  const exchange = async () => {
    const response = await send(refresh.method, refresh.url, {});
    // An answer that nobody reads keeps its connection busy.
    await response.text();
    if (response.ok) noteRenewed();
    return response.ok;
  };
  refreshing ??= (
    "locks" in navigator ? navigator.locks.request("samverkansstod.refresh", exchange) : exchange()
  ).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refusal(response: Response): Promise<Error> {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) return new NetworkError(`Status ${response.status} without a problem answer`);
  try {
    return new ProblemError((await response.json()) as Problem);
  } catch (error) {
    return new NetworkError(error);
  }
}

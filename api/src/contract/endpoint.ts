// What an endpoint is: a route without its handler. The API spreads it into app.route, the client calls it, the mocks answer it.
// Nothing here knows a feature; shapes that several features use stand in shapes.ts.
import { Type, type Static, type TObject, type TSchema } from "typebox";
import type { Permission } from "./permissions.ts";
import { Problem } from "./problem.ts";

/** Who may call an endpoint: everybody, everybody who is signed in, or holders of one named permission. */
export type Access = "public" | "signed_in" | Permission;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

type Answers = Record<number, TSchema>;

interface Definition {
  name: string;
  method: Method;
  url: `/${string}`;
  access: Access;
  tag: string;
  summary: string;
  /** The changed thing has a version: `If-Match: "<n>"` is demanded (428 without, 412 when stale). */
  ifMatch?: true;
  /** The call creates: `Idempotency-Key` (a UUID made when the form opens) is demanded. */
  idempotent?: true;
  params?: TObject;
  query?: TObject;
  body?: TSchema;
  answers: Answers;
}

const IfMatchHeader = Type.String({
  pattern: '^"[0-9]{1,9}"$',
  description: 'The version the change is based on, quoted: `"3"`. Missing: 428. Stale: 412 with `current`.',
});
const IdempotencyKeyHeader = Type.String({
  format: "uuid",
  description: "A UUID made when the form opens. The same key with the same body gives the first answer again.",
});

export interface Endpoint<D extends Definition = Definition> {
  readonly name: D["name"];
  readonly method: D["method"];
  readonly url: D["url"];
  readonly config: {
    readonly name: string;
    readonly access: Access;
    readonly ifMatch: boolean;
    readonly idempotent: boolean;
  };
  readonly schema: {
    readonly operationId: D["name"];
    readonly summary: string;
    readonly description: string;
    readonly tags: readonly string[];
    readonly params: D["params"] extends TSchema ? D["params"] : undefined;
    readonly querystring: D["query"] extends TSchema ? D["query"] : undefined;
    readonly headers: TSchema | undefined;
    readonly body: D["body"] extends TSchema ? D["body"] : undefined;
    readonly response: D["answers"] & { readonly "4xx": TSchema; readonly "5xx": TSchema };
  };
}

export type AnyEndpoint = Endpoint;

type Part<S> = S extends TSchema ? Static<S> : undefined;
export type ParamsOf<E extends AnyEndpoint> = Part<E["schema"]["params"]>;
export type QueryOf<E extends AnyEndpoint> = Part<E["schema"]["querystring"]>;
export type BodyOf<E extends AnyEndpoint> = Part<E["schema"]["body"]>;
type Success = 200 | 201 | 202 | 204;
/** The body of the successful answer. */
export type AnswerOf<E extends AnyEndpoint> = {
  [S in Extract<keyof E["schema"]["response"], Success>]: Part<E["schema"]["response"][S]>;
}[Extract<keyof E["schema"]["response"], Success>];

/** Makes an endpoint from its definition: operation id, headers and problem answers follow from the flags. */
export function defineEndpoint<const D extends Definition>(definition: D): Endpoint<D> {
  const { name, method, url, access, tag, summary, params, query, body, answers } = definition;
  const headers: Record<string, TSchema> = {};
  if (definition.ifMatch) headers["if-match"] = Type.Optional(IfMatchHeader);
  if (definition.idempotent) headers["idempotency-key"] = Type.Optional(IdempotencyKeyHeader);
  const problem = {
    description: "A problem answer (RFC 9457) with a stable code.",
    content: { "application/problem+json": { schema: Problem } },
  };
  const schema = {
    operationId: name,
    summary,
    description: access === "public" ? "Open to everybody." : `Needs: ${access}.`,
    tags: [tag],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(Object.keys(headers).length > 0 && { headers: Type.Object(headers) }),
    ...(body && { body }),
    response: { ...answers, "4xx": problem, "5xx": problem },
  };
  // The conditional members above are exactly those that Endpoint<D> describes; TypeScript cannot follow the spreads.
  return {
    name,
    method,
    url,
    config: {
      name,
      access,
      ifMatch: definition.ifMatch ?? false,
      idempotent: definition.idempotent ?? false,
    },
    schema,
  } as unknown as Endpoint<D>;
}

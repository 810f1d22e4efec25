// The OpenAPI document as the running application gives it: what tests read of it, and where a schema stands.
import type { TestApp } from "./app.ts";

export interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

interface Content {
  content?: Record<string, { schema?: Schema }>;
}

export interface Operation {
  operationId: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: "path" | "query" | "header" | "cookie"; required?: boolean; schema: Schema }[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content & { description: string }>;
}

export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; license: object };
  components?: { securitySchemes?: Record<string, unknown> };
  paths: Record<string, Record<string, Operation>>;
}

/** The document as it is served, where shared schemas stand once and are referred to. */
export const documentOf = ({ app }: Pick<TestApp, "app">): OpenApi => app.swagger() as unknown as OpenApi;

/** The document with each reference replaced by what it refers to, so that a schema can be read where it is used. */
export function describedBy(app: Pick<TestApp, "app">): OpenApi {
  const document = documentOf(app) as OpenApi & { components?: { schemas?: Record<string, unknown> } };
  const inPlace = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(inPlace);
    if (typeof part !== "object" || part === null) return part;
    if ("$ref" in part && typeof part.$ref === "string") {
      const name = part.$ref.replace("#/components/schemas/", "");
      const found = document.components?.schemas?.[name];
      if (found === undefined) throw new Error(`${part.$ref} refers to nothing`);
      return inPlace(found);
    }
    // Its name would make the same schema a second one of that name.
    const kept = Object.entries(part).filter(([name]) => name !== "$id");
    return Object.fromEntries(kept.map(([name, value]) => [name, inPlace(value)]));
  };
  return inPlace(document) as OpenApi;
}

export interface Described {
  method: string;
  path: string;
  operation: Operation;
}

export function operationsOf(document: OpenApi): Described[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** What the document says of an answer with this status: its own entry, or that of its hundred. */
export function answerSchema(
  operation: Operation,
  status: number,
): { type: string | null; schema: Schema | null } | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  const said =
    operation.responses[String(status)] ?? operation.responses[range] ?? operation.responses[range.toLowerCase()];
  if (!said) return undefined;
  const [type = null] = Object.keys(said.content ?? {});
  return { type, schema: (type !== null && said.content?.[type]?.schema) || null };
}

/** As docs/openapi.json holds it. */
export const openApiText = (document: OpenApi): string => `${JSON.stringify(document, null, 2)}\n`;

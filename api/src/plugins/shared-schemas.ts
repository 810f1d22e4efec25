// Schemas that many answers share are given to the framework once and referred to by name: compiled once, and once in the OpenAPI document.
import type { FastifyInstance, RouteOptions } from "fastify";
import { Meeting } from "../contract/meetings.ts";
import { Organisation, OrganisationSummary } from "../contract/organisations.ts";
import { Problem } from "../contract/problem.ts";
import { StaffPerson } from "../contract/staff.ts";
import { Request, RequestSummary } from "../contract/requests.ts";

const shared: readonly object[] = [
  Problem,
  Request,
  RequestSummary,
  Meeting,
  Organisation,
  OrganisationSummary,
  StaffPerson,
];

/** The schema with each shared one in it replaced by a reference. */
function referring(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(referring);
  if (typeof schema !== "object" || schema === null) return schema;
  if ("$id" in schema && typeof schema.$id === "string") return { $ref: `${schema.$id}#` };
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, referring(value)]));
}

export function shareSchemas(app: FastifyInstance): void {
  for (const schema of shared) app.addSchema(schema);
  app.addHook("onRoute", (route: RouteOptions) => {
    if (route.schema?.response !== undefined) {
      route.schema = { ...route.schema, response: referring(route.schema.response) };
    }
  });
}

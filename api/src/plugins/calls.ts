// Each call has an id, which the answer, the log and the history share, and is counted by its route. What the log says of a call is decided here.
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Metrics } from "../metrics/metrics.ts";

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The route, with ids filled in. An address that is no route may hold anything, so it is not logged; nor are bodies, headers and queries. */
export function describeCall({ method, routeOptions, params }: FastifyRequest): Record<string, unknown> {
  const given = (params ?? {}) as Record<string, unknown>;
  const route = (routeOptions as FastifyRequest["routeOptions"] | undefined)?.url;
  const path = route?.replaceAll(/:(\w+)/g, (name: string, key: string) => {
    const value = given[key];
    return typeof value === "string" && idPattern.test(value) ? value : name;
  });
  return { method, path: path ?? "(no route)" };
}

/** The id is made here and never taken from outside, because it becomes part of the public record. */
export function nameCalls(app: FastifyInstance, metrics: Metrics | undefined): void {
  app.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
  });
  if (!metrics) return;
  app.addHook("onResponse", async (request, reply) => {
    metrics.count({
      method: request.method,
      route: request.routeOptions.url ?? "(no route)",
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
}

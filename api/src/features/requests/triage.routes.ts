// Triage and the course of a case over HTTP.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/triage.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { acceptRequest, pauseRequest, resumeRequest } from "./course.commands.ts";
import { triageRequest } from "./triage.commands.ts";

export function triageRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const reasonOf = (body: { reason?: string | null }) => body.reason?.trim() || null;

  routes.route({
    ...endpoints.triageRequest,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const triaged = await triageRequest(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${triaged.version}"`).send(triaged);
    },
  });

  routes.route({
    ...endpoints.acceptRequest,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request), reason: reasonOf(request.body) };
      const accepted = await acceptRequest(tools, target, callOf(request, clock));
      return reply.code(200).header("etag", `"${accepted.version}"`).send(accepted);
    },
  });

  routes.route({
    ...endpoints.pauseRequest,
    handler: async (request, reply) => {
      const { until } = request.body;
      const target = { id: request.params.id, version: versionOf(request), reason: reasonOf(request.body), until };
      const paused = await pauseRequest(tools, target, callOf(request, clock));
      return reply.code(200).header("etag", `"${paused.version}"`).send(paused);
    },
  });

  routes.route({
    ...endpoints.resumeRequest,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request), reason: reasonOf(request.body) };
      const resumed = await resumeRequest(tools, target, callOf(request, clock));
      return reply.code(200).header("etag", `"${resumed.version}"`).send(resumed);
    },
  });
}

// Protected contacts over HTTP.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/protection.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { protectContact, showContact } from "./protection.commands.ts";

export function protectionRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.protectContact,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const marked = await protectContact(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${marked.version}"`).send(marked);
    },
  });

  routes.route({
    ...endpoints.showContact,
    handler: async (request, reply) =>
      reply.code(200).send(await showContact(tools, request.params.id, request.body, callOf(request, clock))),
  });
}

// The register of organisations over HTTP.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/organisations.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { Refusal } from "../../shared/problem.ts";
import {
  createOrganisation,
  linkOrganisation,
  unlinkOrganisation,
  updateOrganisation,
} from "./organisations.commands.ts";
import {
  afterId,
  afterNumber,
  pageOf,
  pageSize,
  searchOf,
  showOrganisation,
  showOrganisationEvent,
  showOrganisationSummary,
} from "./organisations.rules.ts";
import { findOrganisation, organisationEvents, registerPage } from "./organisations.store.ts";

export function organisationRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listOrganisations,
    handler: async (request, reply) => {
      const { q, form, area, signatory, asked, cursor, limit = pageSize } = request.query;
      const filter = {
        search: q === undefined ? null : searchOf(q),
        form,
        area,
        asked,
        signatory: signatory === undefined ? undefined : signatory === "yes",
      };
      const rows = await registerPage(database.requests, filter, { after: afterId(cursor), limit: limit + 1 });
      const { items, next } = pageOf(rows, limit);
      return reply.code(200).send({ items: items.map(showOrganisationSummary), next });
    },
  });

  routes.route({
    ...endpoints.createOrganisation,
    handler: async (request, reply) => {
      const created = await createOrganisation(tools, request.body, onceOf(request), callOf(request, clock));
      return reply.code(201).header("etag", `"${created.version}"`).send(created);
    },
  });

  routes.route({
    ...endpoints.getOrganisation,
    handler: async (request, reply) => {
      const { actor } = callOf(request, clock);
      const stored = await findOrganisation(database.requests, request.params.id);
      if (!stored) throw new Refusal("not_found");
      return reply.code(200).header("etag", `"${stored.version}"`).send(showOrganisation(stored, actor.permissions));
    },
  });

  routes.route({
    ...endpoints.updateOrganisation,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const changed = await updateOrganisation(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${changed.version}"`).send(changed);
    },
  });

  routes.route({
    ...endpoints.linkOrganisation,
    handler: async (request, reply) => {
      const { keptId, reason } = request.body;
      const target = { id: request.params.id, version: versionOf(request), keptId, reason: reason.trim() };
      const linked = await linkOrganisation(tools, target, callOf(request, clock));
      return reply.code(200).header("etag", `"${linked.version}"`).send(linked);
    },
  });

  routes.route({
    ...endpoints.unlinkOrganisation,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request), reason: request.body.reason.trim() };
      const unlinked = await unlinkOrganisation(tools, target, callOf(request, clock));
      return reply.code(200).header("etag", `"${unlinked.version}"`).send(unlinked);
    },
  });

  routes.route({
    ...endpoints.listOrganisationEvents,
    handler: async (request, reply) => {
      const { id } = request.params;
      const { cursor, limit = pageSize } = request.query;
      if (!(await findOrganisation(database.requests, id))) throw new Refusal("not_found");
      const rows = await organisationEvents(database.requests, id, { after: afterNumber(cursor), limit: limit + 1 });
      const { items, next } = pageOf(rows, limit);
      return reply.code(200).send({ items: items.map(showOrganisationEvent), next });
    },
  });
}

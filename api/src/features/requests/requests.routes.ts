// Requests over HTTP. Who reads decides the view: staff see cases, everybody else what was shown to them.
import { inReadingOf } from "@samverkansstod/db/client.ts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import { getRequestHistory } from "../../contract/history.ts";
import { assignRequest as assigning } from "../../contract/assigning.ts";
import { registerRequest as registering } from "../../contract/registering.ts";
import * as endpoints from "../../contract/requests.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { assignRequest } from "./assign.commands.ts";
import { historyOf } from "./history.store.ts";
import { readCase } from "./reading.steps.ts";
import { registerRequest } from "./register.commands.ts";
import { createRequest, submitRequest, updateRequest } from "./requests.commands.ts";
import { isConcealed, showHistory, showRequest } from "./requests.rules.ts";

export function requestRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.createRequest,
    handler: async (request, reply) => {
      const created = await createRequest(tools, request.body, onceOf(request), callOf(request, clock));
      return reply.code(201).header("etag", `"${created.version}"`).send(created);
    },
  });

  routes.route({
    ...endpoints.updateRequest,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const saved = await updateRequest(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${saved.version}"`).send(saved);
    },
  });

  routes.route({
    ...endpoints.submitRequest,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const sent = await submitRequest(tools, target, onceOf(request), callOf(request, clock));
      return reply.code(200).header("etag", `"${sent.version}"`).send(sent);
    },
  });

  routes.route({
    ...registering,
    handler: async (request, reply) => {
      const registered = await registerRequest(tools, request.body, onceOf(request), callOf(request, clock));
      return reply.code(201).header("etag", `"${registered.version}"`).send(registered);
    },
  });

  routes.route({
    ...endpoints.getRequest,
    handler: async (request, reply) => {
      const call = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, call.actor, call.now);
      return reply
        .code(200)
        .header("etag", `"${stored.version}"`)
        .send(showRequest(stored, reader, call.now));
    },
  });

  routes.route({
    ...getRequestHistory,
    handler: async (request, reply) => {
      const call = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, call.actor, call.now);
      const events =
        reader.as === "staff"
          ? await historyOf(database.requests, stored.id, { forStaff: true })
          : await inReadingOf(database.requests, reader.personId, (tx) =>
              historyOf(tx, stored.id, { forStaff: false }),
            );
      return reply.code(200).send({ items: showHistory(events, reader, { concealed: isConcealed(stored, reader) }) });
    },
  });

  routes.route({
    ...assigning,
    handler: async (request, reply) => {
      const { personId, reason } = request.body;
      const assignment = {
        id: request.params.id,
        version: versionOf(request),
        personId,
        reason: reason?.trim() || null,
      };
      const assigned = await assignRequest(tools, assignment, callOf(request, clock));
      return reply.code(200).header("etag", `"${assigned.version}"`).send(assigned);
    },
  });
}

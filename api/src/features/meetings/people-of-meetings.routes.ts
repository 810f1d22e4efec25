// Over HTTP, the people that meetings are with: when those of the unit can be met, and the participants of a case.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/participants.ts";
import * as hours from "../../contract/working-hours.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { Refusal } from "../../shared/problem.ts";
import { readCase } from "../requests/reading.steps.ts";
import { addParticipant, removeParticipant } from "./participants.commands.ts";
import { showParticipant } from "./participants.rules.ts";
import { participantsOf } from "./participants.store.ts";
import { setWorkingHours, workingWeekOf } from "./working-hours.commands.ts";

export function peopleOfMeetingsRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...hours.getWorkingHours,
    handler: async (request, reply) => {
      const week = await workingWeekOf(database.requests, request.params.id);
      return reply.code(200).header("etag", `"${week.version}"`).send(week);
    },
  });

  routes.route({
    ...hours.setWorkingHours,
    handler: async (request, reply) => {
      const change = { personId: request.params.id, version: versionOf(request), hours: request.body.hours };
      const week = await setWorkingHours(tools, change, callOf(request, clock));
      return reply.code(200).header("etag", `"${week.version}"`).send(week);
    },
  });

  routes.route({
    ...endpoints.listParticipants,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, actor, now);
      // One's own draft, to somebody who works here.
      if (reader.as !== "staff") throw new Refusal("not_found");
      return reply.code(200).send({ items: (await participantsOf(database.requests, stored.id)).map(showParticipant) });
    },
  });

  routes.route({
    ...endpoints.addParticipant,
    handler: async (request, reply) => {
      const adding = { requestId: request.params.id, body: request.body };
      return reply.code(201).send(await addParticipant(tools, adding, onceOf(request), callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.removeParticipant,
    handler: async (request, reply) => {
      const { id: requestId, participantId } = request.params;
      await removeParticipant(tools, { requestId, participantId }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });
}

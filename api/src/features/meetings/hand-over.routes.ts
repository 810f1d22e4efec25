// Handing meetings over, over HTTP, and the list of those whose consultant has left.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/hand-over.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { isoOf } from "./free-times.rules.ts";
import { handOverMeeting } from "./hand-over.commands.ts";
import { showMeeting } from "./meetings.rules.ts";
import { meetingsWithoutConsultant } from "./meetings.store.ts";

/** What one answer lists at most. */
const limit = 100;

export function handOverRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listMeetingsWithoutConsultant,
    handler: async (request, reply) => {
      const { now } = callOf(request, clock);
      const meetings = await meetingsWithoutConsultant(database.requests, { now: isoOf(now), limit });
      return reply.code(200).send({ items: meetings.map((meeting) => showMeeting(meeting, now)) });
    },
  });

  routes.route({
    ...endpoints.handOverMeeting,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const { consultantId, reason } = request.body;
      const to = { consultantId, reason: reason?.trim() || null };
      const handed = await handOverMeeting(tools, target, to, callOf(request, clock));
      return reply.code(200).header("etag", `"${handed.version}"`).send(handed);
    },
  });
}

// One's own sign-in sessions over HTTP.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/own-sessions.ts";
import { callOf, clearSessionCookies } from "../../plugins/access.ts";
import { idleSince, sessionLimits } from "./account.rules.ts";
import { endOwnSession, endOwnSessions } from "./own-sessions.commands.ts";
import { deviceOf } from "./own-sessions.rules.ts";
import { sessionsOf } from "./own-sessions.store.ts";

export function ownSessionRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database, https } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listOwnSessions,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const when = { now: now.toString(), idleSince: idleSince(now).toString() };
      const items = (await sessionsOf(database.signIn, actor.personId, when)).map(({ userAgent, ...row }) => ({
        ...row,
        ...deviceOf(userAgent),
        current: row.id === actor.sessionId,
      }));
      const { idleSeconds, absoluteSeconds } = sessionLimits;
      const [first, others] = [items.filter(({ current }) => current), items.filter(({ current }) => !current)];
      return reply.code(200).send({ items: [...first, ...others], idleSeconds, absoluteSeconds });
    },
  });

  routes.route({
    ...endpoints.endOwnSession,
    handler: async (request, reply) => {
      const call = callOf(request, clock);
      await endOwnSession(tools, request.params.id, call);
      if (request.params.id === call.actor.sessionId) clearSessionCookies(reply, https);
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.endOwnSessions,
    handler: async (request, reply) => {
      const ended = await endOwnSessions(tools, request.body.which, callOf(request, clock));
      if (request.body.which === "all") clearSessionCookies(reply, https);
      return reply.code(200).send({ ended });
    },
  });
}

// Endings over HTTP: how cases end, what the requester says of it, opening again, and the quick log.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/outcomes.ts";
import type { Request } from "../../contract/requests.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { closeRequest, declineRequest, referRequest } from "./closing.commands.ts";
import { reopenRequest, voidRequest, withdrawRequest } from "./ending.commands.ts";
import { quickLog } from "./quick-log.commands.ts";
import { answerReferral, reactToEnding } from "./reaction.commands.ts";

const targetOf = (request: FastifyRequest<{ Params: { id: string } }>) => ({
  id: request.params.id,
  version: versionOf(request),
});

const etag = (reply: FastifyReply, { version }: Request) => reply.header("etag", `"${version}"`);

export function outcomeRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.closeRequest,
    handler: async (request, reply) => {
      const closed = await closeRequest(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, closed).code(200).send(closed);
    },
  });

  routes.route({
    ...endpoints.declineRequest,
    handler: async (request, reply) => {
      const declined = await declineRequest(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, declined).code(200).send(declined);
    },
  });

  routes.route({
    ...endpoints.referRequest,
    handler: async (request, reply) => {
      const referred = await referRequest(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, referred).code(200).send(referred);
    },
  });

  routes.route({
    ...endpoints.answerReferral,
    handler: async (request, reply) => {
      const answered = await answerReferral(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, answered).code(200).send(answered);
    },
  });

  routes.route({
    ...endpoints.withdrawRequest,
    handler: async (request, reply) => {
      const reason = request.body.reason?.trim() || null;
      const withdrawn = await withdrawRequest(tools, targetOf(request), { reason }, callOf(request, clock));
      return etag(reply, withdrawn).code(200).send(withdrawn);
    },
  });

  routes.route({
    ...endpoints.voidRequest,
    handler: async (request, reply) => {
      const voided = await voidRequest(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, voided).code(200).send(voided);
    },
  });

  routes.route({
    ...endpoints.reopenRequest,
    handler: async (request, reply) => {
      const reopened = await reopenRequest(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, reopened).code(200).send(reopened);
    },
  });

  routes.route({
    ...endpoints.reactToEnding,
    handler: async (request, reply) => {
      const reacted = await reactToEnding(tools, targetOf(request), request.body, callOf(request, clock));
      return etag(reply, reacted).code(200).send(reacted);
    },
  });

  routes.route({
    ...endpoints.quickLog,
    handler: async (request, reply) => {
      const logged = await quickLog(tools, request.body, onceOf(request), callOf(request, clock));
      return etag(reply, logged).code(201).send(logged);
    },
  });
}

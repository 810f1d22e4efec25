// Passkeys over HTTP: the cookie that ties a challenge to its browser; decisions in passkeys.commands.ts.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/passkeys.ts";
import { callOf, cookieNames, cookieOptions, setSessionCookies } from "../../plugins/access.ts";
import { Refusal } from "../../shared/problem.ts";
import { passkeyLimits } from "./account.rules.ts";
import { meOf } from "./account.steps.ts";
import { findActor } from "./account.store.ts";
import * as commands from "./passkeys.commands.ts";
import { passkeysOf } from "./passkeys.store.ts";
import { staffWays } from "./staff-sign-in.rules.ts";

export function passkeyRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, keys, database, https, staffSignIn } = tools;
  const ways = staffWays(staffSignIn?.oidc ?? null);
  const cookie = cookieNames(https).passkey;
  const keep = (reply: FastifyReply, secret: string) =>
    reply.setCookie(cookie, secret, { ...cookieOptions(https), maxAge: passkeyLimits.challengeHoldsSeconds });
  const forget = (reply: FastifyReply) => reply.clearCookie(cookie, cookieOptions(https));
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listPasskeys,
    handler: async (request, reply) => {
      const rows = await passkeysOf(database.signIn, callOf(request, clock).actor.personId);
      return reply.code(200).send({ items: rows.map(commands.passkeyOf) });
    },
  });

  routes.route({
    ...endpoints.beginPasskey,
    handler: async (request, reply) => {
      const { options, secret } = await commands.beginPasskey(tools, callOf(request, clock));
      void keep(reply, secret);
      return reply.code(200).send(options);
    },
  });

  routes.route({
    ...endpoints.addPasskey,
    handler: async (request, reply) => {
      void forget(reply);
      const input = { ...request.body, secret: request.cookies[cookie] };
      return reply.code(201).send(await commands.addPasskey(tools, input, callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.renamePasskey,
    handler: async (request, reply) => {
      const input = { id: request.params.id, name: request.body.name };
      return reply.code(200).send(await commands.renamePasskey(tools, input, callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.removePasskey,
    handler: async (request, reply) => {
      await commands.removePasskey(tools, request.params.id, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.answerPasskeyOffer,
    handler: async (request, reply) => {
      await commands.answerPasskeyOffer(tools, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.beginPasskeySignIn,
    handler: async (request, reply) => {
      const call = { now: clock.now(), correlationId: request.id, network: request.ip };
      const { options, secret } = await commands.beginPasskeySignIn(tools, call);
      void keep(reply, secret);
      return reply.code(200).send(options);
    },
  });

  routes.route({
    ...endpoints.signInByPasskey,
    handler: async (request, reply) => {
      void forget(reply);
      const now = clock.now();
      const { signedIn, brokeGlass } = await commands.signInByPasskey(
        { ...tools, ways },
        {
          answer: request.body,
          secret: request.cookies[cookie],
          userAgent: request.headers["user-agent"] ?? null,
        },
        { now, correlationId: request.id, network: request.ip },
      );
      if (brokeGlass !== null) request.log.warn({ person: brokeGlass }, "break-glass sign-in as administrator");
      const actor = await findActor(database.signIn, signedIn.sessionId, { now, ways });
      if (!actor) throw new Refusal("signed_out");
      setSessionCookies(app, reply, { signedIn, keys, clock, https });
      return reply.code(200).send(meOf(actor, now));
    },
  });
}

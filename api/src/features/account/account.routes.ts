// Signing in and out over HTTP: cookies here, decisions in account.commands.ts.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import * as endpoints from "../../contract/account.ts";
import type { Tools } from "../../app.ts";
import { clearSessionCookies, cookieNames, cookieOptions, setSessionCookies } from "../../plugins/access.ts";
import { languageOf } from "../../plugins/problems.ts";
import { readRefreshToken } from "../../shared/keys.ts";
import { Refusal } from "../../shared/problem.ts";
import { refresh, requestSignInCode, signIn, signOut } from "./account.commands.ts";
import { meOf, type SignedIn } from "./account.steps.ts";
import { findActor } from "./account.store.ts";
import { openSignInLink } from "./code-links.commands.ts";
import { staffWays } from "./staff-sign-in.rules.ts";

export function accountRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, keys, database, https, staffSignIn } = tools;
  const names = cookieNames(https);
  const ways = staffWays(staffSignIn?.oidc ?? null);
  const call = (request: FastifyRequest) => ({ now: clock.now(), correlationId: request.id, network: request.ip });
  /** Gives the browser its session, and whoever came by a code or its link. */
  async function arrive(reply: FastifyReply, signedIn: SignedIn): Promise<endpoints.Me> {
    const actor = await findActor(database.signIn, signedIn.sessionId, { now: clock.now(), ways });
    if (!actor) throw new Refusal("signed_out");
    setSessionCookies(app, reply, { signedIn, keys, clock, https });
    void reply.clearCookie(names.attempt, cookieOptions(https));
    return meOf(actor, clock.now());
  }
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.requestSignInCode,
    handler: async (request, reply) => {
      const { email, language = languageOf(request) } = request.body;
      const { secret, expiresInSeconds } = await requestSignInCode(tools, { email, language }, call(request));
      void reply.setCookie(names.attempt, secret, { ...cookieOptions(https), maxAge: expiresInSeconds });
      return reply.code(202).send({ expiresInSeconds });
    },
  });

  routes.route({
    ...endpoints.signIn,
    handler: async (request, reply) => {
      const signedIn: SignedIn = await signIn(
        tools,
        {
          code: request.body.code,
          secret: request.cookies[names.attempt],
          userAgent: request.headers["user-agent"] ?? null,
        },
        call(request),
      );
      return reply.code(200).send(await arrive(reply, signedIn));
    },
  });

  routes.route({
    ...endpoints.openSignInLink,
    handler: async (request, reply) => {
      const opened = await openSignInLink(
        tools,
        {
          secret: request.body.secret,
          browserSecret: request.cookies[names.attempt],
          userAgent: request.headers["user-agent"] ?? null,
        },
        call(request),
      );
      if ("code" in opened) return reply.code(200).send({ me: null, code: opened.code });
      return reply.code(200).send({ me: await arrive(reply, opened.signedIn), code: null });
    },
  });

  routes.route({
    ...endpoints.refresh,
    handler: async (request, reply) => {
      let signedIn: SignedIn;
      try {
        signedIn = await refresh(tools, request.cookies[names.refresh], call(request));
      } catch (error) {
        if (error instanceof Refusal && error.code === "signed_out") clearSessionCookies(reply, https);
        throw error;
      }
      setSessionCookies(app, reply, { signedIn, keys, clock, https });
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.signOut,
    handler: async (request, reply) => {
      // The signed session lives ten minutes; after that the refresh cookie still says which one to end.
      const refreshed = readRefreshToken(keys, request.cookies[names.refresh] ?? "");
      const sessionId = request.sessionId ?? refreshed?.sessionId;
      const ended = sessionId === undefined ? undefined : await signOut(tools, sessionId, call(request));
      clearSessionCookies(reply, https);
      const continueAt = ended?.idToken ? await staffSignIn?.provider.signOutAddress(ended.idToken) : null;
      return reply.code(200).send({ continueAt: continueAt ?? null });
    },
  });

  routes.route({
    ...endpoints.me,
    handler: async (request, reply) => {
      if (!request.actor) throw new Refusal("signed_out");
      return reply.code(200).send(meOf(request.actor, clock.now()));
    },
  });
}

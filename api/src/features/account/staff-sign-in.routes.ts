// Staff sign-in over HTTP: the cookie of the transaction, and the way back from the identity provider, which always ends on the sign-in page.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/staff-sign-in.ts";
import { callbackPath } from "../../identity/identity-provider.ts";
import { setSessionCookies } from "../../plugins/access.ts";
import { describeFault } from "../../plugins/problems.ts";
import { Refusal } from "../../shared/problem.ts";
import { beginStaffSignIn, finishStaffSignIn, type StaffArrival } from "./staff-sign-in.commands.ts";
import { staffSignInLimits } from "./staff-sign-in.rules.ts";

/** Lax, since the browser comes back from another site; on the way back's path alone, for which `__Host-` would be refused. */
function transactionCookie(https: boolean) {
  const options = { path: callbackPath, httpOnly: true, sameSite: "lax", secure: https } as const;
  return { name: `${https ? "__Secure-" : ""}staff-sign-in`, options };
}

export function staffSignInRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, keys, database, https, staffSignIn, publicUrl } = tools;
  const cookie = transactionCookie(https);
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listSignInWays,
    handler: async (_request, reply) => reply.code(200).send({ staffProvider: staffSignIn !== null }),
  });

  routes.route({
    ...endpoints.beginStaffSignIn,
    handler: async (request, reply) => {
      if (staffSignIn === null) throw new Refusal("not_found");
      const { language, anew = false, returnTo = null } = request.body;
      const asked = { language, anew, returnTo };
      const { url, sealed } = await beginStaffSignIn({ keys, staffSignIn }, asked, clock.now());
      void reply.setCookie(cookie.name, sealed, { ...cookie.options, maxAge: staffSignInLimits.transactionSeconds });
      return reply.code(200).send({ url });
    },
  });

  if (staffSignIn === null) return;
  app.route({
    method: "GET",
    url: callbackPath,
    // It writes, so it is not to be asked for by HEAD.
    exposeHeadRoute: false,
    config: { access: "public" },
    schema: { hide: true },
    handler: async (request, reply) => {
      let arrival: StaffArrival;
      try {
        arrival = await finishStaffSignIn(
          { database, keys, staffSignIn },
          {
            address: new URL(request.url, publicUrl),
            sealed: request.cookies[cookie.name],
            userAgent: request.headers["user-agent"] ?? null,
          },
          { now: clock.now(), correlationId: request.id, network: request.ip },
        );
      } catch (fault) {
        // A person looks at this answer: what is wrong with us is said on a page, too.
        arrival = { outcome: "unreachable", returnTo: null, fault };
      }
      const { outcome, returnTo, signedIn, fault } = arrival;
      if (fault !== undefined && outcome !== "cancelled")
        request.log.warn({ outcome, fault: describeFault(fault) }, "staff sign-in");
      if (signedIn) setSessionCookies(app, reply, { signedIn, keys, clock, https });
      const page = new URL("/logga-in", publicUrl);
      page.searchParams.set("medarbetare", outcome);
      if (returnTo !== null) page.searchParams.set("vidare", returnTo);
      return (
        reply
          .clearCookie(cookie.name, cookie.options)
          // The address has a code in it.
          .header("referrer-policy", "no-referrer")
          .redirect(page.href, 303)
      );
    },
  });
}

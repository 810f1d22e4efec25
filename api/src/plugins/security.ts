// What protects every answer: content security policy and its companions, the cross-site check, and a general rate limit.
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Config } from "../config.ts";
import { Refusal } from "../shared/problem.ts";

const changing = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/** A call that changes something must come from our own pages: Sec-Fetch-Site, or where it is absent an equal Origin. */
function refuseCrossSite(request: FastifyRequest, publicOrigin: string): void {
  // The route's own address: the one that was asked for may be spelt otherwise (/%61pi/v1).
  const route = request.routeOptions.url ?? request.url;
  if (!changing.has(request.method) || !route.startsWith("/api/v1")) return;
  const site = request.headers["sec-fetch-site"];
  if (site === "same-origin") return;
  if (site === undefined && request.headers.origin === publicOrigin) return;
  throw new Refusal("cross_site");
}

export async function secure(app: FastifyInstance, config: Config): Promise<void> {
  const https = config.publicUrl.protocol === "https:";
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
  await app.register(rateLimit, {
    global: true,
    // Coarse and per process: it only keeps one address from occupying the server. Sign-in has counters of its own in the database.
    max: 3000,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) => new Refusal("too_many", { retryAfter: Math.ceil(context.ttl / 1000) }),
  });
  app.addHook("onRequest", async (request, reply) => {
    refuseCrossSite(request, config.publicUrl.origin);
    // Files, pages and catalogues say otherwise for themselves.
    void reply.header("cache-control", "no-store");
  });
}

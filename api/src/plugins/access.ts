// Who may call what. Every route names its access or the boot stops; the session cookie is a signed envelope of the session id, and
// person, roles and organisations are read from the database on each call.
import cookie from "@fastify/cookie";
import jwt from "@fastify/jwt";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import type { Access } from "../contract/endpoint.ts";
import { permissions } from "../contract/permissions.ts";
import { sessionLimits } from "../features/account/account.rules.ts";
import type { SignedIn } from "../features/account/account.steps.ts";
import type { Actor, Call } from "../shared/actor.ts";
import type { Clock } from "../shared/clock.ts";
import type { Keys } from "../shared/keys.ts";
import { Refusal } from "../shared/problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    actor: Actor | undefined;
    sessionId: string | undefined;
  }
  interface FastifyContextConfig {
    name?: string;
    access?: Access;
    ifMatch?: boolean;
    idempotent?: boolean;
  }
}

export interface Cookies {
  session: string;
  refresh: string;
  attempt: string;
  /** Ties the challenge of a passkey to the browser that asked for it. */
  passkey: string;
}

interface AccessOptions {
  keys: Keys;
  clock: Clock;
  https: boolean;
  findActor(sessionId: string, now: Temporal.Instant): Promise<Actor | undefined>;
}

const issuer = "samverkansstod";
const audience = "samverkansstod-app";
const known: ReadonlySet<string> = new Set<string>(["public", "signed_in", ...permissions]);

/** `__Host-` and Secure exactly when people come over https. */
export function cookieNames(https: boolean): Cookies {
  const prefix = https ? "__Host-" : "";
  return {
    session: `${prefix}session`,
    refresh: `${prefix}refresh`,
    attempt: `${prefix}attempt`,
    passkey: `${prefix}passkey`,
  };
}

export function cookieOptions(https: boolean) {
  return { path: "/", httpOnly: true, sameSite: "strict", secure: https } as const;
}

interface SessionClaims {
  sid: unknown;
  iat: number;
}

// How far the clocks of two of our processes may differ.
const mostSkewSeconds = 30;
const sessionIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readSession(app: FastifyInstance, token: string, { keys, clock }: AccessOptions): string | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.slice(0, token.indexOf(".")), "base64url").toString("utf8"));
    const keyId = header !== null && typeof header === "object" && "kid" in header ? header.kid : undefined;
    const key = typeof keyId === "string" ? keys.byId(keyId) : undefined;
    if (!key) return undefined;
    const claims = app.jwt.verify<SessionClaims>(token, {
      key: key.secret,
      algorithms: ["HS256"],
      allowedIss: issuer,
      allowedAud: audience,
      requiredClaims: ["iss", "aud", "iat", "exp", "sid"],
      checkTyp: "JWT",
      clockTimestamp: clock.now().epochMilliseconds,
      cache: false,
    });
    // Checked here: the library's own option for the greatest age does not hold (a test says so), and it takes an `iat` to come.
    const age = clock.now().epochMilliseconds / 1000 - claims.iat;
    if (age > sessionLimits.tokenSeconds || age < -mostSkewSeconds) return undefined;
    return typeof claims.sid === "string" && sessionIdPattern.test(claims.sid) ? claims.sid : undefined;
  } catch {
    return undefined;
  }
}

/** Sets both cookies of a sign-in session. */
export function setSessionCookies(
  app: FastifyInstance,
  reply: FastifyReply,
  { signedIn, keys, clock, https }: { signedIn: SignedIn; keys: Keys; clock: Clock; https: boolean },
): void {
  const seconds = Math.floor(clock.now().epochMilliseconds / 1000);
  const token = app.jwt.sign(
    { sid: signedIn.sessionId, iss: issuer, aud: audience, iat: seconds, exp: seconds + sessionLimits.tokenSeconds },
    { key: keys.current.secret, algorithm: "HS256", kid: keys.current.id },
  );
  const names = cookieNames(https);
  const options = cookieOptions(https);
  void reply.setCookie(names.session, token, { ...options, maxAge: sessionLimits.tokenSeconds });
  void reply.setCookie(names.refresh, signedIn.refreshToken, { ...options, maxAge: sessionLimits.absoluteSeconds });
}

/** Ends what this browser holds of a session. A code that is being waited for stays. */
export function clearSessionCookies(reply: FastifyReply, https: boolean): void {
  const names = cookieNames(https);
  for (const name of [names.session, names.refresh]) void reply.clearCookie(name, cookieOptions(https));
}

export async function controlAccess(app: FastifyInstance, options: AccessOptions): Promise<void> {
  await app.register(cookie);
  await app.register(jwt, { secret: options.keys.current.secret, decode: { complete: true } });
  app.decorateRequest("actor", undefined);
  app.decorateRequest("sessionId", undefined);
  const routes: RouteOptions[] = [];
  app.addHook("onRoute", (route) => {
    routes.push(route);
  });
  // Checked when all are there: the plugins that serve files and documents are given their access by a hook of their own.
  app.addHook("onReady", async () => {
    const nameless = routes.find(({ config }) => config?.access === undefined || !known.has(config.access));
    if (nameless) throw new Error(`route ${String(nameless.method)} ${nameless.url} names no access`);
  });
  const names = cookieNames(options.https);
  app.addHook("onRequest", async (request) => {
    const access = request.routeOptions.config.access;
    if (access === undefined) {
      if (request.is404) return;
      throw new Refusal("forbidden");
    }
    const token = request.cookies[names.session];
    request.sessionId = token === undefined ? undefined : readSession(app, token, options);
    if (access === "public") return;
    if (request.sessionId === undefined) throw new Refusal("signed_out");
    request.actor = await options.findActor(request.sessionId, options.clock.now());
    if (!request.actor) throw new Refusal("signed_out");
    if (access !== "signed_in" && !request.actor.permissions.has(access)) throw new Refusal("forbidden");
  });
}

/** The call of a signed-in person; routes with an access other than public have one. */
export function callOf(request: FastifyRequest, clock: Clock): Call {
  if (!request.actor) throw new Refusal("signed_out");
  return { actor: request.actor, now: clock.now(), correlationId: request.id };
}

/** The version in If-Match; refuses with version_missing. */
export function versionOf(request: FastifyRequest): number {
  const header = request.headers["if-match"];
  const match = header === undefined ? null : /^"(\d{1,9})"$/.exec(header);
  if (!match) throw new Refusal("version_missing");
  return Number(match[1]);
}

// Parts that every way of signing in shares, in the transaction of whoever calls: who acts, and opening a sign-in session.
import type { CommandContext, Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Me, SignInMethod } from "../../contract/account.ts";
import type { Actor } from "../../shared/actor.ts";
import { shortNetwork } from "../../shared/network-address.ts";
import { refreshToken, sha256, type Keys } from "../../shared/keys.ts";
import { showOrganisationNumber } from "../../shared/organisation-number.ts";
import { showPhoneNumber } from "../../shared/phone-number.ts";
import { sessionLimits } from "./account.rules.ts";
import { addSession } from "./account.store.ts";

export interface AccountCall {
  now: Temporal.Instant;
  correlationId: string;
  /** The network address the call came from. */
  network: string;
}

export function accountContext(command: string, { correlationId }: Pick<AccountCall, "correlationId">): CommandContext {
  return { role: "app_auth", actor: "system:sign-in", personId: null, command, correlationId };
}

export interface SignedIn {
  sessionId: string;
  refreshToken: string;
}

interface Opening {
  personId: string;
  userAgent: string | null;
  call: AccountCall;
  method: SignInMethod;
  passkeyId?: string;
  amr?: readonly string[];
  /** Of a session by the identity provider: which one, and what is kept of it, sealed for this session. */
  provider?: { issuer: string; sealTokens: (sessionId: string) => string };
}

/** Opens a sign-in session; it lasts at most twelve hours. */
export async function openSession(tx: Tx, keys: Keys, opening: Opening): Promise<SignedIn> {
  const { personId, userAgent, call, method, passkeyId, amr = [], provider } = opening;
  const { now } = call;
  const sessionId = randomUUID();
  const token = refreshToken(keys.current, sessionId, 0);
  await addSession(tx, {
    id: sessionId,
    personId,
    tokenHash: sha256(token),
    now: now.toString(),
    expiresAt: now.add({ seconds: sessionLimits.absoluteSeconds }).toString(),
    userAgent: userAgent?.slice(0, 300) ?? null,
    network: shortNetwork(call.network),
    method,
    ...(passkeyId !== undefined && { passkeyId }),
    amr: [...amr],
    ...(provider && {
      issuer: provider.issuer,
      providerTokens: provider.sealTokens(sessionId),
      providerReadAt: now.toString(),
    }),
  });
  return { sessionId, refreshToken: token };
}

/** What somebody is told of themselves. */
export function meOf(actor: Actor, now: Temporal.Instant): Me {
  const secondsUntil = (at: Temporal.Instant) => Math.max(0, Math.floor(now.until(at).total("seconds")));
  return {
    person: {
      id: actor.personId,
      name: actor.name,
      email: actor.email,
      phone: actor.phone === null ? null : showPhoneNumber(actor.phone),
    },
    language: actor.language,
    roles: [...actor.roles],
    permissions: [...actor.permissions],
    organisations: actor.organisations.map((organisation) => ({
      ...organisation,
      number: organisation.number === null ? null : showOrganisationNumber(organisation.number),
    })),
    session: {
      method: actor.method,
      endsInSeconds: secondsUntil(actor.endsAt),
      absoluteSeconds: sessionLimits.absoluteSeconds,
      idleSeconds: sessionLimits.idleSeconds,
      idleInSeconds: secondsUntil(actor.renewedAt.add({ seconds: sessionLimits.idleSeconds })),
    },
    // Whoever came by the identity provider has a way in already.
    passkeyOffer: actor.passkeyOffer && actor.method === "code",
  };
}

// The city's identity provider, by OpenID Connect: where a browser is sent, what its coming back proves, asking again, and signing out there. The only
// place that knows openid-client. It decides nothing about people: that is features/account/staff-sign-in.rules.ts.
import * as client from "openid-client";
import type { OidcConfig } from "../settings-oidc.ts";
import { providerFetch, ProviderUnreachable } from "./provider-fetch.ts";

/** What ties the way back to the way out; kept by the browser, sealed. */
export interface Transaction {
  state: string;
  nonce: string;
  verifier: string;
}

/** What the provider has said of somebody, and what is needed to ask it again. */
export interface ProvenPerson {
  subject: string;
  /** The ID token's claims, and those of userinfo where the first did not say enough. */
  sources: readonly Readonly<Record<string, unknown>>[];
  amr: readonly string[];
  idToken: string;
  refreshToken: string | null;
}

export type ProviderTokens = Pick<ProvenPerson, "subject" | "idToken" | "refreshToken">;

/**
 * `cancelled`: by the person. `refused`: what came does not prove anything, or the provider no longer vouches. `client_refused`: it does not take us for its
 * client, which says nothing of the person. `unreachable`: no answer.
 */
export type ProviderFaultKind = "cancelled" | "refused" | "client_refused" | "unreachable";

/** The codes down the chain of causes, such as `OAUTH_RESPONSE_BODY_ERROR invalid_client` or `ECONNREFUSED`: single words, and nothing that somebody wrote. */
function codesOf(error: unknown): string {
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const said = ["code", "error"].map((name) =>
      name in cause ? (cause as unknown as Record<string, unknown>)[name] : "",
    );
    codes.push(...said.filter((code): code is string => typeof code === "string" && /^\w{1,60}$/.test(code)));
  }
  return [...new Set(codes)].join(" ");
}

export class ProviderFault extends Error {
  override name = "ProviderFault";
  readonly kind: ProviderFaultKind;
  /** For the log. */
  readonly code: string;

  constructor(kind: ProviderFaultKind, cause: unknown) {
    super(`the identity provider: ${kind}`, { cause });
    this.kind = kind;
    this.code = codesOf(cause);
  }
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Where to send the browser; `anew`: to be asked who it is, though it is known there. Throws ProviderFault. */
  begin(asked: { language: string; anew: boolean }): Promise<{ url: string; transaction: Transaction }>;
  /** What the address that the browser came back to proves. Throws ProviderFault. */
  finish(address: URL, transaction: Transaction): Promise<ProvenPerson>;
  /** What the provider says now; null when it gave no way to ask again. Throws ProviderFault. */
  readAgain(tokens: ProviderTokens): Promise<ProvenPerson | null>;
  /** Where the browser signs out there; null when the provider has no such place or does not answer. */
  signOutAddress(idToken: string): Promise<string | null>;
}

interface Settings {
  oidc: OidcConfig;
  publicUrl: URL;
  proxy: string | null;
  /** Whether one source of claims says all that is needed. */
  saysEnough: (claims: Readonly<Record<string, unknown>>) => boolean;
  /** Milliseconds for one errand, however many requests it takes; below what a call may take. */
  patience?: number;
}

export const callbackPath = "/api/v1/account/staff-sign-in/callback";
/** Comes back with the browser after signing out there. */
export const signedOutState = "signed_out";

const discoveryHoldsMs = 3_600_000;

/** By the provider's own list, or the default of OpenID Connect Core 9. */
function authenticate(secret: string): client.ClientAuth {
  const byHeader = client.ClientSecretBasic(secret);
  const byBody = client.ClientSecretPost(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (methods.includes("client_secret_basic") ? byHeader : byBody)(server, ...rest);
  };
}

/** What the token endpoint says of us, in its body or, where we came by HTTP Basic, in its challenge (RFC 6749 5.2). */
function refusesUs(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return ["invalid_client", "unauthorized_client"].includes(error.error);
  if (!(error instanceof client.WWWAuthenticateChallengeError)) return false;
  return error.cause.some(({ scheme }) => scheme.toLowerCase() === "basic");
}

function kindOf(error: unknown): ProviderFaultKind {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ProviderUnreachable) return "unreachable";
    if (refusesUs(cause)) return "client_refused";
    if (cause instanceof client.AuthorizationResponseError) {
      if (cause.error === "access_denied") return "cancelled";
      return ["temporarily_unavailable", "server_error"].includes(cause.error) ? "unreachable" : "refused";
    }
  }
  return "refused";
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string").slice(0, 20) : [];
}

export function identityProvider({ oidc, publicUrl, proxy, saysEnough, patience = 8_000 }: Settings): IdentityProvider {
  const fetchFrom = providerFetch(proxy);
  const redirectUri = new URL(callbackPath, publicUrl).href;
  let found: { at: number; configuration: client.Configuration } | undefined;
  let finding: Promise<client.Configuration> | undefined;

  async function discover(): Promise<client.Configuration> {
    try {
      const configuration = await client.discovery(
        oidc.issuer,
        oidc.clientId,
        { redirect_uris: [redirectUri] },
        authenticate(oidc.clientSecret),
        {
          [client.customFetch]: fetchFrom,
          timeout: patience / 1000 / 2,
          // The settings let http be for this machine only.
          execute: [
            client.enableNonRepudiationChecks,
            // oxlint-disable-next-line typescript/no-deprecated -- marked so that it stands out, not to be replaced
            ...(oidc.issuer.protocol === "http:" ? [client.allowInsecureRequests] : []),
          ],
        },
      );
      found = { at: performance.now(), configuration };
      return configuration;
    } catch (error) {
      // What was found an hour ago is better than nothing, for a minute more.
      if (found) return (found = { ...found, at: performance.now() - discoveryHoldsMs + 60_000 }).configuration;
      // Whatever stands there, it is no provider that answers.
      throw new ProviderUnreachable("the identity provider was not found", { cause: error });
    } finally {
      finding = undefined;
    }
  }

  /** Asked for when somebody first needs it, once however many do, and again after a failure. */
  function configured(): Promise<client.Configuration> {
    if (found && performance.now() - found.at < discoveryHoldsMs) return Promise.resolve(found.configuration);
    finding ??= discover();
    return finding;
  }

  async function errand<R>(work: (configuration: client.Configuration) => Promise<R>): Promise<R> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new ProviderUnreachable("took too long")), patience);
    try {
      return await Promise.race([configured().then(work), late]);
    } catch (error) {
      throw new ProviderFault(kindOf(error), error);
    } finally {
      clearTimeout(timer);
    }
  }

  async function proven(
    configuration: client.Configuration,
    tokens: client.TokenEndpointResponse & client.TokenEndpointResponseHelpers,
    before?: ProviderTokens,
  ): Promise<ProvenPerson> {
    const claims = tokens.claims();
    const subject = claims?.sub ?? before?.subject;
    if (subject === undefined) throw new Error("there is no ID token");
    if (before && subject !== before.subject) throw new Error("the provider answers about somebody else");
    const sources: Readonly<Record<string, unknown>>[] = claims ? [claims] : [];
    if (!sources.some(saysEnough) && configuration.serverMetadata().userinfo_endpoint !== undefined) {
      sources.push(await client.fetchUserInfo(configuration, tokens.access_token, subject));
    }
    return {
      subject,
      sources,
      amr: textsIn(claims?.["amr"]),
      idToken: tokens.id_token ?? before?.idToken ?? "",
      refreshToken: tokens.refresh_token ?? before?.refreshToken ?? null,
    };
  }

  return {
    issuer: oidc.issuer.href,
    begin: ({ language, anew }) =>
      errand(async (configuration) => {
        const transaction = {
          state: client.randomState(),
          nonce: client.randomNonce(),
          verifier: client.randomPKCECodeVerifier(),
        };
        const url = client.buildAuthorizationUrl(configuration, {
          redirect_uri: redirectUri,
          scope: oidc.scopes,
          state: transaction.state,
          nonce: transaction.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
          code_challenge_method: "S256",
          ui_locales: language,
          ...(anew && { prompt: "login" }),
        });
        return { url: url.href, transaction };
      }),
    finish: (address, { state, nonce, verifier }) =>
      errand(async (configuration) => {
        const tokens = await client.authorizationCodeGrant(configuration, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return proven(configuration, tokens);
      }),
    readAgain: async (tokens) => {
      const { refreshToken } = tokens;
      if (refreshToken === null) return null;
      return errand(async (configuration) =>
        proven(configuration, await client.refreshTokenGrant(configuration, refreshToken), tokens),
      );
    },
    signOutAddress: async (idToken) => {
      try {
        return await errand(async (configuration) => {
          if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
          return client.buildEndSessionUrl(configuration, {
            id_token_hint: idToken,
            post_logout_redirect_uri: new URL("/logga-in", publicUrl).href,
            state: signedOutState,
          }).href;
        });
      } catch {
        // Here they are signed out, whatever happens there.
        return null;
      }
    },
  };
}

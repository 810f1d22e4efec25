/*
 * A real identity provider (oidc-provider) on a free port, for tests of staff sign-in: accounts that a test changes, a page to choose one on, and ways to
 * misbehave that a good provider does not have. Nothing of it is in the product.
 */
import { generateKeyPairSync, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** What the provider says of somebody, besides `sub`. */
export interface Account {
  name?: string;
  email?: string;
  email_verified?: boolean;
  roles?: string[];
}

export type IdentityProviderUnderTest = Awaited<ReturnType<typeof startIdentityProvider>>;

const clientId = "samverkansstod";
const clientSecret = "hemlighet-hos-leverantoren";

const page = (title: string, body: string) =>
  `<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

function providerFor(issuer: string, origin: string, accounts: ReadonlyMap<string, Account>): Provider {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${origin}/api/v1/account/staff-sign-in/callback`],
        post_logout_redirect_uris: [`${origin}/logga-in`],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "prov" }] },
    cookies: { keys: [randomUUID()] },
    claims: { openid: ["sub", "amr"], profile: ["name", "roles"], email: ["email", "email_verified"] },
    scopes: ["openid", "profile", "email", "offline_access"],
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      RefreshToken: 86_400,
      Interaction: 600,
      Session: 86_400,
      Grant: 86_400,
    },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          const button = `<button type="submit" form="op.logoutForm" name="logout" value="yes">Ja, logga ut</button>`;
          context.body = page("Logga ut från staden?", `${form}${button}`);
        },
      },
    },
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: async (_context, id) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: async () => ({ sub: id, ...account }) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid profile email offline_access");
      await grant.save();
      return grant;
    },
  });
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const piece of request.setEncoding("utf8") as AsyncIterable<string>) text += piece;
  return new URLSearchParams(text);
}

/** Listens at once; answers when it is told whom it serves. */
export async function startIdentityProvider() {
  const accounts = new Map<string, Account>();
  /** Paths that were asked for, in order. */
  const asked: string[] = [];
  const behaviour = {
    /** No answer but 503. */
    isDown: false,
    /** What becomes of the token endpoint's answer on its way out. */
    tamper: (body: Record<string, unknown>): Record<string, unknown> => body,
    /** What happens to the address that the browser is sent back to. */
    tamperBack: (_address: URL): void => undefined,
  };
  let provider: Provider | undefined;

  async function interact(serving: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const details = await serving.interactionDetails(request, response);
    if (request.method === "POST") {
      const account = (await formOf(request)).get("account");
      const result =
        account === null || account === ""
          ? { error: "access_denied", error_description: "avbrutet" }
          : { login: { accountId: account, amr: ["pwd", "mfa"] } };
      await serving.interactionFinished(request, response, result);
      return;
    }
    const language = String(details.params["ui_locales"]);
    const buttons = [...accounts.keys()].map((id) => `<button name="account" value="${id}">${id}</button>`);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      page(
        language === "en" ? "Sign in to the city" : "Logga in till staden",
        `<form method="post">${buttons.join("")}<button name="account" value="">Avbryt</button></form>`,
      ),
    );
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://here");
    asked.push(pathname);
    if (behaviour.isDown || !provider) {
      response.writeHead(503).end();
      return;
    }
    if (pathname.startsWith("/interaction/")) {
      interact(provider, request, response).catch(() => response.writeHead(400).end());
      return;
    }
    void provider.callback()(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    accounts,
    asked,
    behaviour,
    /** The settings of the product for it; a claim called `roles` says the roles. */
    settings: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_ROLE_CLAIM: "roles",
      OIDC_ROLES: "consultant=samverkan-konsult;coordinator=samverkan-samordnare;admin=samverkan-admin",
    },
    serve: (origin: string) => {
      provider = providerFor(issuer, origin, accounts);
      provider.use(async (context, next) => {
        await next();
        const location = String(context.res.getHeader("location") ?? "");
        if (location.startsWith(`${origin}/`)) {
          const address = new URL(location);
          behaviour.tamperBack(address);
          context.set("location", address.href);
        }
        if (context.path === "/token" && context.status === 200)
          context.body = behaviour.tamper(context.body as Record<string, unknown>);
      });
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** A browser of few abilities: keeps cookies, follows redirects that stay at the provider. */
export function visitorOf(issuer: string) {
  const jar = new Map<string, string>();

  async function visit(address: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(address, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** Follows until it leaves the provider, choosing the account (or "" to cancel) when asked; gives where it is sent back to. */
  return async (address: string, account: string): Promise<string> => {
    let response = await visit(address);
    for (let step = 0; step < 10; step += 1) {
      const location = response.headers.get("location");
      if (location === null) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
      const next = new URL(location, issuer);
      if (next.origin !== issuer) return next.href;
      response = next.pathname.startsWith("/interaction/")
        ? await visit(next.href, { account })
        : await visit(next.href);
    }
    throw new Error("the provider sends round in circles");
  };
}

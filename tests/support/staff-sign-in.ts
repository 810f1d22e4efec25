// Staff of a test who sign in at the identity provider: leaving for it, coming back, and what the product is then told.
import { beginStaffSignIn } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { startApp, type TestApp } from "./app.ts";
import { startIdentityProvider, visitorOf, type Account, type IdentityProviderUnderTest } from "./identity-provider.ts";
import { callAs, cookieHeader } from "./people.ts";

export interface Left {
  url: string;
  cookie: string;
}

export const aStaffAddress = () => `${randomUUID()}@stad.example`;

/** A provider, and an application that it serves. */
export async function startAppWithProvider(overrides: Record<string, string> = {}) {
  const provider = await startIdentityProvider();
  provider.serve("http://localhost:3000");
  const app = await startApp({ ...provider.settings, ...overrides });
  const stop = async () => {
    await app.close();
    await provider.stop();
  };
  return { provider, app, stop, ...staffOf(app, provider) };
}

function staffOf(app: TestApp, provider: IdentityProviderUnderTest) {
  /** Somebody with a verified address and the role of a consultant, unless it is said otherwise. */
  function anAccount(account: Account = {}): { id: string; email: string } {
    const id = `sub-${randomUUID()}`;
    const email = account.email ?? aStaffAddress();
    const usual = { name: "Åsa Öberg", email, email_verified: true, roles: ["samverkan-konsult"] };
    provider.accounts.set(id, { ...usual, ...account });
    return { id, email };
  }

  async function leave(body: { language: "sv" | "en"; returnTo?: string } = { language: "sv" }): Promise<Left> {
    const begun = await callAs(app, beginStaffSignIn, { body });
    if (begun.status !== 200) throw new Error(`leaving was refused: ${JSON.stringify(begun.body)}`);
    return { url: begun.body.url, cookie: cookieHeader(begun.cookies) };
  }

  /** The browser comes back: what it is sent on to, and the cookies it then has. */
  async function comeBack(address: string, cookie: string) {
    const { pathname, search } = new URL(address);
    const answer = await app.app.inject({ method: "GET", url: pathname + search, headers: { cookie } });
    expect(answer.statusCode).toBe(303);
    const page = new URL(String(answer.headers["location"]));
    expect([page.origin, page.pathname]).toEqual(["http://localhost:3000", "/logga-in"]);
    return {
      outcome: page.searchParams.get("medarbetare"),
      returnTo: page.searchParams.get("vidare"),
      cookie: cookieHeader(answer.cookies),
      answer,
    };
  }

  /** Through the provider, up to the address that it sends the browser back to. */
  const choose = (account: string, url: string) => visitorOf(provider.issuer)(url, account);

  async function arrive(account: string, left?: Left) {
    const { url, cookie } = left ?? (await leave());
    return comeBack(await choose(account, url), cookie);
  }

  return { anAccount, leave, comeBack, choose, arrive };
}

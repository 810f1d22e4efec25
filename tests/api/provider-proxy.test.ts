// An identity provider that is reached by a proxy only: everything is asked for through it, and without it nothing leaves.
import { beginStaffSignIn } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { once } from "node:events";
import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { startApp } from "../support/app.ts";
import { callAs } from "../support/people.ts";
import { startAppWithProvider } from "../support/staff-sign-in.ts";

/** A proxy that passes plain requests on, and notes whom it is asked to connect to. */
async function proxy() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const onwards = ask(request.url ?? "", { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onwards);
  });
  server.on("connect", (request, socket) => {
    asked.push(`CONNECT ${request.url ?? ""}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
  onTestFinished(close);
  return { asked, close, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test("the whole of a sign-in goes by the proxy, and without the proxy there is none", async () => {
  const by = await proxy();
  const started = await startAppWithProvider({ OUTBOUND_PROXY: by.url });
  onTestFinished(started.stop);
  const { provider, anAccount, arrive, leave } = started;
  expect((await arrive(anAccount().id)).outcome).toBe("signed_in");
  const paths = by.asked.map((address) => address.replace(provider.issuer, ""));
  expect(paths.toSorted()).toEqual(["/.well-known/openid-configuration", "/jwks", "/me", "/token"]);
  const left = await leave();
  await by.close();
  expect((await arrive(anAccount().id, left)).outcome).toBe("unreachable");
});

test("a provider with https is connected to through the proxy", async () => {
  const by = await proxy();
  const app = await startApp({
    OIDC_ISSUER: "https://login.example/stad",
    OIDC_CLIENT_ID: "samverkan",
    OIDC_CLIENT_SECRET: "hemligt",
    OUTBOUND_PROXY: by.url,
  });
  onTestFinished(app.close);
  expect((await callAs(app, beginStaffSignIn, { body: { language: "sv" } })).code).toBe("provider_unreachable");
  expect(by.asked).toEqual(["CONNECT login.example:443"]);
});

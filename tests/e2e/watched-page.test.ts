/*
 * The watch that every page in these tests stands under bites: console, exceptions, the content security policy, foreign origins.
 */
import { createServer } from "node:http";
import type { Server } from "node:http";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";

const pages: Record<string, { body: string; policy?: string }> = {
  "/well": { body: "<main><h1>Åäö Samverkan</h1></main>", policy: "default-src 'self'" },
  "/console": { body: "<script>console.error('something')</script>" },
  "/exception": { body: "<script>throw new Error('something')</script>" },
  "/policy": { body: "<script>1</script>", policy: "default-src 'self'" },
  "/foreign": { body: '<img alt="" src="http://elsewhere.example/a.png">' },
};

let server: Server;
let baseURL: string;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? ""];
    if (page?.policy !== undefined) response.setHeader("content-security-policy", page.policy);
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><html lang="sv"><head><title>Åäö</title></head><body>${page?.body ?? ""}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  baseURL = `http://127.0.0.1:${address.port}`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test("a page that is well passes, with letters drawn and axe content", async () => {
  await using visit = await openPage(browser, { baseURL });
  await visit.page.goto("/well");
  expect(await visit.page.getByRole("heading").innerText()).toBe("Åäö Samverkan");
  expect((await new AxeBuilder({ page: visit.page }).analyze()).violations).toEqual([]);
});

test.each([
  ["/console", /Console: something/u],
  ["/exception", /Uncaught: Error: something/u],
  ["/policy", /Content security policy: script-src-elem refused inline/u],
  ["/foreign", /Foreign origin: GET http:\/\/elsewhere\.example/u],
])("%s is reported when the visit ends", async (path, problem) => {
  const visit = await openPage(browser, { baseURL });
  await visit.page.goto(path);
  await expect.poll(() => visit.problems.join("\n")).toMatch(problem);
  await expect(visit.close()).rejects.toThrow(problem);
});

test("a line that the test provokes on purpose is let through", async () => {
  await using visit = await openPage(browser, { baseURL, expected: [/something/u] });
  await visit.page.goto("/console");
});

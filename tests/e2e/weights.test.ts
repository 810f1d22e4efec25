/*
 * How much script a page brings, compressed: of the public pages, and of the first page that somebody who is signed in opens. What
 * the browser really fetched is weighed, whatever asked for it.
 */
import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { notSignedInYet, signInQuickly } from "../support/e2e-people.ts";
import { words } from "../support/e2e-words.ts";

const baseURL = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** Kilobytes of script, compressed, that the visit fetches from now on. */
function weighScripts(context: BrowserContext): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  context.on("requestfinished", (request) => {
    // A module that is only preloaded is of another type than one that runs.
    if (!/\.m?js$/u.test(new URL(request.url()).pathname)) return;
    sizes.push(
      request
        .response()
        .then(async (response) => (response ? gzipSync(await response.body(), { level: 9 }).length : 0)),
    );
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

test.each(["/", "/tillganglighet", "/personuppgifter", "/en", "/en/tillganglighet", "/en/personuppgifter"])(
  "the public page %s brings at most 100 kB of script",
  async (path) => {
    await using visit = await openPage(browser, { baseURL });
    const weigh = weighScripts(visit.context);
    await visit.page.goto(path);
    const weight = await weigh();
    process.stdout.write(`${path}: ${weight.toFixed(1)} kB of script\n`);
    expect(weight).toBeLessThanOrEqual(100);
  },
);

test("the first page of a requester who is signed in brings at most 260 kB of script", async () => {
  await using visit = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  await signInQuickly(visit.context, baseURL, "kontakt@havslyktan.example");
  const weigh = weighScripts(visit.context);
  await visit.page.goto("/mina-forfragningar");
  await visit.page.getByRole("heading", { level: 1, name: words.sv.requests.title }).waitFor();
  // What the frame brings after the page counts too.
  await visit.page.waitForLoadState("networkidle");
  const weight = await weigh();
  process.stdout.write(`/mina-forfragningar, cold: ${weight.toFixed(1)} kB of script\n`);
  expect(weight).toBeGreaterThan(10);
  expect(weight).toBeLessThanOrEqual(260);
});

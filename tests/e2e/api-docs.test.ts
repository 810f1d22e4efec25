// The page to browse the API with: it shows every call and asks nothing of anybody else.
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Browser } from "playwright-core";
import { launchBrowser, openPage } from "../support/browser.ts";

const baseURL = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

test("the API can be browsed, and the viewer reaches no other origin", async () => {
  // The viewer tries whether it may make code from text. It may not, and does without.
  await using visit = await openPage(browser, { baseURL, expected: [/script-src refused eval/u] });
  await visit.page.goto("/api/docs");
  await visit.page.getByRole("heading", { name: "Samverkansstöd" }).first().waitFor();
  await visit.page.getByText("Database, migrations, jobs and clock are in order").first().waitFor();
  expect(new URL(visit.page.url()).pathname).toBe("/api/docs/");
});

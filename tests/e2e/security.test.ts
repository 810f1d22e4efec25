/*
 * What the browser must not be talked into: running what somebody wrote, letting scripts read cookies, and going on as somebody who
 * has signed out in another tab.
 */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage } from "../support/browser.ts";
import { notSignedInYet, signInQuickly } from "../support/e2e-people.ts";
import {
  arrivedAt,
  arrivedAtStep,
  button,
  choice,
  field,
  fillWhat,
  goOn,
  group,
  link,
  signInOnScreen,
} from "../support/e2e-screens.ts";
import { words } from "../support/e2e-words.ts";

const w = words.sv;
const baseURL = inject("origin");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
});

function directivesOf(policy: string): Map<string, string> {
  return new Map(
    policy.split(";").map((directive) => {
      const [name = "", ...values] = directive.trim().split(/\s+/u);
      return [name, values.join(" ")] as const;
    }),
  );
}

test.each(["/", "/en/personuppgifter", "/logga-in", "/arende/nytt", "/finns-inte", "/dev/mailbox"])(
  "%s lets no script, style or frame run but our own files",
  async (path) => {
    const answer = await fetch(baseURL + path, { headers: { accept: "text/html" } });
    const policy = directivesOf(answer.headers.get("content-security-policy") ?? "");
    expect(policy.get("default-src")).toBe("'none'");
    for (const kind of ["script-src", "style-src", "connect-src", "font-src", "form-action"]) {
      expect([kind, policy.get(kind)]).toEqual([kind, "'self'"]);
    }
    for (const kind of ["base-uri", "frame-ancestors"]) expect([kind, policy.get(kind)]).toEqual([kind, "'none'"]);
    expect(policy.get("require-trusted-types-for")).toBe("'script'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const html = await answer.text();
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style| style=|\son[a-z]+=/iu);
  },
);

const attack = `<img src=x onerror="alert(1)"><script>alert(2)</script>{{7*7}}javascript:alert(3)`;

async function seesTextOnly(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await main.getByText(attack).first().waitFor();
  expect(await main.locator("img, script").count()).toBe(0);
}

test("what somebody writes is shown as text to them and to staff", async () => {
  await using visit = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  const { page } = visit;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto("/fraga");
  await arrivedAtStep(page, w, 1);
  await fillWhat(page, w, { kind: w.words.kinds.unsure, subject: attack, description: attack, desiredChange: attack });
  await goOn(page, w);
  await arrivedAtStep(page, w, 2);
  await choice(page, w.ask.labels.requesterType, w.ask.choices.requesterType.organisation).check();
  await field(page, w.ask.labels.organisationName).fill(attack);
  await page.getByRole("combobox", { name: w.ask.labels.organisationForm }).selectOption({ index: 1 });
  await page.getByRole("checkbox", { name: w.ask.noOrganisationNumber }).check();
  await field(page, w.ask.labels.contactName).fill(attack);
  await goOn(page, w);
  await arrivedAtStep(page, w, 3);
  await group(page, w.ask.labels.areas).getByRole("checkbox").first().check();
  await field(page, w.ask.labels.interpreter).fill(attack);
  await goOn(page, w);
  await arrivedAtStep(page, w, 4);
  await signInOnScreen(page, w, "angrepp@example.example", w.ask.goOn);
  await arrivedAtStep(page, w, 5);
  await seesTextOnly(page);
  await button(page, w.ask.send).click();
  await arrivedAt(page, w.requests.receipt.title);
  await link(page, w.requests.receipt.toRequest).click();
  await arrivedAt(page, attack);
  await seesTextOnly(page);
  await page.goto("/mina-forfragningar");
  await seesTextOnly(page);

  await using staffVisit = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  const staff = staffVisit.page;
  staff.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signInQuickly(staffVisit.context, baseURL, "hanna.koskela@goteborg.example");
  await staff.goto("/arende?ordning=nyast");
  await seesTextOnly(staff);
  await link(staff, attack).first().click();
  await arrivedAt(staff, attack);
  await seesTextOnly(staff);
  expect(dialogs).toEqual([]);
});

test("no script can read the cookies that say who somebody is", async () => {
  await using visit = await openPage(browser, { baseURL, expected: [notSignedInYet] });
  const { page, context } = visit;
  await signInQuickly(context, baseURL, "kontakt@ljusgarden.example");
  await page.goto("/mina-forfragningar");
  await arrivedAt(page, w.requests.title);
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThanOrEqual(2);
  for (const { name, httpOnly, sameSite, domain } of cookies) {
    expect({ name, httpOnly, sameSite, domain }).toEqual({
      name,
      httpOnly: true,
      sameSite: "Strict",
      domain: "localhost",
    });
  }
  expect(await page.evaluate(() => document.cookie)).toBe("");
  // Nor is there anything else in the browser's stores that would do.
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  for (const { value } of cookies) expect(kept).not.toContain(value);
});

test("signing out in one tab signs the other out at once", async () => {
  await using visit = await openPage(browser, { baseURL, expected: [/status of 401 /u] });
  const { page, context } = visit;
  await signInQuickly(context, baseURL, "kontakt@hisingsvinden.example");
  await page.goto("/mina-forfragningar");
  await arrivedAt(page, w.requests.title);
  const other = await context.newPage();
  await other.goto("/mina-forfragningar");
  await arrivedAt(other, w.requests.title);

  await button(page, w.shell.signOut).click();
  await arrivedAt(page, w.account.title);
  await arrivedAt(other, w.account.title);
  expect(await other.getByRole("main").innerText()).not.toContain("SAM-");
});

/*
 * Every page and state of the gallery, in both languages, light and dark: no breach that axe knows, one heading, a title that
 * begins with it, the right language, landmarks, a way past the menus, and nothing that needs scrolling sideways in the narrowest
 * window. The watch (console, exceptions, content security policy, foreign origins) stands over all of it.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { languages, type Language } from "@samverkansstod/api/contract/account.ts";
import { languageNames } from "@samverkansstod/client/src/i18n/languages.ts";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { errors } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser, openPage, type WatchedPage } from "../support/browser.ts";
import {
  becomeViewer,
  exhibits,
  exhibitShows,
  expectedEverywhere,
  makeExhibits,
  openExhibit,
  viewers,
  type Exhibit,
  type Exhibits,
  type Viewer,
} from "../support/e2e-gallery.ts";
import { headingText, link } from "../support/e2e-screens.ts";
import { words } from "../support/e2e-words.ts";
import { repository } from "../support/running-product.ts";

const baseURL = inject("origin");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// With every page from its start: the package's own way puts it in anew for each question, which takes longer than the answer.
const axeFile = createRequire(import.meta.resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js");

let browser: Browser;
let shown: Exhibits;

beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext({ baseURL });
  await becomeViewer(context, baseURL, "requester");
  shown = await makeExhibits(context, baseURL);
  await context.close();
});

afterAll(async () => {
  await browser.close();
});

type Violation = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] };
type Axe = { run: (options: object) => Promise<{ violations: Violation[] }> };

/** What axe says, one line a fault, short enough to act on. */
async function faultsIn(page: Page, asked: readonly string[] = rules): Promise<string[]> {
  const violations = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe };
    return (await axe.run({ runOnly, resultTypes: ["violations"] })).violations;
  }, asked);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) => `${id} at ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/gu, " ")}`,
    ),
  );
}

/** Colours are all that differs in the dark. */
async function darkFaultsIn(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.documentElement.dataset["colorScheme"] = "dark";
  });
  return (await faultsIn(page, ["color-contrast"])).map((fault) => `in the dark: ${fault}`);
}

/** The choice a device keeps; it is read before the page paints. */
async function choose(page: Page, name: "language" | "appearance", value: string): Promise<void> {
  await page.evaluate(([key, chosen]) => localStorage.setItem(`samverkansstod.${key}`, chosen), [name, value] as const);
}

async function openWithAxe(options: Omit<Parameters<typeof openPage>[1], "baseURL">): Promise<WatchedPage> {
  const visit = await openPage(browser, { baseURL, expected: expectedEverywhere, ...options });
  await visit.context.addInitScript({ path: axeFile });
  return visit;
}

async function frameFaults(page: Page, language: Language): Promise<string[]> {
  const found = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((heading) =>
      heading.textContent.replaceAll(/\s+/gu, " ").trim(),
    ),
    landmarks: ["header", "main", "footer"].map(
      (name) => document.querySelectorAll(`${name}:not(main *, dialog *)`).length,
    ),
  }));
  const errorPrefix = words[language].ui.errorPrefix;
  const title = found.title.startsWith(errorPrefix) ? found.title.slice(errorPrefix.length) : found.title;
  const [heading = ""] = found.headings;
  return [
    found.lang === language ? "" : `the page says that it is in "${found.lang}"`,
    found.headings.length === 1 ? "" : `${found.headings.length} headings of the first level`,
    title.startsWith(heading.replace(" : ", ": "))
      ? ""
      : `the title "${found.title}" does not begin with the heading "${heading}"`,
    found.landmarks.every((count) => count === 1) ? "" : `header, main, footer: ${found.landmarks.join(", ")}`,
  ].filter(Boolean);
}

/** In the narrow window, once the page has taken its shape there: what is a list in it may be a table until it hears of the window. */
async function sidewaysFaults(page: Page): Promise<string[]> {
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  await page.waitForFunction(fits, null, { timeout: 5_000 }).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return "";
    const widest = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return `${scrollWidth} px in a window of ${clientWidth}: ${widest
      .slice(-3)
      .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`)
      .join(" ")}`;
  });
  return wide ? [`wider than the window, ${wide}`] : [];
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 640 };

/**
 * A new start takes longer than all the questions, so a page that shows the same whoever opened it is switched to the second
 * language where it stands, by its own button. What was done there, and what has its own address, is made anew.
 */
async function showIn(page: Page, exhibit: Exhibit, language: Language): Promise<void> {
  const isSwitched = language !== languages[0] && !exhibit.act && isOneAddress(exhibit);
  if (!isSwitched) {
    await choose(page, "language", language);
    await choose(page, "appearance", language === "sv" ? "light" : "contrast");
    await openExhibit(page, exhibit, shown, language);
    return;
  }
  await page.evaluate(() => {
    Object.assign(document.documentElement.dataset, { colorScheme: "auto", contrast: "more" });
  });
  await page.getByRole("button", { name: languageNames[language], exact: true }).first().click();
  await exhibitShows(page, exhibit, language);
}

const isOneAddress = ({ path }: Exhibit) => path(shown, "sv") === path(shown, "en");

/** Wide in Swedish, light and dark; narrow in English, in high contrast: both shapes of every page meet every rule, and all colours. */
async function look(page: Page, exhibit: Exhibit, language: Language): Promise<string[]> {
  const isSwedish = language === "sv";
  await page.setViewportSize(isSwedish ? wide : narrow);
  await showIn(page, exhibit, language);
  const faults = [...(await frameFaults(page, language)), ...(await faultsIn(page))];
  if (isSwedish) faults.push(...(await darkFaultsIn(page)));
  await page.setViewportSize(narrow);
  faults.push(...(await sidewaysFaults(page)));
  return faults.map((fault) => `${exhibit.name}, ${language}: ${fault}`);
}

// What one person sees, in one context: signing in and starting the app are what takes the time. Several people at once.
test.concurrent.each(viewers)(
  "every page of %s is well in both languages, light and dark",
  { timeout: 240_000 },
  async (viewer: Viewer) => {
    await using visit = await openWithAxe({ reducedMotion: "reduce" });
    const { page, context } = visit;
    await becomeViewer(context, baseURL, viewer);
    await page.goto("/");
    const faults: string[] = [];
    for (const exhibit of exhibits.filter((one) => one.viewer === viewer)) {
      for (const language of languages) faults.push(...(await look(page, exhibit, language)));
    }
    expect(faults).toEqual([]);
  },
);

test.each(["/", "/logga-in", "/en/personuppgifter"])(
  "on %s the first stop of the keyboard leads to the content",
  async (path) => {
    await using visit = await openPage(browser, { baseURL, expected: expectedEverywhere });
    const { page } = visit;
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    const skip = link(page, words[path.startsWith("/en") ? "en" : "sv"].shell.skip);
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
    expect(await headingText(page)).not.toBe("");
  },
);

test("a device that wants dark, or more contrast, gets it, and what was chosen here wins", async () => {
  await using visit = await openWithAxe({ colorScheme: "dark", contrast: "more" });
  const { page } = visit;
  const brightness = () =>
    page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d");
      if (!canvas) return -1;
      canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data[0] ?? -1;
    });
  for (const path of ["/", "/logga-in"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await brightness()).toBeLessThan(60);
    expect(await faultsIn(page)).toEqual([]);
    await choose(page, "appearance", "light");
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await brightness()).toBeGreaterThan(200);
    await choose(page, "appearance", "contrast");
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await faultsIn(page)).toEqual([]);
    await page.evaluate(() => localStorage.clear());
  }
});

test("the development mailbox is open to all", async () => {
  await using visit = await openWithAxe({ viewport: { width: 320, height: 640 } });
  await visit.page.goto("/dev/mailbox");
  expect([...(await faultsIn(visit.page)), ...(await sidewaysFaults(visit.page))]).toEqual([]);
});

const dist = join(repository, "client", "dist");
const staticPages = [
  "index",
  "tillganglighet",
  "personuppgifter",
  "en/index",
  "en/tillganglighet",
  "en/personuppgifter",
  "app",
];

test("the static pages are valid HTML", async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader({ extends: ["html-validate:standard"] }));
  const faults: string[] = [];
  for (const name of staticPages) {
    const html = await readFile(join(dist, `${name}.html`), "utf8");
    const { results } = await validator.validateString(html, join(dist, `${name}.html`));
    for (const { messages } of results) {
      faults.push(...messages.map(({ ruleId, message, line }) => `${name}.html:${line} ${ruleId}: ${message}`));
    }
  }
  expect(faults).toEqual([]);
});

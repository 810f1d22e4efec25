/*
 * `npm run screenshots`: every page and state at three widths, light and dark, in both languages, into screenshots/ (which git
 * ignores), from a product of its own with demo data. `-- queue case` takes only the pages whose names begin so; `-- --docs` writes
 * the pictures of docs/images instead.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { languages } from "@samverkansstod/api/contract/account.ts";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import {
  becomeViewer,
  exhibits,
  makeExhibits,
  openExhibit,
  viewers,
  type Exhibits,
  type Viewer,
} from "./e2e-gallery.ts";
import { repository, startProduct } from "./running-product.ts";

const widths = [320, 768, 1440] as const;
const schemes = ["light", "dark"] as const;
const folder = join(repository, "screenshots");
const docsFolder = join(repository, "docs", "images");
const docsPages = ["start", "ask-1", "queue", "case"];

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const forDocs = process.argv.includes("--docs");
const isWanted = (name: string) => wanted.length === 0 || wanted.some((word) => name.startsWith(word));

/** The choices a device keeps; the pages read them before they paint. */
async function choose(page: Page, language: string, scheme: string): Promise<void> {
  await page.evaluate(
    ([toLanguage, toScheme]) => {
      localStorage.setItem("samverkansstod.language", toLanguage);
      localStorage.setItem("samverkansstod.appearance", toScheme);
      document.documentElement.dataset["colorScheme"] = toScheme;
    },
    [language, scheme] as const,
  );
}

async function photograph(page: Page, file: string): Promise<void> {
  await page.evaluate(async () => document.fonts.ready);
  // A dialog belongs to the window, not to a page drawn at its full length.
  const fullPage = (await page.getByRole("dialog").count()) === 0;
  await page.screenshot({ path: file, fullPage, animations: "disabled", caret: "hide" });
}

async function photographViewer(browser: Browser, origin: string, viewer: Viewer, shown: Exhibits): Promise<number> {
  const context = await browser.newContext({ baseURL: origin, locale: "sv-SE", timezoneId: "Europe/Stockholm" });
  await becomeViewer(context, origin, viewer);
  const page = await context.newPage();
  await page.goto("/");
  let count = 0;
  for (const exhibit of exhibits.filter((one) => one.viewer === viewer && isWanted(one.name))) {
    for (const language of languages) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await choose(page, language, "light");
      await openExhibit(page, exhibit, shown, language);
      for (const scheme of schemes) {
        await choose(page, language, scheme);
        for (const width of widths) {
          await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
          await photograph(page, join(folder, `${exhibit.name}-${width}-${scheme}-${language}.png`));
          count += 1;
        }
      }
    }
    process.stdout.write(`${exhibit.name}\n`);
  }
  await context.close();
  return count;
}

/** From the demo's own data alone: the gallery's extremes are for looking, not for showing. */
async function makeDocsImages(browser: Browser, origin: string): Promise<void> {
  mkdirSync(docsFolder, { recursive: true });
  let shown: Exhibits | undefined;
  for (const name of docsPages) {
    const exhibit = exhibits.find((one) => one.name === name);
    if (!exhibit) throw new Error(`There is no page ${name} to take a picture of.`);
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width: 1440, height: 900 },
      colorScheme: "light",
      timezoneId: "Europe/Stockholm",
    });
    await becomeViewer(context, origin, exhibit.viewer);
    if (exhibit.viewer === "requester") shown = await makeExhibits(context, origin, { extremes: false });
    const page = await context.newPage();
    await openExhibit(page, exhibit, shown ?? { sent: "", draft: "", longCase: "" }, "sv");
    await page.evaluate(async () => document.fonts.ready);
    await page.screenshot({
      path: join(docsFolder, `${name.replace(/-\d$/u, "")}.png`),
      animations: "disabled",
      caret: "hide",
    });
    await context.close();
  }
}

async function makeGallery(browser: Browser, origin: string): Promise<void> {
  const requester = await browser.newContext({ baseURL: origin });
  await becomeViewer(requester, origin, "requester");
  const shown = await makeExhibits(requester, origin);
  await requester.close();
  if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let count = 0;
  for (const viewer of viewers) count += await photographViewer(browser, origin, viewer, shown);
  process.stdout.write(`${count} pictures in ${folder}\n`);
}

execFileSync(process.execPath, [join(repository, "client", "build.ts")], { cwd: repository, stdio: "inherit" });
const product = await startProduct();
const browser = await launchBrowser();
try {
  await (forDocs ? makeDocsImages(browser, product.origin) : makeGallery(browser, product.origin));
} finally {
  await browser.close();
  await product.stop();
}

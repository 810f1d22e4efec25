/*
 * A browser for tests, proofs and screenshots, and pages that keep watch: an error in the console, an uncaught exception, a
 * breach of the content security policy or a request to a foreign origin is a failure. Which binary: browser-binary.ts.
 */
import { chromium } from "playwright-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { findBrowser } from "./browser-binary.ts";

/**
 * Our own arguments: those that come with the packaged browser switch web security off. The driver adds --no-sandbox, which
 * containers and root need; only our own pages are visited, and no other host name resolves.
 */
const browserArguments = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]",
];

export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({ executablePath, env, args: browserArguments, headless: true });
}

export type WatchedPage = {
  page: Page;
  context: BrowserContext;
  /** What went wrong so far, one sentence each; empty is well. */
  problems: string[];
  /** Closes page and context, and throws when anything went wrong. */
  close: () => Promise<void>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

type WatchedPageOptions = BrowserContextOptions & {
  /** The only origin the page may talk to. */
  baseURL: string;
  /** Console lines the test provokes on purpose, such as the browser's own line about a refused request. */
  expected?: RegExp[];
};

/** Use as `await using visit = await openPage(browser, { baseURL })`, so that the watch ends with the test. */
export async function openPage(browser: Browser, options: WatchedPageOptions): Promise<WatchedPage> {
  const { baseURL, expected = [], ...contextOptions } = options;
  const { origin, host } = new URL(baseURL);
  const context = await browser.newContext({
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    ...contextOptions,
    baseURL,
  });
  const problems: string[] = [];
  const note = (problem: string): void => {
    if (!expected.some((pattern) => pattern.test(problem))) problems.push(problem);
  };

  // A breach by an image or a style that is merely reported does not always reach the console.
  await context.exposeBinding("noteBreach", (_source, breach: string) => note(`Content security policy: ${breach}`));
  await context.addInitScript({
    content: `document.addEventListener("securitypolicyviolation", (event) =>
      window.noteBreach(event.effectiveDirective + " refused " + event.blockedURI + " on " + event.documentURI));`,
  });
  context.on("console", (message) => {
    if (message.type() === "error") note(`Console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (webError) => note(`Uncaught: ${webError.error().stack ?? webError.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (["data:", "blob:", "about:"].includes(url.protocol)) return;
    if (url.origin !== origin) note(`Foreign origin: ${request.method()} ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("crash", () => note(`The page crashed: ${page.url()}`));
    page.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== host) note(`Foreign origin: websocket ${socket.url()}`);
    });
  });

  const close = async (): Promise<void> => {
    await context.close();
    if (problems.length > 0) throw new Error(`The browser reported:\n${problems.join("\n")}`);
  };
  return { page: await context.newPage(), context, problems, close, [Symbol.asyncDispose]: close };
}

/*
 * Where the whole story is played: its cast, the windows they open, and what they do on more than one screen.
 */
import type { Browser, Locator, Page } from "playwright-core";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { openPage } from "../support/browser.ts";
import type { Hand, HandOf } from "../support/e2e-hands.ts";
import { notSignedInYet, signInQuickly } from "../support/e2e-people.ts";
import { arrivedAt, button, link } from "../support/e2e-screens.ts";
import { words, type AppWords } from "../support/e2e-words.ts";
import type { RunningProduct } from "../support/running-product.ts";

export interface Cast {
  language: Language;
  requester: string;
  consultant: { email: string; name: string };
  manager: string;
  subject: string;
  handOf: HandOf;
  viewport: { width: number; height: number };
}

export const days = 14;
/** By then every time that was on offer has been. */
export const later = { CLOCK_OFFSET_MINUTES: String(days * 24 * 60) };

export interface Stage {
  browser: Browser;
  product: RunningProduct;
  cast: Cast;
  w: AppWords;
}

export const stageOf = (browser: Browser, product: RunningProduct, cast: Cast): Stage => ({
  browser,
  product,
  cast,
  w: words[cast.language],
});

interface Visit {
  page: Page;
  hand: Hand;
}

export async function visit({ browser, product, cast }: Stage, email: string | null, isLater = false) {
  const opened = await openPage(browser, {
    baseURL: product.origin,
    viewport: cast.viewport,
    locale: cast.language === "sv" ? "sv-SE" : "en-GB",
    expected: [notSignedInYet],
  });
  await opened.context.addInitScript({
    content: `localStorage.setItem("samverkansstod.language", ${JSON.stringify(cast.language)})`,
  });
  if (isLater) await opened.context.clock.setFixedTime(Date.now() + days * 86_400_000);
  if (email !== null) await signInQuickly(opened.context, product.origin, email);
  return Object.assign(opened, { hand: cast.handOf(opened.page) });
}

export const dialog = (page: Page, title: string): Locator => page.getByRole("dialog", { name: title });

/** Does what a dialog of the case page is for, and waits until it is gone. */
export async function through(
  { page, hand }: Visit,
  title: string,
  save: string,
  fill: (within: Locator) => Promise<void>,
): Promise<void> {
  const box = dialog(page, title);
  await box.waitFor();
  await fill(box);
  await hand.press(button(box, save));
  await box.waitFor({ state: "hidden" });
}

export async function openCase(stage: Stage, { page, hand }: Visit, caseNumber: string): Promise<void> {
  const { w, cast } = stage;
  await page.goto(`/arende?q=${caseNumber}`);
  await arrivedAt(page, w.queue.title);
  await hand.press(
    link(page.getByRole("row").or(page.getByRole("listitem")).filter({ hasText: caseNumber }), cast.subject),
  );
  await arrivedAt(page, cast.subject);
}

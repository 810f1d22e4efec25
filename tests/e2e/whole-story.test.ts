/*
 * The whole story as requester, consultant and manager, in Swedish by mouse and in English by keyboard alone, on a product of its own: between the picking of a
 * time and the log of the meeting it is started anew, two weeks later.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { keyboardAlone, mouseOf } from "../support/e2e-hands.ts";
import { startProduct, type RunningProduct } from "../support/running-product.ts";
import { confirms, counts, logsAndCloses } from "./whole-story-after.ts";
import { answers, asks, offers, picks, takesOn } from "./whole-story-before.ts";
import { later, stageOf, type Cast } from "./whole-story-stage.ts";

const consultant = { email: "leyla.aydinsson@goteborg.example", name: "Leyla Aydinsson" };
const manager = "birgitta.falkenas@goteborg.example";
const casts: readonly Cast[] = [
  {
    language: "sv",
    requester: "kassor@laxlyktan.example",
    consultant,
    manager,
    subject: "Läxhjälp på biblioteket",
    handOf: mouseOf,
    viewport: { width: 1280, height: 800 },
  },
  {
    language: "en",
    requester: "board@laxlyktan.example",
    consultant,
    manager,
    subject: "Homework help at the library",
    handOf: keyboardAlone,
    // A window of 1280 at four times its size, as WCAG 1.4.10 has it.
    viewport: { width: 320, height: 640 },
  },
];

let browser: Browser;
let product: RunningProduct;

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

test(
  "the whole story, in Swedish by mouse and in English by keyboard: asked, taken on, met about, closed, confirmed and counted",
  {
    timeout: 180_000,
  },
  async () => {
    const stages = casts.map((cast) => stageOf(browser, product, cast));
    const begun = [];
    for (const stage of stages) {
      const { caseNumber, page } = await asks(stage);
      await takesOn(stage, caseNumber);
      await answers(stage, page);
      await offers(stage, caseNumber);
      await picks(stage, page);
      begun.push({ stage, caseNumber, page });
    }
    await product.restart(later);
    for (const { stage, caseNumber, page } of begun) {
      await logsAndCloses(stage, caseNumber);
      await confirms(stage, page);
      await counts(stage, caseNumber);
    }
  },
);

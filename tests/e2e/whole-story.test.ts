/*
 * The whole story as requester, consultant and manager, in Swedish and in English, on a product of its own: between the picking of a
 * time and the log of the meeting it is started anew, two weeks later.
 */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  answers,
  asks,
  confirms,
  counts,
  later,
  logsAndCloses,
  offers,
  picks,
  stageOf,
  takesOn,
  type Cast,
} from "./whole-story-steps.ts";
import { startProduct, type RunningProduct } from "../support/running-product.ts";

const consultant = { email: "leyla.aydinsson@goteborg.example", name: "Leyla Aydinsson" };
const manager = "birgitta.falkenas@goteborg.example";
const casts: readonly Cast[] = [
  { language: "sv", requester: "kassor@laxlyktan.example", consultant, manager, subject: "Läxhjälp på biblioteket" },
  {
    language: "en",
    requester: "board@laxlyktan.example",
    consultant,
    manager,
    subject: "Homework help at the library",
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
  "the whole story in both languages: asked, taken on, met about, closed, confirmed and counted",
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

/*
 * What people do on the screens, found by role and by the words of the catalogue, by mouse unless another hand is given. Which words:
 * the ones handed in, so that the same hands work in both languages.
 */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { codeAfter } from "./e2e-people.ts";
import { mouseOf } from "./e2e-hands.ts";
import { type AppWords } from "./e2e-words.ts";

/** A field by its label, with or without "(valfritt)" after it. */
export function field(within: Page | Locator, label: string): Locator {
  return within.getByRole("textbox", { name: startingWith(label) });
}

export function group(within: Page | Locator, legend: string): Locator {
  return within.getByRole("group", { name: startingWith(legend) });
}

export function select(within: Page | Locator, label: string): Locator {
  return within.getByRole("combobox", { name: startingWith(label) });
}

function startingWith(label: string): RegExp {
  return new RegExp(`^${RegExp.escape(label)}`, "u");
}

export function link(within: Page | Locator, name: string): Locator {
  return within.getByRole("link", { name, exact: true });
}

export function button(within: Page | Locator, name: string): Locator {
  return within.getByRole("button", { name, exact: true });
}

export function choice(within: Page | Locator, legend: string, name: string): Locator {
  return group(within, legend).getByRole("radio", { name, exact: true });
}

/** The page is there: its one heading says so, and the window's title begins with it. */
export async function arrivedAt(page: Page, heading: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await expect.poll(() => page.title()).toMatch(startingWith(await headingText(page)));
}

export async function headingText(page: Page): Promise<string> {
  return ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").replaceAll(/\s+/gu, " ").trim();
}

/** On the sign-in form, a page of its own or a step of asking: address, code from the mailbox, on. */
export async function signInOnScreen(
  page: Page,
  w: AppWords,
  email: string,
  lastWord = w.account.signIn,
  hand = mouseOf(page),
): Promise<void> {
  const { origin } = new URL(page.url());
  await hand.write(field(page, w.account.email), email);
  const code = await codeAfter(origin, email, async () => {
    await hand.press(button(page, w.account.sendCode));
    await field(page, w.account.code).waitFor();
  });
  await hand.write(field(page, w.account.code), code);
  await hand.press(button(page.getByRole("main"), lastWord));
}

/** The end of the address's path and its draft: what a step's page is called. */
export async function arrivedAtStep(page: Page, w: AppWords, step: 1 | 2 | 3 | 4 | 5): Promise<void> {
  const names = ["what", "who", "meeting", "address", "check"] as const;
  const name = names[step - 1] ?? "what";
  await arrivedAt(page, w.ask.steps[name].title);
  expect(new URL(page.url()).pathname).toBe(`/fraga/${step}`);
}

export interface WhatIsWanted {
  kind: string;
  subject: string;
  description: string;
  desiredChange?: string;
}

export async function fillWhat(page: Page, w: AppWords, wanted: WhatIsWanted, hand = mouseOf(page)): Promise<void> {
  await hand.check(choice(page, w.ask.labels.kind, wanted.kind));
  await hand.write(field(page, w.ask.labels.subject), wanted.subject);
  await hand.write(field(page, w.ask.labels.description), wanted.description);
  const { desiredChange } = wanted;
  if (desiredChange !== undefined) await hand.write(field(page, w.ask.labels.desiredChange), desiredChange);
}

export async function goOn(page: Page, w: AppWords, hand = mouseOf(page)): Promise<void> {
  await hand.press(button(page, w.ask.goOn));
}

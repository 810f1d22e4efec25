// The proof of signing in (tests/proofs/sign-in.ts) in small: everything but the medians, which want a machine of their own.
import { signInLimits } from "@samverkansstod/api/features/account/account.rules.ts";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { areAlike, askInPairs, guess, renewInTabs } from "../support/sign-in-rounds.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

test("forty known and unknown addresses by turns are answered alike, when asking and when typing", async () => {
  const { answers } = await askInPairs(app, 40, 20_261_124);
  expect([...answers.asking]).toHaveLength(1);
  expect([...answers.typing]).toHaveLength(1);
  expect([...answers.typing][0]).toContain("code_wrong");
});

test("an account stands three hundred guesses, and its owner gets in meanwhile", async () => {
  const guessed = await guess(app, 300, 20_261_124);
  expect(guessed).toMatchObject({ gotIn: 0, owner: { link: true, passkey: true, codeLater: true } });
  expect(guessed.tried).toBeGreaterThanOrEqual(signInLimits.triesPerAddress - 1);
  expect(guessed.tried).toBeLessThanOrEqual(2 * signInLimits.triesPerAddress);
  expect(guessed.mails).toBeLessThanOrEqual(2 * signInLimits.codesPerAddress);
});

test("fifty tabs that renew at once stay signed in; an old token ends the session", async () => {
  expect(await renewInTabs(app, 50, 1)).toEqual({ stayed: 50, of: 50, endedByReuse: true, endedByOlder: true });
});

test.each([
  [2, 2.9, true],
  [2, 3.1, false],
  [100, 104.9, true],
  [100, 106, false],
])("medians of %d and %d ms: alike is %s", (known, unknown, alike) => {
  expect(areAlike({ known, unknown })).toBe(alike);
});

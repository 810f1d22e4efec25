import { expect, test } from "vitest";
import { decideCode, decideRefresh, sessionLimits, signInLimits } from "./account.rules.ts";

const now = Temporal.Instant.from("2026-11-23T09:00:00Z");
const ago = (seconds: number) => now.subtract({ milliseconds: Math.round(seconds * 1000) });

test.each([
  ["the present token", 5, 0, {}, "rotate"],
  ["the present token after hours of work elsewhere", 5, sessionLimits.idleSeconds, {}, "rotate"],
  ["the present token, left alone too long", 5, sessionLimits.idleSeconds + 0.001, {}, "over"],
  ["the one before, at once", 4, 0, {}, "repeat"],
  ["the one before, in its grace", 4, sessionLimits.graceSeconds, {}, "repeat"],
  ["the one before, after its grace", 4, sessionLimits.graceSeconds + 0.001, {}, "reused"],
  ["two before, at once", 3, 0, {}, "reused"],
  ["one that has not been given", 6, 0, {}, "reused"],
  ["the present token of an ended session", 5, 0, { ended: true }, "over"],
  ["an old token of an ended session", 3, 0, { ended: true }, "over"],
  ["the present token at the end of the session", 5, 0, { expiresAt: now }, "over"],
  ["the present token just before the end", 5, 0, { expiresAt: now.add({ milliseconds: 1 }) }, "rotate"],
] as const)("%s: generation %d, %d s after the last turn", (_what, presented, since, change, decision) => {
  const session = { generation: 5, rotatedAt: ago(since), expiresAt: now.add({ hours: 1 }), ended: false, ...change };
  expect(decideRefresh(session, presented, now)).toBe(decision);
});

const attempt = { codeHash: "hash", tries: 0, expiresAt: now.add({ minutes: 1 }), used: false };

test.each([
  ["the right code", {}, true, "right"],
  ["a wrong code", {}, false, "wrong"],
  ["the right code at the last try", { tries: signInLimits.triesPerCode - 1 }, true, "right"],
  ["the right code after the last try", { tries: signInLimits.triesPerCode }, true, "expired"],
  ["the right code, used", { used: true }, true, "expired"],
  ["the right code when its time is up", { expiresAt: now }, true, "expired"],
  ["a code before any was mailed", { codeHash: null }, true, "wrong"],
] as const)("%s", (_what, change, same, decision) => {
  expect(decideCode({ ...attempt, ...change }, () => same, now)).toBe(decision);
});

test("a code that can no longer hold is not compared at all", () => {
  const compare = () => {
    throw new Error("compared");
  };
  expect(decideCode({ ...attempt, used: true }, compare, now)).toBe("expired");
  expect(decideCode({ ...attempt, tries: 5 }, compare, now)).toBe("expired");
});

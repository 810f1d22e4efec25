import { expect, test } from "vitest";
import { permissionsOf } from "../../contract/permissions.ts";
import {
  contactErrors,
  isDue,
  lastDayToAnswer,
  nextStepOf,
  readWords,
  showMessage,
  showNote,
  writesAs,
  type OpenQuestion,
} from "./conversation.rules.ts";

const days = { question: [5, 10], noReply: 15 };
const number = "811228-9874";
const instant = (text: string) => Temporal.Instant.from(text);

const asked = (askedAt: string, change: Partial<OpenQuestion> = {}): OpenQuestion => ({
  id: "q",
  requestId: "r",
  askedAt,
  reminders: 0,
  remindedAt: null,
  pauses: [],
  ...change,
});

test("words are taken without the space around them, looked through for personal numbers, and never empty", () => {
  expect(readWords("  Hej!\n\nVi ses.  ")).toEqual({ text: "Hej!\n\nVi ses.", personalNumber: false });
  expect(readWords(`Född ${number}`)).toEqual({ text: `Född ${number}`, personalNumber: true });
  expect(() => readWords(" \n ")).toThrow("invalid_fields");
});

test("staff read a personal number masked, the requester what they wrote and no flag", () => {
  const stored = {
    id: "m",
    at: "2026-11-23T09:00:00.000Z",
    direction: "from_requester" as const,
    authorId: "me",
    author: "Åsa",
    text: `Mitt nummer är ${number}.`,
    personalNumber: true,
    question: false,
    settled: false,
  };
  const staff = { as: "staff", personId: "other", permissions: permissionsOf(["consultant"]) } as const;
  const open = { concealed: false };
  const seen = showMessage(stored, staff, open);
  expect(seen).toMatchObject({ text: "Mitt nummer är ••••••-••••.", personalNumber: true, mine: false });
  expect("authorId" in seen).toBe(false);
  const own = showMessage(stored, { as: "requester", personId: "me" }, open);
  expect(own).toMatchObject({ text: stored.text, personalNumber: false, mine: true });
  // Of a protected contact staff see what was written and not by whom; what staff wrote has its name.
  expect(showMessage(stored, staff, { concealed: true })).toMatchObject({ author: null, text: seen.text });
  const ours = { ...stored, direction: "to_requester" as const };
  expect(showMessage(ours, staff, { concealed: true }).author).toBe("Åsa");
  // Digits that nobody flagged stay as they are.
  expect(showMessage({ ...stored, personalNumber: false }, staff, open).text).toBe(stored.text);
  const note = { id: "n", at: stored.at, kind: "working" as const, author: "Kim", text: stored.text, contact: null };
  expect(showNote({ ...note, personalNumber: true }).text).not.toContain("9874");
  expect(showNote({ ...note, personalNumber: false }).text).toBe(stored.text);
});

test("whoever asked writes as the requester; the unit writes where it may work", () => {
  const table = [
    [false, false, false, "requester"],
    [false, true, false, "requester"],
    [true, true, false, "requester"],
    [true, true, true, "requester"],
    [true, false, true, "staff"],
    [true, false, false, "forbidden"],
  ] as const;
  for (const [isStaff, isShown, mayWork, as] of table) expect(writesAs({ isStaff, isShown, mayWork })).toBe(as);
});

test("a contact took place after the case came in and not in the future", () => {
  const facts = { receivedAt: "2026-11-20T09:00:00.000Z", now: instant("2026-11-23T09:00:00Z") };
  const codes = (at: string | undefined) =>
    contactErrors(at === undefined ? undefined : instant(at), facts).map(({ field, code }) => `${field} ${code}`);
  expect(codes(undefined)).toEqual(["/at wrong_format"]);
  expect(codes("2026-11-20T08:59:59.999Z")).toEqual(["/at before_received"]);
  expect(codes("2026-11-20T09:00:00Z")).toEqual([]);
  expect(codes("2026-11-23T09:00:00Z")).toEqual([]);
  expect(codes("2026-11-23T09:00:00.001Z")).toEqual(["/at in_the_future"]);
});

// Monday 23 November 2026. Two reminders, then the end: Monday, Monday, Monday.
test.each([
  ["asked", {}, { step: "remind", date: "2026-11-30" }],
  ["reminded once", { reminders: 1, remindedAt: "2026-11-30T08:00:00Z" }, { step: "remind", date: "2026-12-07" }],
  ["reminded twice", { reminders: 2, remindedAt: "2026-12-07T08:00:00Z" }, { step: "close", date: "2026-12-14" }],
  // The product stood still for two weeks: the second reminder still comes five working days after the first.
  ["reminded late", { reminders: 1, remindedAt: "2026-12-14T08:00:00Z" }, { step: "remind", date: "2026-12-21" }],
  // Over Christmas and New Year there are few working days.
  ["over Christmas", { reminders: 2, remindedAt: "2026-12-23T08:00:00Z" }, { step: "close", date: "2027-01-05" }],
  [
    "more reminders than are set",
    { reminders: 7, remindedAt: "2026-12-07T08:00:00Z" },
    { step: "close", date: "2026-12-14" },
  ],
  [
    "paused for a week",
    { pauses: [{ from: "2026-11-24T08:00:00Z", to: "2026-12-01T08:00:00Z", until: "2026-12-24" }] },
    { step: "remind", date: "2026-12-07" },
  ],
] as const)("what comes next of a question: %s", (_what, change, next) => {
  expect(nextStepOf(asked("2026-11-23T09:00:00Z", change), days)).toMatchObject(next);
});

test("a reminder is due on its day, an ending when its day has passed", () => {
  const remind = nextStepOf(asked("2026-11-23T09:00:00Z"), days);
  expect(isDue(remind, instant("2026-11-29T22:59:59Z"))).toBe(false);
  expect(isDue(remind, instant("2026-11-29T23:00:00Z"))).toBe(true);
  const close = nextStepOf(asked("2026-11-23T09:00:00Z", { reminders: 2, remindedAt: "2026-12-07T08:00:00Z" }), days);
  expect(isDue(close, instant("2026-12-14T22:59:59Z"))).toBe(false);
  expect(isDue(close, instant("2026-12-14T23:00:00Z"))).toBe(true);
});

test("the day that a reminder names is the one after which the case is closed, whenever each step is taken", () => {
  for (const late of [0, 1, 9, 40]) {
    const steps = ["2026-11-30T08:00:00Z", "2026-12-07T08:00:00Z"].map((at) => instant(at).add({ hours: 24 * late }));
    const last = steps[1] ?? instant("2026-12-07T08:00:00Z");
    const told = lastDayToAnswer(1, days, last);
    const question = asked("2026-11-23T09:00:00Z", { reminders: 2, remindedAt: last.toString() });
    expect(nextStepOf(question, days)).toMatchObject({ step: "close", date: told });
  }
  // The first reminder, when all is done in time.
  expect(lastDayToAnswer(0, days, instant("2026-11-30T08:00:00Z"))).toBe("2026-12-14");
});

test("an installation may remind never, once or at once", () => {
  expect(nextStepOf(asked("2026-11-23T09:00:00Z"), { question: [], noReply: 3 })).toMatchObject({
    step: "close",
    date: "2026-11-26",
  });
  expect(nextStepOf(asked("2026-11-23T09:00:00Z"), { question: [0], noReply: 0 }).date).toBe("2026-11-24");
});

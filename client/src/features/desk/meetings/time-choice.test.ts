// The times somebody chose or typed: what is lacking, what is sent, on both sides of the clock changes.
import { expect, test } from "vitest";
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import { daysOfTimes, lacksOf, noTime, wantedTimes, type OwnTime, type TimeChoice } from "./time-choice.ts";

const now = Date.parse("2026-11-23T12:00:00Z");

function free(localStart: string, startsAt: string): FreeTime {
  const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
  return { startsAt, endsAt, localStart, localEnd: `${localStart.slice(0, 11)}23:59` };
}

const ten = free("2026-12-03T10:00", "2026-12-03T09:00:00.000Z");
const eleven = free("2026-12-03T11:00", "2026-12-03T10:00:00.000Z");
const monday = free("2026-12-07T09:00", "2026-12-07T08:00:00.000Z");
const known = [ten, eleven, monday];

function own(date: string, clock: string, fold: OwnTime["fold"] = ""): OwnTime {
  return { key: 1, date, clock, fold };
}

function typed(...times: OwnTime[]): TimeChoice {
  return { free: [], own: times, usesOwn: true };
}

test("nothing chosen is said, and more than three are too many", () => {
  expect(lacksOf("several", noTime, known, now)).toEqual([{ lack: "none" }]);
  expect(lacksOf("one", noTime, known, now)).toEqual([{ lack: "none" }]);
  const four = { free: known, own: [own("2026-12-09", "09:00")], usesOwn: false };
  expect(lacksOf("several", four, known, now)).toEqual([{ lack: "too_many" }]);
  expect(lacksOf("several", { ...four, own: [] }, known, now)).toEqual([]);
});

test("a chosen time that is no longer free counts for nothing", () => {
  const choice = { free: [ten, eleven], own: [], usesOwn: false };
  expect(wantedTimes("several", choice, [eleven, monday]).wanted).toEqual([{ localStart: "2026-12-03T11:00" }]);
  expect(lacksOf("one", { ...choice, free: [ten] }, [eleven], now)).toEqual([{ lack: "none" }]);
});

test("of one time, the typed one counts only when it is the one meant", () => {
  const choice = { free: [ten], own: [own("2026-12-09", "17:30")], usesOwn: false };
  expect(wantedTimes("one", choice, known)).toEqual({ wanted: [{ localStart: "2026-12-03T10:00" }], freeCount: 1 });
  expect(wantedTimes("one", { ...choice, usesOwn: true }, known)).toEqual({
    wanted: [{ localStart: "2026-12-09T17:30" }],
    freeCount: 0,
  });
});

test("free ones go first, typed ones after them, by their index", () => {
  const choice = { free: [eleven], own: [own("2026-12-09", "17:30"), own("", "")], usesOwn: false };
  expect(wantedTimes("several", choice, known).freeCount).toBe(1);
  expect(lacksOf("several", choice, known, now)).toEqual([{ own: 1, lack: "required" }]);
});

test("a clock that does not exist names the first that does", () => {
  expect(lacksOf("one", typed(own("2027-03-28", "02:30")), [], now)).toEqual([
    { own: 0, lack: { field: "own", code: "time_missing", params: { next: "03:00" } } },
  ]);
  expect(lacksOf("one", typed(own("2027-03-28", "03:00")), [], now)).toEqual([]);
});

test("a clock that occurs twice is asked, and then sent with the answer", () => {
  expect(lacksOf("one", typed(own("2027-10-31", "02:30")), [], now)).toEqual([
    { own: 0, lack: { field: "own", code: "time_twice" } },
  ]);
  const answered = typed(own("2027-10-31", "02:30", "second"));
  expect(lacksOf("one", answered, [], now)).toEqual([]);
  expect(wantedTimes("one", answered, []).wanted).toEqual([{ localStart: "2027-10-31T02:30", fold: "second" }]);
});

test("a free time in the hour that occurs twice says which one it is", () => {
  const first = free("2027-10-31T02:30", "2027-10-31T00:30:00.000Z");
  const second = free("2027-10-31T02:30", "2027-10-31T01:30:00.000Z");
  const choice = { free: [first, second], own: [], usesOwn: false };
  expect(wantedTimes("several", choice, [first, second]).wanted).toEqual([
    { localStart: "2027-10-31T02:30", fold: "first" },
    { localStart: "2027-10-31T02:30", fold: "second" },
  ]);
});

test("a time that has been is said; now is not one", () => {
  const past = { own: 0, lack: { field: "own", code: "in_the_past" } };
  expect(lacksOf("one", typed(own("2026-11-23", "12:59")), [], now)).toEqual([past]);
  expect(lacksOf("one", typed(own("2026-11-23", "13:00")), [], now)).toEqual([]);
});

test("times stand under their day, each once", () => {
  expect(daysOfTimes([ten, eleven, ten, monday])).toEqual([
    { date: "2026-12-03", times: [ten, eleven] },
    { date: "2026-12-07", times: [monday] },
  ]);
});

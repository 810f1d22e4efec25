// The calendar's entries: in order, by day, by hour.
import { expect, test } from "vitest";
import { caseId, johan } from "../../../testing/case-samples.ts";
import { aMeeting, anHour } from "../../../testing/meeting-samples.ts";
import { daysWith, entriesOf, hoursOf, inHour } from "./calendar-entries.ts";
import { daysFrom } from "./weeks.ts";

const week = daysFrom("2026-11-30");

function long(start: string, end: string) {
  return { localStart: `2026-12-03T${start}`, localEnd: `2026-12-03T${end}` };
}

function entries(...meetings: ReturnType<typeof aMeeting>[]) {
  return entriesOf({ items: meetings, reserved: [] });
}

test("meetings and reserved times stand in one order of time", () => {
  const reserved = {
    requestId: caseId(124),
    caseNumber: "SAM-2026-000124",
    subject: "Odling",
    consultant: johan,
    ...anHour("2026-12-03", "09:00"),
    expiresAt: "2026-12-01T09:00:00.000Z",
  };
  const found = entriesOf({ items: [aMeeting()], reserved: [reserved] });
  expect(found.map(({ subject, meeting }) => [subject, meeting !== null])).toEqual([
    ["Odling", false],
    ["Läxhjälp på biblioteket", true],
  ]);
});

test("weekends are shown only when something stands there", () => {
  expect(daysWith(entries(aMeeting()), week).map(({ date }) => date)).toEqual(week.slice(0, 5));
  const saturday = aMeeting(anHour("2026-12-05", "11:00"));
  expect(daysWith(entries(saturday), week).map(({ date }) => date)).toEqual(week.slice(0, 6));
});

test("the hours grow with the week", () => {
  expect([hoursOf([])[0], hoursOf([]).at(-1)]).toEqual([8, 16]);
  const evening = entries(aMeeting(long("18:30", "20:00")), aMeeting({ id: caseId(701), ...long("07:15", "08:00") }));
  expect([hoursOf(evening)[0], hoursOf(evening).at(-1)]).toEqual([7, 19]);
});

test("a meeting begins in one hour and goes on into those that it has a part of", () => {
  const [day] = daysWith(entries(aMeeting(long("10:30", "12:00"))), ["2026-12-03"]);
  const at = (hour: number) => {
    const { begins, goesOn } = inHour(day ?? { date: "", entries: [] }, hour);
    return [begins.length, goesOn.length];
  };
  expect([9, 10, 11, 12].map(at)).toEqual([
    [0, 0],
    [1, 0],
    [0, 1],
    [0, 0],
  ]);
});

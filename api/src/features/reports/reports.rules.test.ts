import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readCases, readCursor, readFlow, readUnderWay, showCase, showSplits, writeCursor } from "./reports.rules.ts";

const now = Temporal.Instant.from("2026-11-23T13:00:00.000Z");
const milliseconds = (text: string) => Temporal.Instant.from(text).epochMilliseconds;

test("a cursor read is the cursor written, and fits where cursors go", () => {
  const instants = fc
    .integer({ min: milliseconds("2000-01-01T00:00Z"), max: milliseconds("2999-12-31T00:00Z") })
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toString({ fractionalSecondDigits: 3 }));
  const asked = fc.integer({ min: milliseconds("2001-01-02T00:00Z"), max: now.epochMilliseconds });
  fc.assert(
    fc.property(instants, fc.uuid(), fc.nat(999_999_999_999_999), asked, (at, id, turn, epoch) => {
      const askedAt = Temporal.Instant.fromEpochMilliseconds(epoch);
      const cursor = writeCursor({ at, id, turn }, askedAt);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]{1,200}$/);
      expect(readCursor(cursor, now)).toEqual({ after: { at, id, turn }, askedAt });
    }),
  );
});

const id = "8e2f7b57-54a5-4c0b-9d3b-0d5a3a3e1a11";
test.each([
  `2026-02-30T00:00:00.000Z|${id}|0|1795438856487`,
  `2026-11-20T09:00:00Z|${id}|0|1795438856487`,
  `0000-01-01T00:00:00.000Z|${id}|0|1795438856487`,
  `2026-11-20T09:00:00.000Z|8e2f7b57|0|1795438856487`,
  `2026-11-20T09:00:00.000Z|${id}|-1|1795438856487`,
  `2026-11-20T09:00:00.000Z|${id}|1e3|1795438856487`,
  // Asked for a millisecond from now, and before there was anything to ask for.
  `2026-11-20T09:00:00.000Z|${id}|0|${now.epochMilliseconds + 1}`,
  `2026-11-20T09:00:00.000Z|${id}|0|100000000000`,
  `2026-11-20T09:00:00.000Z|${id}|0`,
  "",
])("a forged cursor is refused: %s", (text) => {
  expect(() => readCursor(Buffer.from(text).toString("base64url"), now)).toThrow("invalid_fields");
});

test("any other text is refused and nothing else is thrown", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
      expect(() => readCursor(text, now)).toThrow("invalid_fields");
    }),
  );
});

test("the figures of a date are asked of its end, those of a flow of its edges, the kind of what is known last", () => {
  const past = { date: "2026-10-01", knownAt: "2026-11-01" };
  expect(readUnderWay(past, now)).toMatchObject({
    at: "2026-10-01T22:00:00.000Z",
    scope: { known: "2026-11-01T23:00:00.000Z", kindAt: "2026-10-01T22:00:00.000Z", withoutOwn: false },
  });
  const span = { from: "2026-10-01", to: "2026-10-31" };
  expect(readFlow({ ...span, knownAt: "2026-11-01" }, now)).toMatchObject({
    edges: ["2026-09-30T22:00:00.000Z", "2026-10-31T23:00:00.000Z"],
    scope: { known: "2026-11-01T23:00:00.000Z", kindAt: "2026-11-01T23:00:00.000Z", withoutOwn: true },
  });
  expect(readFlow({ initiatedBy: "unit" }, now).scope.withoutOwn).toBe(false);
  expect(readCases({ figure: "open_at_end", ...span }, now)).toMatchObject({
    source: { from: "moment", figure: "open_at_end", at: "2026-10-31T23:00:00.000Z" },
    stateAt: "2026-10-31T23:00:00.000Z",
  });
  expect(readCases({ figure: "ended", ...span }, now)).toMatchObject({
    source: { from: "turns", figure: "ended", since: "2026-09-30T22:00:00.000Z", before: "2026-10-31T23:00:00.000Z" },
    stateAt: "2026-11-23T13:00:00.001Z",
  });
});

test("splits come in one order: dimensions as they are, most first, what is not said last of equals", () => {
  const tallies = [
    { dimension: "theme", code: null, count: 2 },
    { dimension: "theme", code: "safety", count: 2 },
    { dimension: "theme", code: "culture", count: 2 },
    { dimension: "theme", code: "elderly", count: 5 },
    { dimension: "figure", code: "open", count: 11 },
    { dimension: "kind", code: "unsure", count: 11 },
  ];
  const splits = showSplits(tallies);
  expect(splits.map(({ dimension }) => dimension)).toEqual(["kind", "theme", "area", "form", "source", "initiatedBy"]);
  expect(splits[1]?.rows.map(({ code }) => code)).toEqual(["elderly", "culture", "safety", null]);
  expect(splits[2]?.rows).toEqual([]);
});

test("a row shows dates of Stockholm, masks what was flagged, and keeps to itself how it was sorted", () => {
  const shown = showCase({
    id,
    turn: 7,
    caseNumber: "SAM-2026-000001",
    subject: "Frågan gäller 811228-9874",
    organisationName: "Föreningen 811228-9874",
    organisationForm: null,
    kind: "consultation",
    state: "closed",
    mainTheme: null,
    areas: [],
    source: "web",
    initiatedBy: "organisation",
    at: "2026-12-31T23:30:00.000Z",
    receivedAt: "2026-12-31T23:30:00.000Z",
    endedAt: "2027-03-28T22:00:00.000Z",
    personalNumberIn: ["subject"],
  });
  expect(shown).toMatchObject({
    subject: "Frågan gäller ••••••-••••",
    organisationName: "Föreningen 811228-9874",
    receivedDate: "2027-01-01",
    endedDate: "2027-03-29",
  });
  expect(shown).not.toHaveProperty("turn");
  expect(shown).not.toHaveProperty("personalNumberIn");
});

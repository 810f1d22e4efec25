import { expect, test } from "vitest";
import { plannedArrivals, seasonWeight, seededRandom } from "./season.ts";

const now = Temporal.Instant.from("2026-11-23T11:00:00Z");
const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO("Europe/Stockholm");

test("the generator gives the same numbers for the same seed, others for another, all in [0, 1)", () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed);
    return Array.from({ length: 1000 }, () => random());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7).every((value) => value >= 0 && value < 1)).toBe(true);
  const mean = draw(7).reduce((sum, value) => sum + value, 0) / 1000;
  expect(mean).toBeGreaterThan(0.45);
  expect(mean).toBeLessThan(0.55);
});

test("the same plan comes out for the same instant, count and seed", () => {
  const read = () => plannedArrivals(now, 120, 1).map((arrival) => arrival.receivedAt.toString());
  expect(read()).toEqual(read());
});

test.each([3, 10, 60, 120, 400])("%i arrivals are in order, within eighteen months and before now", (count) => {
  const plan = plannedArrivals(now, count, 42);
  expect(plan).toHaveLength(count);
  const oldest = local(now).subtract({ months: 18 }).toPlainDate();
  for (const [index, arrival] of plan.entries()) {
    expect(Temporal.Instant.compare(arrival.receivedAt, now)).toBeLessThan(0);
    expect(Temporal.PlainDate.compare(local(arrival.receivedAt).toPlainDate(), oldest)).toBeGreaterThanOrEqual(0);
    const before = plan[index - 1];
    if (before) expect(Temporal.Instant.compare(before.receivedAt, arrival.receivedAt)).toBeLessThanOrEqual(0);
  }
});

test.each([0, 1, 2])("%i arrivals are few but no error", (count) => {
  expect(plannedArrivals(now, count, 42)).toHaveLength(count);
});

test("exactly one comes on Christmas Eve at 23.58", () => {
  const marked = plannedArrivals(now, 120, 1).filter((arrival) => arrival.mark === "christmas_eve");
  expect(marked.map((arrival) => local(arrival.receivedAt).toPlainDateTime().toString())).toEqual([
    "2025-12-24T23:58:00",
  ]);
});

test.each(["2026-12-24T22:57:00Z", "2026-12-25T08:00:00Z", "2027-03-28T01:30:00Z", "2028-02-29T12:00:00Z"])(
  "the plan holds whenever it is made: %s",
  (moment) => {
    const at = Temporal.Instant.from(moment);
    const plan = plannedArrivals(at, 120, 5);
    const eve = plan.filter((arrival) => arrival.mark === "christmas_eve");
    expect(eve).toHaveLength(1);
    expect(eve.every((arrival) => local(arrival.receivedAt).toString().includes("-12-24T23:58:00"))).toBe(true);
    expect(plan.every((arrival) => Temporal.Instant.compare(arrival.receivedAt, at) < 0)).toBe(true);
  },
);

test("one organisation comes back within a week", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const plan = plannedArrivals(now, 120, seed);
    const first = plan.find((arrival) => arrival.mark === "pair_first");
    const second = plan.find((arrival) => arrival.mark === "pair_second");
    if (!first || !second) throw new Error("the pair is missing");
    const hours = first.receivedAt.until(second.receivedAt).total("hours");
    expect(hours).toBeGreaterThan(0);
    expect(hours).toBeLessThan(7 * 24);
  }
});

test("summer and Christmas are calm, early spring and early autumn busy", () => {
  const perWeek = (weeks: readonly number[]) => {
    const plan = plannedArrivals(now, 2000, 9);
    const hits = plan.filter((arrival) => weeks.includes(local(arrival.receivedAt).toPlainDate().weekOfYear ?? 0));
    return hits.length / weeks.length;
  };
  const normal = perWeek([16, 17, 18, 20, 21]);
  expect(perWeek([28, 29, 30, 31])).toBeLessThan(normal * 0.8);
  expect(perWeek([52, 1])).toBeLessThan(normal * 0.5);
  expect(perWeek([8, 9, 10, 11])).toBeGreaterThan(normal * 1.3);
  expect(seasonWeight(53)).toBe(seasonWeight(1));
});

test("most come on working days between 8 and 20, some in the evening", () => {
  const plan = plannedArrivals(now, 400, 3);
  const times = plan.map((arrival) => local(arrival.receivedAt));
  const weekend = times.filter((time) => time.dayOfWeek > 5).length;
  const evening = times.filter((time) => time.hour >= 20).length;
  expect(weekend).toBeGreaterThan(0);
  expect(weekend / plan.length).toBeLessThan(0.1);
  expect(evening / plan.length).toBeGreaterThan(0.05);
  expect(evening / plan.length).toBeLessThan(0.25);
  expect(times.every((time) => time.hour >= 8)).toBe(true);
});

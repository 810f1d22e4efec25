import { expect, test } from "vitest";
import {
  everything,
  narrowedBy,
  queryOf,
  readFilter,
  statesShown,
  withStates,
  without,
  writeFilter,
  type QueueFilter,
} from "./queue-filter.ts";

const somebody = "0198a5c2-0000-7000-8000-000000000009";

const narrowedByAll: QueueFilter = {
  states: ["submitted", "closed"],
  kind: "process_support",
  theme: "housing",
  area: "nordost",
  assignee: somebody,
  search: "läxhjälp på kvällen",
  sort: "newest",
};

test("a filter comes back from the address as it was written", () => {
  for (const filter of [
    everything,
    narrowedByAll,
    { ...everything, assignee: "me" },
    { ...everything, assignee: "none" },
  ]) {
    expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
  }
});

test("the usual queue has an empty address, and names in it can be read", () => {
  expect(writeFilter(everything).toString()).toBe("");
  expect(
    writeFilter({ ...everything, states: ["submitted", "closed"], assignee: "me", sort: "newest" }).toString(),
  ).toBe("lage=submitted&lage=closed&ansvarig=mig&ordning=nyast");
});

test("what an address gets wrong is left out", () => {
  const address = new URLSearchParams(
    "lage=draft&lage=nowhere&typ=none&tema=A B&omrade=%3Cb%3E&ansvarig=nobody&ordning=up&sok=+%25%27+",
  );
  expect(readFilter(address)).toEqual(everything);
});

test("without a choice the queue shows open work, and a search looks everywhere", () => {
  expect(statesShown(everything)).toEqual(["submitted", "accepted", "in_progress"]);
  expect(statesShown({ ...everything, search: "läxhjälp" })).toContain("closed");
  expect(queryOf(everything)).toEqual({ scope: "queue" });
});

test("choosing the usual states, or none, is no choice", () => {
  expect(withStates(narrowedByAll, ["in_progress", "accepted", "submitted"]).states).toEqual([
    "submitted",
    "accepted",
    "in_progress",
  ]);
  expect(withStates(everything, ["in_progress", "accepted", "submitted"]).states).toEqual([]);
  expect(withStates(everything, []).states).toEqual([]);
  expect(withStates(everything, ["closed", "submitted"]).states).toEqual(["submitted", "closed"]);
});

test("each part can be taken off by itself; the order of the rows is no part", () => {
  expect(narrowedBy(everything)).toEqual([]);
  expect(narrowedBy({ ...everything, sort: "newest" })).toEqual([]);
  const parts = narrowedBy(narrowedByAll);
  expect(parts).toEqual(["search", "states", "kind", "theme", "area", "assignee"]);
  expect(parts.reduce(without, narrowedByAll)).toEqual({ ...everything, sort: "newest" });
});

test("the API is asked for what the filter says", () => {
  expect(queryOf(narrowedByAll)).toEqual({
    scope: "queue",
    state: ["submitted", "closed"],
    kind: "process_support",
    theme: "housing",
    area: "nordost",
    assignee: somebody,
    q: "läxhjälp på kvällen",
    sort: "newest",
  });
});

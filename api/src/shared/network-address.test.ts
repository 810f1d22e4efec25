// Network addresses, counted and shown.
import { expect, test } from "vitest";
import { countedNetwork, shortNetwork } from "./network-address.ts";

test.each([
  ["203.0.113.77", "203.0.113.77", "203.0.113.x"],
  ["::ffff:203.0.113.77", "203.0.113.77", "203.0.113.x"],
  ["2001:db8:12:34:56:78:9a:bc", "2001:db8:12:34::", "2001:db8:12::x"],
  ["2001:0DB8:0012:0034::1", "2001:db8:12:34::", "2001:db8:12::x"],
  ["2001:db8::1", "2001:db8:0:0::", "2001:db8:0::x"],
  ["::1", "0:0:0:0::", "0:0:0::x"],
  ["fe80::", "fe80:0:0:0::", "fe80:0:0::x"],
])("%s is counted as %s and shown as %s", (address, counted, shown) => {
  expect([countedNetwork(address), shortNetwork(address)]).toEqual([counted, shown]);
});

test("what is no address is counted as it is and not shown", () => {
  expect([countedNetwork("socket"), shortNetwork("socket")]).toEqual(["socket", null]);
});

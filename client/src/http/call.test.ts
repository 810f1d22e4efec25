// The typed call: addresses, headers, refusals, and staying signed in with one exchange however many calls found the door closed.
import { expect, test } from "vitest";
import { me, refresh } from "@samverkansstod/api/contract/account.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { answer, breakOff, refuse } from "../testing/mock.ts";
import { consultant, requester } from "../testing/samples.ts";
import { call } from "./call.ts";
import { fieldMessages, NetworkError, ProblemError } from "./problem.ts";

const id = "0198a5c2-0000-7000-8000-00000000abcd";

test("puts parameters and queries in the address, each value of a list by itself", async () => {
  const calls = answer(listRequests, { items: [], next: null });
  await call(listRequests, { query: { state: ["submitted", "accepted"], q: "läxhjälp & kö", limit: 20 } });
  expect(calls[0]?.url.searchParams.getAll("state")).toEqual(["submitted", "accepted"]);
  expect(calls[0]?.url.searchParams.get("q")).toBe("läxhjälp & kö");
  expect(calls[0]?.url.searchParams.has("cursor")).toBe(false);
});

test("sends version, key and language", async () => {
  document.documentElement.lang = "en";
  const calls = refuse(assignRequest, 412, "stale_version");
  const sent = call(assignRequest, { params: { id }, body: { personId: null }, version: 3, idempotencyKey: id });
  await expect(sent).rejects.toMatchObject({ code: "stale_version" });
  expect(calls[0]?.url.pathname).toBe(`/api/v1/requests/${id}/assignee`);
  expect(calls[0]?.headers.get("if-match")).toBe('"3"');
  expect(calls[0]?.headers.get("idempotency-key")).toBe(id);
  expect(calls[0]?.headers.get("accept-language")).toBe("en");
  expect(calls[0]?.body).toEqual({ personId: null });
});

test("an expired sign-in is renewed once for all calls that wait, and each is tried again", async () => {
  answer(me, consultant);
  refuse(me, 401, "signed_out", { once: true });
  answer(listRequests, { items: [], next: null });
  refuse(listRequests, 401, "signed_out", { once: true });
  const exchanges = answer(refresh, null);
  const [who, list] = await Promise.all([call(me), call(listRequests)]);
  expect(who.person.name).toBe(consultant.person.name);
  expect(list.items).toEqual([]);
  expect(exchanges).toHaveLength(1);
});

test("is signed out when the exchange is refused, without a second try", async () => {
  const calls = refuse(me, 401, "signed_out");
  refuse(refresh, 401, "signed_out");
  await expect(call(me)).rejects.toBeInstanceOf(ProblemError);
  expect(calls).toHaveLength(1);
});

test("a refusal carries code and field errors", async () => {
  refuse(getRequest, 422, "invalid_fields", {
    errors: [{ field: "/contactPhone", code: "phone", message: "Skriv ett telefonnummer." }],
  });
  const error: unknown = await call(getRequest, { params: { id } }).catch((caught: unknown) => caught);
  expect(fieldMessages(error)).toEqual([{ field: "contactPhone", message: "Skriv ett telefonnummer." }]);
});

test("no contact is its own kind of error, and an answer without content is null", async () => {
  breakOff(me);
  await expect(call(me)).rejects.toBeInstanceOf(NetworkError);
  answer(refresh, null);
  expect(await call(refresh)).toBeNull();
});

test("an aborted call is no broken contact", async () => {
  answer(me, requester);
  const given = new AbortController();
  given.abort();
  await expect(call(me, { signal: given.signal })).rejects.toMatchObject({ name: "AbortError" });
});

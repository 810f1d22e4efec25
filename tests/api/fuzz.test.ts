// Five thousand requests made from the OpenAPI document, as everybody: no answer is a 500, and each is as the document says.
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { endpoints } from "../support/endpoints.ts";
import { fuzz } from "../support/fuzz.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

test("five thousand requests of every kind are answered as the document says", { timeout: 120_000 }, async () => {
  const { requests, answers } = await fuzz(app, { requests: 5_000, seed: 20_261_123 });
  expect(requests).toBe(5_000);
  // A fuzzer that is refused everywhere proves little: each operation was also reached in earnest.
  const reached = endpoints
    .map(({ name }) => name)
    .filter((name) => {
      return [...(answers.get(name)?.keys() ?? [])].some((status) => status < 300);
    });
  const never = endpoints.map(({ name }) => name).filter((name) => !reached.includes(name));
  // A six-digit code is not guessed, and a draft is not whole by chance.
  expect(never.filter((name) => name !== "signIn" && name !== "submitRequest")).toEqual([]);
});

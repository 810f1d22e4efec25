// Catalogues: public, valid in time, and not sent again to those who have them.
import { catalogueNames, listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import { createRequest } from "@samverkansstod/api/contract/requests.ts";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { asSystem } from "../support/builders.ts";
import { callAs, signedIn } from "../support/people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

const list = (query = {}, headers = {}) => callAs(app, listCatalogues, { query, headers });

test("anybody gets every catalogue, in both languages, each in its order", async () => {
  const { status, body, headers } = await list();
  expect(status).toBe(200);
  expect(headers["etag"]).toMatch(/^"[\w-]{43}"$/);
  expect(headers["cache-control"]).toBe("private, no-cache");
  for (const name of catalogueNames) {
    const entries = body[name];
    expect([name, entries.length > 0]).toEqual([name, true]);
    expect(entries.map(({ sort }) => sort)).toEqual(entries.map(({ sort }) => sort).toSorted((a, b) => a - b));
    for (const { code, label } of entries) expect([code, label.sv !== "", label.en !== ""]).toEqual([code, true, true]);
  }
  expect(body.principles.map(({ code }) => code)).toEqual([
    "integrity",
    "dialogue",
    "quality",
    "long_term",
    "openness",
    "diversity",
  ]);
});

test("who has them gets nothing but that; who has others gets all", async () => {
  const tag = String((await list()).headers["etag"]);
  const same = await list({}, { "if-none-match": tag });
  expect([same.status, same.body, same.headers["etag"]]).toEqual([304, null, tag]);
  expect((await list({}, { "if-none-match": '"other"' })).status).toBe(200);
});

test("an entry that is retired is not offered today, stands on its old date, and is still a word of old cases", async () => {
  const code = "retired_form";
  await asSystem(
    app.owner,
    (sql) => sql`insert into app.organisation_form (code, sv, en, sort, valid_from, valid_to)
      values (${code}, 'Gammal form', 'Old form', 990, '2019-01-01', '2024-01-01')`,
  );
  const codes = async (at?: string) =>
    (await list(at === undefined ? {} : { at })).body.organisationForms.map((entry) => entry.code);
  expect(await codes()).not.toContain(code);
  expect(await codes("2018-12-31")).not.toContain(code);
  expect(await codes("2019-01-01")).toContain(code);
  expect(await codes("2023-12-31")).toContain(code);
  expect(await codes("2024-01-01")).not.toContain(code);
  const requester = await signedIn(app);
  const old = await requester.call(createRequest, { body: { organisationForm: code } });
  expect(old.body.form.organisationForm).toBe(code);
});

test.each(["2026-02-30", "igår", "1899-12-31", "3000-01-01", "20261123"])("at=%s is refused", async (at) => {
  const answer = await list({ at });
  expect([answer.status, answer.problem.errors?.[0]?.field]).toEqual([400, "at"]);
});

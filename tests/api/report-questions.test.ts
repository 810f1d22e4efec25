// Who may ask for reports, and what is refused by which field.
import { roles } from "@samverkansstod/api/contract/permissions.ts";
import {
  exportReportCases,
  listReportCases,
  reportFlow,
  reportUnderWay,
} from "@samverkansstod/api/contract/reports.ts";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let manager: Person;
beforeAll(async () => {
  app = await startApp();
  app.clock.set("2027-11-10T12:00:00.000Z");
  manager = await signedIn(app, { roles: ["manager"] });
  return () => app.close();
});

const asked = [
  [reportUnderWay, {}],
  [reportFlow, {}],
  [listReportCases, { figure: "open" }],
  [exportReportCases, { figure: "open" }],
] as const;

test("reports are for consultants, coordinators and managers, signed in", async () => {
  const people: [string, Person][] = [["requester", await signedIn(app)]];
  for (const role of roles) people.push([role, await signedIn(app, { roles: [role] })]);
  for (const [endpoint, query] of asked) {
    const address = { url: `${endpoint.url}?${new URLSearchParams(query).toString()}` };
    expect((await callAs(app, endpoint, { query: query as never })).code).toBe("signed_out");
    for (const [role, person] of people) {
      const answer = await app.app.inject({ ...address, headers: { cookie: person.cookie } });
      const may = role === "consultant" || role === "coordinator" || role === "manager";
      expect([endpoint.name, role, answer.statusCode]).toEqual([endpoint.name, role, may ? 200 : 403]);
    }
  }
});

test.each([
  [reportUnderWay, { date: "2027-11-11" }, "date", "in_the_future"],
  [reportUnderWay, { date: "1999-12-31" }, "date", "out_of_range"],
  [reportUnderWay, { date: "2027-02-29" }, "date", "wrong_format"],
  [reportUnderWay, { date: "i går" }, "date", "wrong_format"],
  [reportUnderWay, { knownAt: "2027-11-11" }, "knownAt", "in_the_future"],
  [reportUnderWay, { date: "2027-10-02", knownAt: "2027-10-01" }, "knownAt", "before_date"],
  [reportUnderWay, { kind: "gift" }, "kind", "not_a_choice"],
  [reportUnderWay, { theme: "Ä" }, "theme", "wrong_format"],
  [reportUnderWay, { person: "x" }, "person", "unknown_field"],
  [reportFlow, { from: "2027-10-02", to: "2027-10-01" }, "to", "before_date"],
  [reportFlow, { from: "2022-11-30", to: "2027-11-01" }, "from", "span_too_long"],
  [reportFlow, { from: "2026-09-13", step: "week" }, "from", "span_too_long"],
  [reportFlow, { to: "2027-12-01" }, "to", "in_the_future"],
  [reportFlow, { from: "2027-12-01" }, "from", "in_the_future"],
  [reportFlow, { step: "day" }, "step", "not_a_choice"],
  [listReportCases, {}, "figure", "required"],
  [listReportCases, { figure: "many" }, "figure", "not_a_choice"],
  [listReportCases, { figure: "ended", from: "2027-10-02", to: "2027-10-01" }, "to", "before_date"],
  [listReportCases, { figure: "open", date: "2027-11-11" }, "date", "in_the_future"],
  [listReportCases, { figure: "open", cursor: "abc" }, "cursor", "wrong_format"],
  [listReportCases, { figure: "open", limit: "5" }, "limit", "unknown_field"],
  [exportReportCases, { figure: "open", language: "fi" }, "language", "not_a_choice"],
  [exportReportCases, { figure: "open", knownAt: "2028-01-01" }, "knownAt", "in_the_future"],
] as const)("$name with %j is refused: %s %s", async (endpoint, query, field, code) => {
  const answer = await manager.call(endpoint, { query: query as never });
  expect([answer.status, answer.code]).toEqual([400, "invalid_fields"]);
  expect(answer.problem.errors?.map((error) => [error.field, error.code])).toEqual([[field, code]]);
  expect(answer.problem.errors?.every(({ message }) => message !== "" && !message.includes("{{"))).toBe(true);
});

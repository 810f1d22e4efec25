// The exact cases behind each figure, as a list and as a file: listReportCases, exportReportCases.
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import {
  exportReportCases,
  flowFigures,
  listReportCases,
  reportFlow,
  reportUnderWay,
  underWayFigures,
  type ReportCase,
} from "@samverkansstod/api/contract/reports.ts";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestApp } from "../support/app.ts";
import { aRequest } from "../support/builders.ts";
import { signedIn, type Answer, type Person } from "../support/people.ts";
import { addCases, following, startAlone, type CaseRow } from "../support/report-cases.ts";
import { countedCases } from "../support/report-data.ts";

const now = "2027-11-10T12:00:00.000Z";
/** So many that the list has pages: all in one instant of 2001, which no figure of 2027 sees. Ended three times in it, so that
 * a page ends between two rows of one case. */
const many = 120;
const atOnce = "2001-03-01T10:00:00.000Z";
const manyCases = (): CaseRow[] =>
  Array.from({ length: many }, (_, nth) => ({
    id: randomUUID(),
    caseNumber: `TST-2001-${nth}`,
    receivedAt: atOnce,
    registeredAt: atOnce,
    kind: "consultation",
    state: "closed",
    intervals: [
      ...following(
        "state",
        ["submitted", "closed", "in_progress", "closed", "in_progress", "closed"].map(
          (state) => [state, atOnce] as const,
        ),
        atOnce,
      ),
      ...following("kind", [["consultation", atOnce]], atOnce),
    ],
  }));

let app: TestApp;
let manager: Person;
beforeAll(async () => {
  const alone = await startAlone(now);
  ({ app } = alone);
  manager = await signedIn(app, { roles: ["manager"] });
  await addCases(app.owner, [...countedCases(), ...manyCases()]);
  await aRequest(app.owner, { state: "draft", receivedAt: "2027-10-01T10:00:00.000Z" });
  return alone.close;
});

type ListQuery = QueryOf<typeof listReportCases>;

/** All pages of the list, each at most 50 and each with the same total. */
async function allBehind(query: ListQuery, by = manager): Promise<ReportCase[]> {
  const items: ReportCase[] = [];
  let next: string | null = null;
  do {
    const answer: Answer<typeof listReportCases> = await by.call(listReportCases, {
      query: { ...query, ...(next !== null && { cursor: next }) },
    });
    expect([answer.status, answer.code]).toEqual([200, undefined]);
    expect(answer.body.items.length).toBeLessThanOrEqual(50);
    items.push(...answer.body.items);
    next = answer.body.next;
    if (next === null) expect(items).toHaveLength(answer.body.total);
  } while (next !== null);
  return items;
}
const names = (items: readonly ReportCase[]) => items.map(({ caseNumber }) => caseNumber.slice(4)).join(" ");

const filters = [
  {},
  { kind: "process_support" },
  { kind: "unsure" },
  { theme: "culture_education" },
  { theme: "none" },
  { area: "hisingen" },
  { area: "none" },
  { form: "foundation" },
  { form: "none" },
  { source: "web" },
  { initiatedBy: "unit" },
  { initiatedBy: "city_official" },
  { knownAt: "2027-03-28" },
  { area: "hisingen", kind: "process_support", source: "web", form: "economic_association", theme: "premises" },
] as const;

describe.each(filters)("behind each figure with %j", (filter) => {
  test("of a date are as many cases as it says", async () => {
    for (const date of ["2027-03-28", ...("knownAt" in filter ? [] : ["2027-10-31"])]) {
      const { body } = await manager.call(reportUnderWay, { query: { date, ...filter } });
      for (const figure of underWayFigures) {
        const rows = await allBehind({ figure, date, ...filter });
        expect([date, figure, rows.length]).toEqual([date, figure, body.figures[figure]]);
      }
    }
  });

  test("of a flow are as many rows as each period says, and the span", async () => {
    const span = { from: "2027-03-14", to: "2027-05-10" };
    const { body } = await manager.call(reportFlow, { query: { ...span, ...filter } });
    for (const { from, to, received, reopened, ended, openAtEnd } of body.periods) {
      const said = { received, reopened, ended, open_at_end: openAtEnd };
      for (const figure of flowFigures) {
        const rows = await allBehind({ figure, from, to, ...filter });
        expect([from, figure, rows.length]).toEqual([from, figure, said[figure]]);
      }
    }
    for (const figure of ["received", "reopened", "ended"] as const) {
      // The span of the flow as it answered, or as it was asked with its step.
      expect(await allBehind({ figure, from: body.from, to: body.to, ...filter })).toHaveLength(body.totals[figure]);
      expect(await allBehind({ figure, ...span, step: "month", ...filter })).toHaveLength(body.totals[figure]);
    }
  });
});

test.each([{}, { area: "hisingen" }, { initiatedBy: "unit" }] as const)(
  "behind each row of the splits are as many cases as it says, with %j",
  async (filter) => {
    const date = "2027-10-31";
    const { body } = await manager.call(reportUnderWay, { query: { date, ...filter } });
    for (const { dimension, rows } of body.splits) {
      for (const { code, count } of rows) {
        const ofUnit = code === "unit" || "initiatedBy" in filter;
        const figure = ofUnit ? "own_initiatives" : "under_way";
        const narrowed = { figure, date, ...filter, [dimension]: code ?? "none" } as ListQuery;
        expect([dimension, code, (await allBehind(narrowed)).length]).toEqual([dimension, code, count]);
      }
    }
    const span = { from: "2027-01-01", to: "2027-10-31" };
    const flow = await manager.call(reportFlow, { query: { ...span, ...filter } });
    for (const { dimension, rows } of flow.body.splits) {
      for (const { code, count } of rows) {
        const narrowed = { figure: "received", ...span, ...filter, [dimension]: code ?? "none" } as ListQuery;
        expect([dimension, code, (await allBehind(narrowed)).length]).toEqual([dimension, code, count]);
      }
    }
  },
);

test("the rows are those counted, latest first, as they stood then", async () => {
  const behind = async (query: ListQuery) => names(await allBehind(query));
  expect(await behind({ figure: "under_way", date: "2027-10-31" })).toBe("M G E B");
  expect(await behind({ figure: "new", date: "2027-03-28" })).toBe("K J");
  expect(await behind({ figure: "received", from: "2026-12-28", to: "2027-01-03" })).toBe("E C D B");
  expect(await behind({ figure: "received", from: "2026-12-28", to: "2027-01-03", knownAt: "2027-01-06" })).toBe(
    "E D B",
  );
  // K ended twice in May, by the time it did.
  const [last, first] = await allBehind({ figure: "ended", from: "2027-05-01", to: "2027-05-31" });
  expect([last?.caseNumber, last?.at, first?.at]).toEqual([
    "TST-K",
    "2027-05-20T08:00:00.000Z",
    "2027-05-03T08:00:00.000Z",
  ]);
  const [d] = await allBehind({ figure: "received", from: "2027-01-01", to: "2027-01-01", knownAt: "2027-01-06" });
  expect(d).toMatchObject({
    caseNumber: "TST-D",
    state: "declined",
    receivedDate: "2027-01-01",
    endedDate: "2027-01-05",
  });
  const [dNow] = (await allBehind({ figure: "received", from: "2027-01-01", to: "2027-01-01" })).slice(-1);
  expect(dNow).toMatchObject({ caseNumber: "TST-D", state: "closed", endedDate: "2027-03-28" });
  const [f] = await allBehind({ figure: "under_way", date: "2027-02-09", initiatedBy: "city_official" });
  expect(f).toEqual({
    id: f?.id,
    caseNumber: "TST-F",
    subject: "Ärendet TST-F",
    organisationName: null,
    organisationForm: null,
    kind: "consultation",
    state: "in_progress",
    mainTheme: "older_people",
    areas: ["centrum"],
    source: "web",
    initiatedBy: "city_official",
    receivedDate: "2027-01-04",
    endedDate: null,
    at: "2027-01-03T23:15:00.000Z",
  });
});

test("pages neither lose nor repeat, also where everything happened at once", async () => {
  const span = { from: "2001-01-01", to: "2001-12-31" };
  const received = await allBehind({ figure: "received", ...span });
  expect(new Set(received.map(({ id }) => id)).size).toBe(many);
  const ended = await allBehind({ figure: "ended", ...span });
  expect([ended.length, new Set(ended.map(({ id }) => id)).size]).toEqual([3 * many, many]);
  expect(await allBehind({ figure: "reopened", ...span })).toHaveLength(2 * many);
  expect(await allBehind({ figure: "open_at_end", ...span })).toHaveLength(0);
});

test("the pages after the first show what was known when that was asked for", async () => {
  const query = { figure: "received", from: "2001-01-01", to: "2001-12-31" } as const;
  const first = await manager.call(listReportCases, { query });
  app.clock.advance({ minutes: 2 });
  const late = {
    ...manyCases()[0],
    id: randomUUID(),
    caseNumber: "TST-late",
    registeredAt: app.clock.now().toString(),
  } as CaseRow;
  const intervals = late.intervals.map((row) => ({ ...row, recordedAt: late.registeredAt }));
  await addCases(app.owner, [{ ...late, intervals }]);
  app.clock.advance({ minutes: 1 });
  const second = await manager.call(listReportCases, { query: { ...query, cursor: first.body.next ?? "" } });
  expect([first.body.total, second.body.total, second.body.items.length]).toEqual([many, many, 50]);
  expect((await manager.call(listReportCases, { query })).body.total).toBe(many + 1);
});

const csv = async (query: object, by = manager) => {
  const search = new URLSearchParams(query as Record<string, string>).toString();
  const answer = await app.app.inject({ url: `${exportReportCases.url}?${search}`, headers: { cookie: by.cookie } });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    bytes: answer.rawPayload,
    text: answer.rawPayload.toString("utf8"),
  };
};

describe("the file", () => {
  test("says what it is and opens in a Swedish Excel: bytes, line ends, quotes, no formula, nothing flagged", async () => {
    const query = { figure: "ended", from: "2027-11-01", to: "2027-11-30", area: "hisingen", theme: "premises" };
    const { status, headers, bytes, text } = await csv({ ...query, language: "sv" });
    expect([status, headers["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(headers["content-disposition"]).toBe('attachment; filename="arenden-ended-2027-11-10.csv"');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text.slice(1).split("\r\n")).toEqual([
      '"Ärendena bakom siffran";"Avslutades"',
      '"Tid";"2027-11-01 – 2027-11-30"',
      '"Filter";"Huvudtema: Lokaler och mötesplatser, Stadsområde: Hisingen, Utan enhetens egna initiativ"',
      expect.stringMatching(/^"Så som det var känt";"2027-11-10 13:0\d"$/),
      expect.stringMatching(/^"Framtaget";"2027-11-10 13:0\d"$/),
      '"Rader";"1"',
      "",
      '"Ärende";"Rubrik";"Organisation";"Organisationsform";"Typ";"Läge";"Huvudtema";"Stadsområden";"Kom in genom";"Inlett av";"Kom in";"Avslutades";"Dag då det hände"',
      `"TST-O";"'=HYPERLINK(""http://ond.example""); ""Å""";"Föreningen ••••••-••••";"Ideell förening";"Konsultation";"Återkallad";"Lokaler och mötesplatser";"Hisingen";"Webben";"En organisation";"2027-11-01";"2027-11-03";"2027-11-03"`,
      "",
    ]);
  });

  test("is in English when asked for, has one row a case behind the figure, in the list's order, and no draft", async () => {
    const query = { figure: "under_way", date: "2027-10-31", knownAt: "2027-11-01" } as const;
    const { text, headers } = await csv({ ...query, language: "en" });
    const rows = text.slice(1).split("\r\n");
    expect(headers["content-disposition"]).toBe('attachment; filename="cases-under-way-2027-11-10.csv"');
    expect(rows.slice(0, 4)).toEqual([
      '"The cases behind the figure";"Collaboration work under way"',
      '"Time";"2027-10-31"',
      '"Filters";"No filters"',
      '"As it was known";"2027-11-01"',
    ]);
    const listed = (await allBehind(query)).map(({ caseNumber }) => caseNumber);
    expect(rows.slice(8, -1).map((row) => row.slice(1, row.indexOf('";')))).toEqual(listed);
    for (const figure of [...underWayFigures, ...flowFigures]) {
      const whole = await csv({ figure, language: "en" });
      expect([figure, whole.text.split("\r\n").length - 9]).toEqual([figure, (await allBehind({ figure })).length]);
    }
  });

  test("is whole where the list has pages", async () => {
    const { text } = await csv({ figure: "ended", from: "2001-01-01", to: "2001-12-31", knownAt: "2027-11-09" });
    expect(text.split("\r\n").length - 9).toBe(3 * many);
  });
});

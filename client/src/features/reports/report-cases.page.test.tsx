import { useInfiniteQuery } from "@tanstack/react-query";
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { me } from "@samverkansstod/api/contract/account.ts";
import { listReportCases, mostRows, type ReportCase } from "@samverkansstod/api/contract/reports.ts";
import { setMe } from "../../http/me.ts";
import { answerDesk, caseId } from "../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt, renderPiece } from "../../testing/render.tsx";
import { manager, reportCase } from "../../testing/report-samples.ts";
import { CaseRows } from "./case-rows.tsx";
import { casesQuery } from "./reports.queries.ts";
import { everything } from "./report-view.ts";

function RowsAlone({ rows }: { rows: readonly ReportCase[] }) {
  const query = useInfiniteQuery(casesQuery("open", everything));
  return <CaseRows query={query} rows={rows} total={rows.length} figure="open" />;
}

async function open(search: string, language: "sv" | "en" = "sv") {
  answerDesk();
  const view = await renderAt(`/rapport/arenden?${search}`, { as: manager, language });
  await view.screen.findByRole("heading", { level: 1 });
  return view;
}

function answerCases(items: ReportCase[], total = items.length, next: string | null = null) {
  return answer(listReportCases, { items, next, total });
}

test("the list says which figure, how it is counted, and of what", async () => {
  const calls = answerCases([reportCase(1)]);
  const { screen } = await open("figur=ended&fran=2026-12-28&till=2027-01-03&kant=2027-01-09&typ=consultation");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Avslutades: Ärendena bakom siffran");
  expect(screen.getByText(/^Gånger som ett ärende avslutades/)).toBeTruthy();
  expect((await screen.findByText(/^Tiden 28 december 2026–3 januari 2027\./)).textContent).toMatch(
    /känt vid slutet av 9 januari 2027\. Filter: Typ: Konsultation\. Framtaget /,
  );
  expect(calls[0]?.url.search).toBe("?figure=ended&from=2026-12-28&to=2027-01-03&kind=consultation&knownAt=2027-01-09");
  expect(screen.getByText(/öppnades igen eller avslutades flera gånger/)).toBeTruthy();
});

test("a row says all of the case, and its number leads there", async () => {
  answerCases([reportCase(1, { state: "closed", endedDate: "2026-11-30", mainTheme: null })]);
  const { screen } = await open("figur=under_way");
  const row = await screen.findByRole("row", { name: /SAM-2026-000001/ });
  expect([...row.children].map((cell) => cell.textContent)).toEqual([
    "SAM-2026-000001",
    "Läxhjälp på biblioteket",
    "Exempelföreningen LäxlyktanIdeell förening",
    "Konsultation",
    "Avslutad",
    "Ingen uppgift",
    "Nordost, Hisingen",
    "19 nov. 2026Telefon · En organisation",
    "30 nov. 2026",
  ]);
  expect(within(row).getByRole("link").getAttribute("href")).toBe(`/arende/${caseId(1)}`);
  expect(screen.getByText("1 ärende")).toBeTruthy();
});

test("where nothing has ended there is no column for it", async () => {
  answerCases([reportCase(1)]);
  const { screen } = await open("figur=under_way");
  await screen.findByRole("row", { name: /SAM-2026-000001/ });
  expect(screen.queryByRole("columnheader", { name: "Avslutades" })).toBeNull();
});

test("a case that ended twice stands there twice", async () => {
  answerCases([reportCase(1), reportCase(1, { at: "2026-10-01T09:00:00.000Z" })]);
  const { screen } = await open("figur=ended");
  await screen.findByText("2 ärenden");
  expect(screen.getAllByRole("link", { name: "SAM-2026-000001" })).toHaveLength(2);
});

test("more rows are fetched by the cursor, and the first of them takes the focus", async () => {
  answerCases([reportCase(1)], 2, "cursor-2");
  const { screen, user } = await open("figur=open&omrade=ingen");
  expect(await screen.findByText("Visar 1 av 2 ärenden")).toBeTruthy();
  const calls = answerCases([reportCase(2)], 2);
  await user.click(screen.getByRole("button", { name: "Visa fler ärenden" }));
  expect(await screen.findByText("2 ärenden")).toBeTruthy();
  expect(calls[0]?.url.search).toBe("?figure=open&area=none&cursor=cursor-2");
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "SAM-2026-000002" }));
  expect(screen.queryByRole("button", { name: "Visa fler ärenden" })).toBeNull();
});

test("when more cannot be fetched, what is there stays", async () => {
  answerCases([reportCase(1)], 2, "cursor-2");
  const { screen, user } = await open("figur=open");
  await screen.findByText("Visar 1 av 2 ärenden");
  breakOff(listReportCases);
  await user.click(screen.getByRole("button", { name: "Visa fler ärenden" }));
  expect(await screen.findByText(/De som redan visas finns kvar/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "SAM-2026-000001" })).toBeTruthy();
});

test.each([
  ["sv", "Ladda ner som CSV"],
  ["en", "Download as CSV"],
] as const)("the file is a link with the same figure, time and filters, in %s", async (language, name) => {
  answerCases([reportCase(1)]);
  const { screen } = await open("figur=under_way&dag=2026-03-01&kant=2026-03-15&tema=ingen", language);
  const link = await screen.findByRole("link", { name });
  expect(link.getAttribute("href")).toBe(
    `/api/v1/reports/cases.csv?figure=under_way&date=2026-03-01&theme=none&knownAt=2026-03-15&language=${language}`,
  );
  expect(link.hasAttribute("download")).toBe(true);
});

test("pressing the file's link renews the sign-in before the browser fetches it", async () => {
  answerCases([reportCase(1)]);
  const { screen, user } = await open("figur=under_way");
  const link = await screen.findByRole("link", { name: "Ladda ner som CSV" });
  const fetched: boolean[] = [];
  // jsdom fetches no files; what the page lets through is what a browser would fetch.
  const stop = (event: MouseEvent) => {
    fetched.push(!event.defaultPrevented);
    event.preventDefault();
  };
  window.addEventListener("click", stop);
  breakOff(me);
  await user.click(link);
  expect(await screen.findByText(/så filen hämtades inte/)).toBeTruthy();
  expect(fetched).toEqual([false]);
  const asked = answer(me, manager);
  await user.click(link);
  await expect.poll(() => fetched).toEqual([false, false, true]);
  expect(asked).toHaveLength(1);
  window.removeEventListener("click", stop);
});

test("more rows than a file holds are said instead of offered", async () => {
  answerCases([reportCase(1)], mostRows + 1, "cursor-2");
  const { screen } = await open("figur=open");
  const said = await screen.findByText(/en fil rymmer högst/);
  expect(said.textContent.replaceAll("\u00a0", " ")).toContain(
    "Listan har 50 001 rader, och en fil rymmer högst 50 000.",
  );
  expect(screen.queryByRole("link", { name: "Ladda ner som CSV" })).toBeNull();
});

test("no cases behind a figure, and no file of them", async () => {
  answerCases([]);
  const { screen } = await open("figur=paused");
  expect(await screen.findByRole("heading", { name: "Inga ärenden bakom siffran" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Ladda ner som CSV" })).toBeNull();
});

test("whoever may not read cases gets their numbers without links", async () => {
  answerCases([reportCase(1)]);
  const without = { ...manager, permissions: manager.permissions.filter((one) => one !== "case.read") };
  answerDesk();
  answer(me, without);
  // The door lets only readers of cases in today; the rows do not lean on it.
  const piece = <RowsAlone rows={[reportCase(1)]} />;
  const view = await renderPiece(piece);
  setMe(view.queries, without);
  expect((await view.screen.findByText("SAM-2026-000001")).closest("a")).toBeNull();
  setMe(view.queries, manager);
  expect(await view.screen.findByRole("link", { name: "SAM-2026-000001" })).toBeTruthy();
});

test("on a narrow window the same facts are a list", async () => {
  const wide = window.matchMedia;
  window.matchMedia = (query) => Object.assign(wide(query), { matches: true });
  answerCases([reportCase(1)]);
  const { screen } = await open("figur=open");
  const list = await screen.findByRole("list", { name: /^Ärendena bakom siffran/ });
  const item = within(list).getByRole("listitem");
  expect(within(item).getByRole("heading", { name: "Läxhjälp på biblioteket" })).toBeTruthy();
  expect(item.textContent).toContain("Konsultation · Barn och unga · Nordost, Hisingen");
  expect(item.textContent).toContain("Kom in 19 november 2026. Telefon · En organisation");
  expect(screen.queryByRole("table")).toBeNull();
  window.matchMedia = wide;
});

test("a time that cannot be counted with is said, and trying again is not offered", async () => {
  refuse(listReportCases, 400, "invalid_fields", {
    errors: [{ field: "/date", code: "in_the_future", message: "Skriv en tid som har varit." }],
  });
  const { screen } = await open("figur=open&dag=2999-01-01");
  expect(await screen.findByText(/Det går inte att räkna med tiden i adressen/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Försök igen" })).toBeNull();
});

test("without contact it says so, and trying again helps", async () => {
  breakOff(listReportCases);
  const { screen, user } = await open("figur=open");
  await screen.findByText("Vi kunde inte hämta siffrorna");
  answerCases([reportCase(1)]);
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("link", { name: "SAM-2026-000001" })).toBeTruthy();
});

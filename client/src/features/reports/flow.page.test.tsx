import { fireEvent, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { reportFlow } from "@samverkansstod/api/contract/reports.ts";
import { answerDesk } from "../../testing/case-samples.ts";
import { answer, breakOff } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { flow, manager } from "../../testing/report-samples.ts";

async function open(address = "/rapport/floden") {
  answerDesk();
  const view = await renderAt(address, { as: manager });
  await view.screen.findByRole("heading", { level: 1, name: "Inflöde och utflöde" });
  return view;
}

function addressOf({ router }: Awaited<ReturnType<typeof open>>): string {
  return router.state.location.pathname + router.state.location.search;
}

test("a row for each week, with week 53 and its days, and the whole time at the foot", async () => {
  answer(reportFlow, flow());
  const { screen } = await open("/rapport/floden?fran=2026-12-28&till=2027-01-10&per=vecka");
  const table = await screen.findByRole("table", { name: "Vecka för vecka" });
  const cells = within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map((cell) => cell.textContent));
  expect(cells).toEqual([
    ["Period", "Kom in", "Öppnades igen", "Avslutades", "Öppna vid slutet"],
    ["v. 53 202628 december 2026–3 januari 2027", "2", "0", "4", "8"],
    ["v. 1 20274–10 januari 2027", "5", "1", "0", "14"],
    ["Hela tiden", "7", "1", "4", "14"],
  ]);
  expect(screen.getByText(/^Öppna i början: 10\. Öppna vid slutet = /)).toBeTruthy();
});

test("every number but nothing leads to its cases: the days of its period, no step", async () => {
  answer(reportFlow, flow());
  const { screen } = await open(
    "/rapport/floden?fran=2026-12-30&till=2027-01-05&per=vecka&typ=consultation&kant=2027-01-09",
  );
  const table = await screen.findByRole("table", { name: "Vecka för vecka" });
  const hrefs = within(table)
    .getAllByRole("link")
    .map((link) => link.getAttribute("href"));
  const rest = "kant=2027-01-09&typ=consultation";
  expect(hrefs).toEqual([
    `/rapport/arenden?figur=received&fran=2026-12-28&till=2027-01-03&${rest}`,
    `/rapport/arenden?figur=ended&fran=2026-12-28&till=2027-01-03&${rest}`,
    `/rapport/arenden?figur=open_at_end&fran=2026-12-28&till=2027-01-03&${rest}`,
    `/rapport/arenden?figur=received&fran=2027-01-04&till=2027-01-10&${rest}`,
    `/rapport/arenden?figur=reopened&fran=2027-01-04&till=2027-01-10&${rest}`,
    `/rapport/arenden?figur=open_at_end&fran=2027-01-04&till=2027-01-10&${rest}`,
    `/rapport/arenden?figur=received&fran=2026-12-28&till=2027-01-10&${rest}`,
    `/rapport/arenden?figur=reopened&fran=2026-12-28&till=2027-01-10&${rest}`,
    `/rapport/arenden?figur=ended&fran=2026-12-28&till=2027-01-10&${rest}`,
    `/rapport/arenden?figur=open_at_end&fran=2026-12-28&till=2027-01-10&${rest}`,
  ]);
});

test("the figures stand first, and the charts say in words what they show", async () => {
  answer(reportFlow, flow());
  const { screen } = await open();
  const figures = (await screen.findAllByRole("heading", { level: 3 }))
    .slice(0, 4)
    .map((heading) => [heading.textContent, heading.closest("li")?.querySelector(".figure-number")?.textContent]);
  expect(figures).toEqual([
    ["Kom in", "7"],
    ["Öppnades igen", "1"],
    ["Avslutades", "4"],
    ["Öppna vid slutet", "14"],
  ]);
  const images = screen.getAllByRole("img").map((image) => image.getAttribute("aria-label"));
  expect(images).toEqual([
    "Stapeldiagram över 7 inkomna, 1 återöppnade och 4 avslutade ärenden, vecka för vecka. Varje siffra står i tabellen.",
    "Stapeldiagram över öppna ärenden: 10 i början och 14 vid slutet. Varje siffra står i tabellen.",
  ]);
});

test("charts or table alone", async () => {
  answer(reportFlow, flow());
  const { screen, user } = await open();
  const periods = await screen.findByRole("group", { name: "Visa som: Vecka för vecka" });
  await user.click(within(periods).getByRole("radio", { name: "Diagram" }));
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getAllByRole("img")[0]?.getAttribute("aria-label")).toContain("Välj Tabell");
  await user.click(within(periods).getByRole("radio", { name: "Tabell" }));
  expect(screen.queryByRole("img")).toBeNull();
  // The splits have a switch of their own.
  expect(screen.getByRole("list", { name: "Efter typ" })).toBeTruthy();
  expect(screen.getByRole("table", { name: "Vecka för vecka" })).toBeTruthy();
});

test("a span is asked for as it is typed, and the fields show what the API made of it", async () => {
  const calls = answer(reportFlow, flow());
  const view = await open();
  const field = (label: string) => view.screen.getByLabelText<HTMLInputElement>(label);
  await view.screen.findByRole("table");
  expect(field("Från").value).toBe("2026-12-28");
  fireEvent.change(field("Från"), { target: { value: "2026-03-02" } });
  fireEvent.change(field("Till"), { target: { value: "2026-03-29" } });
  await view.user.selectOptions(view.screen.getByLabelText("Räkna per"), "vecka");
  await view.user.click(view.screen.getByRole("button", { name: "Visa" }));
  expect(addressOf(view)).toBe("/rapport/floden?fran=2026-03-02&till=2026-03-29&per=vecka");
  expect(calls.at(-1)?.url.search).toBe("?from=2026-03-02&to=2026-03-29&step=week");
  expect(field("Från").value).toBe("2026-03-02");
});

test("a span turned round is not asked for", async () => {
  const calls = answer(reportFlow, flow());
  const view = await open("/rapport/floden?fran=2026-03-02&till=2026-03-29");
  await view.screen.findByRole("table");
  fireEvent.change(view.screen.getByLabelText("Till"), { target: { value: "2026-03-01" } });
  await view.user.click(view.screen.getByRole("button", { name: "Visa" }));
  expect((await view.screen.findByRole("alert")).textContent).toContain("Till: Välj en dag som inte är före Från.");
  expect(calls).toHaveLength(1);
});

test("a year is one press away, and its chip takes it off again", async () => {
  answer(reportFlow, flow());
  const view = await open("/rapport/floden?typ=consultation");
  const year = new Date().getFullYear() - 1;
  await view.user.click(view.screen.getByRole("link", { name: String(year) }));
  expect(addressOf(view)).toBe(`/rapport/floden?fran=${year}-01-01&till=${year}-12-31&typ=consultation`);
  const chip = await view.screen.findByRole("button", { name: `Ta bort filtret Tid: 1 januari–31 december ${year}` });
  await view.user.click(chip);
  expect(addressOf(view)).toBe("/rapport/floden?typ=consultation");
});

test("what came in is split, and a row leads to its cases of the whole time", async () => {
  answer(reportFlow, flow());
  const { screen } = await open();
  const chart = await screen.findByRole("list", { name: "Efter typ" });
  expect(within(chart).getByRole("link").getAttribute("href")).toBe(
    "/rapport/arenden?figur=received&fran=2026-12-28&till=2027-01-10&typ=consultation",
  );
});

test("nothing at all is said", async () => {
  const [period] = flow().periods;
  if (!period) throw new Error("no period");
  const empty = { ...period, received: 0, reopened: 0, ended: 0, openAtEnd: 0 };
  answer(
    reportFlow,
    flow({ openAtStart: 0, periods: [empty], totals: { received: 0, reopened: 0, ended: 0 }, splits: [] }),
  );
  const { screen } = await open();
  expect(await screen.findByRole("heading", { name: "Inget kom in och inget avslutades" })).toBeTruthy();
  expect(screen.queryByRole("img")).toBeNull();
});

test("without contact it says so", async () => {
  breakOff(reportFlow);
  const { screen } = await open();
  expect(await screen.findByText("Vi kunde inte hämta siffrorna")).toBeTruthy();
});

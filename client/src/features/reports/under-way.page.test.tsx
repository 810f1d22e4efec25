import { fireEvent, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { listReportCases, reportFlow, reportUnderWay } from "@samverkansstod/api/contract/reports.ts";
import { answerDesk } from "../../testing/case-samples.ts";
import { answer, answerWhen, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { flow, manager, underWay } from "../../testing/report-samples.ts";

type View = Awaited<ReturnType<typeof open>>;

async function open(address = "/rapport", title: string | RegExp = "Pågående nu") {
  answerDesk();
  const view = await renderAt(address, { as: manager });
  await view.screen.findByRole("heading", { level: 1, name: title });
  return view;
}

const spaced = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ");

function setDate({ screen }: View, label: string | RegExp, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

function addressOf({ router }: View): string {
  return router.state.location.pathname + router.state.location.search;
}

test("each figure has its number, its definition and the way to its cases", async () => {
  answer(reportUnderWay, underWay());
  const { screen, user } = await open();
  const heading = await screen.findByRole("heading", { level: 3, name: "Pågående samverkansarbete" });
  const card = heading.closest("li");
  if (!card) throw new Error("no card");
  expect(spaced(card.querySelector(".figure-number")?.textContent)).toBe("1 234");
  const link = within(card).getByRole("link");
  expect(spaced(link.textContent)).toBe("Visa de 1 234 ärendena: Pågående samverkansarbete");
  expect(link.getAttribute("href")).toBe("/rapport/arenden?figur=under_way");
  const how = within(card).getByText(/^Så räknar vi/);
  await user.click(how);
  expect(card.querySelector("details")?.open).toBe(true);
  expect(card.querySelector("details p")?.textContent).toMatch(
    /^Ärenden i läget Tilldelad eller Pågående som inte vilar\./,
  );
});

test("a figure that is nothing leads nowhere", async () => {
  answer(reportUnderWay, underWay());
  const { screen } = await open();
  const card = (await screen.findByRole("heading", { level: 3, name: "Vilande" })).closest("li");
  expect(card?.querySelector(".figure-number")?.textContent).toBe("0");
  expect(card?.querySelector("a")).toBeNull();
});

test("the page says what its figures are of, and when they were taken out", async () => {
  answer(reportUnderWay, underWay());
  const { screen } = await open("/rapport?typ=consultation&tema=youth");
  const basis = await screen.findByText(/Läget 23 november 2026 kl\. 14\.05\./);
  expect(basis.textContent).toMatch(
    /Så som det är känt nu\. Filter: Typ: Konsultation, Huvudtema: Barn och unga\. Framtaget \d+ \w+ \d{4} kl\. \d+\.\d\d\.$/,
  );
});

test("a split is a chart whose numbers lead to their cases, also where nothing is said", async () => {
  answer(reportUnderWay, underWay());
  const { screen } = await open("/rapport?dag=2026-03-01", "Pågående 1 mars 2026");
  const chart = await screen.findByRole("list", { name: "Efter huvudtema" });
  const rows = within(chart).getAllByRole("listitem");
  expect(rows.map((row) => spaced(row.textContent))).toEqual([
    "Barn och unga1 230, visa ärendena: Barn och unga",
    "Ingen uppgift4, visa ärendena: Ingen uppgift",
  ]);
  const hrefs = within(chart)
    .getAllByRole("link")
    .map((link) => link.getAttribute("href"));
  expect(hrefs).toEqual([
    "/rapport/arenden?figur=under_way&dag=2026-03-01&tema=youth",
    "/rapport/arenden?figur=under_way&dag=2026-03-01&tema=ingen",
  ]);
});

test("the unit's own row leads to the unit's own figure", async () => {
  answer(reportUnderWay, underWay());
  const { screen } = await open();
  const chart = await screen.findByRole("list", { name: "Efter vem som inledde" });
  const [organisation, unit] = within(chart).getAllByRole("link");
  expect(organisation?.getAttribute("href")).toBe("/rapport/arenden?figur=under_way&inlett=organisation");
  expect(unit?.getAttribute("href")).toBe("/rapport/arenden?figur=own_initiatives&inlett=unit");
});

test("a table stands behind the switch, with the share of the whole, and the address remembers it", async () => {
  answer(reportUnderWay, underWay());
  const view = await open();
  await view.user.click(await view.screen.findByRole("radio", { name: "Tabell" }));
  expect(view.screen.queryByRole("list", { name: "Efter typ" })).toBeNull();
  const table = view.screen.getByRole("table", { name: "Efter typ" });
  const cells = within(table)
    .getAllByRole("row")
    .map((row) => [...row.children].map((cell) => spaced(cell.textContent)));
  expect(cells).toEqual([
    ["Typ", "Antal", "Andel"],
    ["Processtöd", "900", "73 %"],
    ["Konsultation", "334", "27 %"],
  ]);
  expect(addressOf(view)).toBe("/rapport?visa=tabell");
  await view.user.click(view.screen.getByRole("radio", { name: "Båda" }));
  expect(view.screen.getByRole("list", { name: "Efter typ" })).toBeTruthy();
  expect(view.screen.getByRole("table", { name: "Efter typ" })).toBeTruthy();
});

test("a filter goes into the address and to the API; its chip takes it off again; back and forward work", async () => {
  const calls = answer(reportUnderWay, underWay());
  const view = await open();
  await view.screen.findByRole("option", { name: "Barn och unga" });
  await view.user.selectOptions(view.screen.getByLabelText("Huvudtema"), "Barn och unga");
  expect(addressOf(view)).toBe("/rapport?tema=youth");
  await view.user.selectOptions(view.screen.getByLabelText("Inlett av"), "En organisation");
  const { screen } = view;
  await screen.findByRole("button", { name: "Ta bort filtret Huvudtema: Barn och unga" });
  expect(calls.at(-1)?.url.search).toBe("?theme=youth&initiatedBy=organisation");
  // One row is left of what the page is narrowed by, so it is not split.
  expect(screen.queryByRole("list", { name: "Efter huvudtema" })).toBeNull();
  await view.router.navigate(-1);
  expect(addressOf(view)).toBe("/rapport?tema=youth");
  await waitFor(() => expect(screen.queryByRole("button", { name: /Inlett av/ })).toBeNull());
  await view.user.click(await screen.findByRole("button", { name: "Ta bort filtret Huvudtema: Barn och unga" }));
  expect(addressOf(view)).toBe("/rapport");
  expect(document.activeElement).toBe(view.screen.getByLabelText("På dagen"));
});

test("a day and what was known then are asked for when Visa is pressed, and a shared link asks the same", async () => {
  const calls = answer(reportUnderWay, underWay({ date: "2026-03-01" }));
  const view = await open();
  setDate(view, "På dagen", "2026-03-01");
  setDate(view, /^Så som det var känt/, "2026-03-15");
  expect(addressOf(view)).toBe("/rapport");
  await view.user.click(view.screen.getByRole("button", { name: "Visa" }));
  expect(addressOf(view)).toBe("/rapport?dag=2026-03-01&kant=2026-03-15");
  await view.screen.findByRole("heading", { level: 1, name: "Pågående 1 mars 2026" });
  expect(calls.at(-1)?.url.search).toBe("?date=2026-03-01&knownAt=2026-03-15");
  expect(
    await view.screen.findByText(/Läget vid slutet av 1 mars 2026\. Så som det var känt vid slutet av 15 mars 2026\./),
  ).toBeTruthy();
  view.unmount();
  const again = await open("/rapport?dag=2026-03-01&kant=2026-03-15", "Pågående 1 mars 2026");
  expect(calls.at(-1)?.url.search).toBe("?date=2026-03-01&knownAt=2026-03-15");
  expect(again.screen.getByLabelText<HTMLInputElement>("På dagen").value).toBe("2026-03-01");
});

test("a day to come is not asked for, and the page says what to choose", async () => {
  const calls = answer(reportUnderWay, underWay());
  const view = await open();
  setDate(view, "På dagen", "2999-01-01");
  await view.user.click(view.screen.getByRole("button", { name: "Visa" }));
  const summary = await view.screen.findByRole("alert");
  expect(summary.querySelector("a")?.textContent).toBe("På dagen: Välj en dag som har varit.");
  expect(document.activeElement).toBe(summary);
  expect(view.screen.getByLabelText("På dagen").getAttribute("aria-invalid")).toBe("true");
  expect(calls).toHaveLength(1);
});

test("what the API refuses of a shared link stands at its field, and no figures of another day are shown", async () => {
  refuse(reportUnderWay, 422, "invalid_fields", {
    errors: [{ field: "/knownAt", code: "before_date", message: "", params: { date: "2026-03-01" } }],
  });
  const { screen } = await open("/rapport?dag=2026-03-01&kant=2026-02-01", "Pågående 1 mars 2026");
  const summary = await screen.findByRole("alert");
  expect(summary.textContent).toContain("Så som det var känt: Välj 1 mars 2026 eller en senare dag.");
  expect(screen.getByText(/Siffrorna kunde inte räknas fram/)).toBeTruthy();
  expect(screen.queryByRole("heading", { level: 3 })).toBeNull();
});

test("the link that holds the time fast has the day and what was known", async () => {
  answer(reportUnderWay, underWay());
  const { screen } = await open("/rapport?typ=consultation");
  const link = await screen.findByRole("link", { name: "Länk som håller fast tiden" });
  expect(link.getAttribute("href")).toBe("/rapport?dag=2026-11-23&kant=2026-11-23&typ=consultation");
});

test("nothing under way is said, with the way back to everything", async () => {
  const none = { under_way: 0, own_initiatives: 0, new: 0, paused: 0, open: 0 };
  answer(reportUnderWay, underWay({ figures: none, splits: [] }));
  const view = await open("/rapport?typ=consultation&visa=tabell");
  expect(await view.screen.findByRole("heading", { name: "Inget samverkansarbete pågick" })).toBeTruthy();
  const [clear] = view.screen.getAllByRole("button", { name: "Rensa filter" }).slice(-1);
  if (clear) await view.user.click(clear);
  expect(addressOf(view)).toBe("/rapport?visa=tabell");
});

test("while the figures are on their way the page says so, and keeps those before", async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof underWay>>();
  answerWhen(reportUnderWay, promise);
  const view = await open();
  expect(await view.screen.findByText("Hämtar siffrorna …")).toBeTruthy();
  resolve(underWay());
  await view.screen.findByRole("heading", { level: 3, name: "Vilande" });
  const later = Promise.withResolvers<ReturnType<typeof underWay>>();
  answerWhen(reportUnderWay, later.promise);
  await view.user.selectOptions(view.screen.getByLabelText("Typ"), "Konsultation");
  expect(view.screen.getByRole("heading", { level: 3, name: "Vilande" }).closest("[aria-busy=true]")).toBeTruthy();
  later.resolve(underWay());
});

test("without contact the choices are kept, and trying again helps", async () => {
  breakOff(reportUnderWay);
  const { screen, user } = await open("/rapport?typ=consultation");
  expect(await screen.findByRole("alert")).toHaveProperty("textContent", expect.stringContaining("Dina val är kvar"));
  answer(reportUnderWay, underWay());
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("heading", { level: 3, name: "Vilande" })).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>("Typ").value).toBe("consultation");
});

test("what is left out goes along to the other page of figures, its time does not", async () => {
  answer(reportUnderWay, underWay());
  answer(reportFlow, flow());
  const view = await open("/rapport?dag=2026-03-01&typ=consultation", "Pågående 1 mars 2026");
  await view.user.click(view.screen.getByRole("link", { name: "Inflöde och utflöde" }));
  await view.screen.findByRole("heading", { level: 1, name: "Inflöde och utflöde" });
  expect(addressOf(view)).toBe("/rapport/floden?typ=consultation");
});

test("the list behind a figure leads back to the figures it was opened from", async () => {
  answer(reportUnderWay, underWay());
  answer(listReportCases, { items: [], next: null, total: 0 });
  const view = await open("/rapport?typ=consultation&visa=tabell");
  const table = await view.screen.findByRole("table", { name: "Efter huvudtema" });
  await view.user.click(within(table).getByRole("link", { name: "4" }));
  await view.screen.findByRole("heading", { level: 1, name: /Ärendena bakom siffran/ });
  expect(addressOf(view)).toBe("/rapport/arenden?figur=under_way&typ=consultation&tema=ingen");
  const back = within(view.screen.getByRole("navigation", { name: "Här är du" })).getByRole("link", {
    name: "Rapport",
  });
  expect(back.getAttribute("href")).toBe("/rapport?typ=consultation&visa=tabell");
});

test("a registrar has no report, and is told who has", async () => {
  answerDesk();
  const registrar = { ...manager, roles: ["registrar" as const], permissions: [...permissionsOf(["registrar"])] };
  const { screen } = await renderAt("/rapport", { as: registrar });
  expect(await screen.findByRole("heading", { level: 1, name: "Du har inte tillgång till rapporten" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Rapport" })).toBeNull();
});

test("in English", async () => {
  answerDesk();
  answer(reportUnderWay, underWay());
  const { screen } = await renderAt("/rapport", { as: manager, language: "en" });
  await screen.findByRole("heading", { level: 1, name: "Under way now" });
  expect(await screen.findByRole("link", { name: "Show the 1,234 cases: Collaboration work under way" })).toBeTruthy();
});

// The registrar's page of views: what it asks the API for, what a row says, and who may not see it.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { searchViewLog, type ViewLogEntry } from "@samverkansstod/api/contract/view-log.ts";
import { caseId, johan } from "../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant } from "../../testing/samples.ts";

const registrar: Me = { ...consultant, roles: ["registrar"], permissions: [...permissionsOf(["registrar"])] };
const of = { id: caseId(7), caseNumber: "SAM-2026-000007" };
const entry = (changes: Partial<ViewLogEntry> = {}): ViewLogEntry => ({
  at: "2026-11-23T09:05:00.000Z",
  person: johan,
  case: of,
  disclosure: false,
  whose: null,
  reason: null,
  searched: null,
  ...changes,
});
const people = [johan];

test("a row says when, who, which case and what; the case is a link", async () => {
  answer(searchViewLog, {
    items: [
      entry(),
      entry({ disclosure: true }),
      entry({ whose: "contact", reason: "Ska ringa." }),
      entry({ case: null, searched: { log: "views", person: "Kim", from: "2026-11-01", to: null } }),
      entry({ person: null }),
    ],
    next: null,
    people,
  });
  const { screen } = await renderAt("/visningar", { as: registrar });
  const rows = await screen.findAllByRole("row");
  expect(
    rows.slice(1).map((row) => [...row.children].map((cell) => cell.textContent.replaceAll("\u00a0", " "))),
  ).toEqual([
    ["23 november 2026 kl. 10.05", "Johan Bergsten", "SAM-2026-000007", "Läste ärendet"],
    ["23 november 2026 kl. 10.05", "Johan Bergsten", "SAM-2026-000007", "Läste för utlämnande"],
    ["23 november 2026 kl. 10.05", "Johan Bergsten", "SAM-2026-000007", "Såg kontaktens uppgifter: Ska ringa."],
    ["23 november 2026 kl. 10.05", "Johan Bergsten", "", "Sökte i läsningar av ärenden, Kim, 1 november 2026 till …"],
    ["23 november 2026 kl. 10.05", "Borttagen person", "SAM-2026-000007", "Läste ärendet"],
  ]);
  expect(screen.getAllByRole("link", { name: "SAM-2026-000007" })[0]?.getAttribute("href")).toBe(`/arende/${of.id}`);
  expect(screen.getByText("5 rader visas")).toBeTruthy();
  expect(within(screen.getByRole("banner")).getByRole("link", { name: "Visningar" })).toBeTruthy();
});

test("it asks when Sök is pressed, once for each search, and the address says the same", async () => {
  const calls = answer(searchViewLog, { items: [entry()], next: null, people });
  const { screen, user } = await renderAt("/visningar", { as: registrar });
  await screen.findAllByRole("row");
  await user.selectOptions(screen.getByLabelText("Vad vill du se?"), "contacts");
  await user.type(screen.getByLabelText("Ärendenummer"), "SAM-2026-000007");
  await user.selectOptions(screen.getByLabelText("Vem"), johan.id);
  await user.type(screen.getByLabelText("Från och med"), "2026-11-01");
  expect(calls).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Sök" }));
  await screen.findByText("1 rad visas");
  expect(calls.map(({ url }) => url.search)).toEqual([
    "?log=views",
    `?log=contacts&caseNumber=SAM-2026-000007&person=${johan.id}&from=2026-11-01`,
  ]);
});

test("there is more where there is a next page", async () => {
  const calls = answer(searchViewLog, { items: [entry()], next: "bmFzdGE", people });
  const { screen, user } = await renderAt("/visningar", { as: registrar });
  await user.click(await screen.findByRole("button", { name: "Visa fler" }));
  await screen.findByText("2 rader visas");
  expect(calls[1]?.url.searchParams.get("cursor")).toBe("bmFzdGE");
});

test("nothing found, a refusal and no contact are told apart", async () => {
  answer(searchViewLog, { items: [], next: null, people });
  const empty = await renderAt("/visningar", { as: registrar });
  expect(await empty.screen.findByText("Ingen visning passar in på det du sökte.")).toBeTruthy();
  empty.unmount();
  refuse(searchViewLog, 400, "invalid_fields");
  const refused = await renderAt("/visningar?fran=1999-01-01", { as: registrar });
  expect(await refused.screen.findByText(/^Datumen går inte att söka på/)).toBeTruthy();
  refused.unmount();
  breakOff(searchViewLog);
  const broken = await renderAt("/visningar", { as: registrar });
  expect(await broken.screen.findByText("Vi kunde inte hämta visningarna.")).toBeTruthy();
});

test("who may not see it is told so, and has no link to it", async () => {
  const { screen } = await renderAt("/visningar", { as: consultant });
  expect(await screen.findByText(/^Visningarna visar vem som har läst/)).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Visningar" })).toBeNull();
});

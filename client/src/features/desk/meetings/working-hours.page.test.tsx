// Working hours: one's own by weekday, a coordinator's choice of whose, errors beside the fields, and what a refusal leaves.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { getWorkingHours, setWorkingHours, type WorkingWeek } from "@samverkansstod/api/contract/working-hours.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { answerDesk, sofia } from "../../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { renderAt } from "../../../testing/render.tsx";
import { consultant } from "../../../testing/samples.ts";

const myself = { id: consultant.person.id, name: consultant.person.name ?? "" };
const coordinator: Me = { ...consultant, roles: ["coordinator"], permissions: [...permissionsOf(["coordinator"])] };

function aWeek(changes: Partial<WorkingWeek> = {}): WorkingWeek {
  return {
    person: myself,
    version: 3,
    own: true,
    hours: [
      { weekday: 1, starts: "09:00", ends: "12:00" },
      { weekday: 1, starts: "13:00", ends: "16:00" },
      { weekday: 3, starts: "10:00", ends: "15:00" },
    ],
    ...changes,
  };
}

interface Setting {
  as?: Me;
  search?: string;
  language?: "sv" | "en";
}

async function open(week = aWeek(), { as = consultant, search = "", language = "sv" }: Setting = {}) {
  answerDesk();
  const calls = answer(getWorkingHours, week);
  const view = await renderAt(`/kalender/arbetstid${search}`, { as, language });
  await view.screen.findByRole("button", { name: /^Spara arbetstiderna|^Save the working hours/ });
  const day = (name: string) => within(view.screen.getByRole("group", { name }));
  return { ...view, calls, day };
}

test("each weekday says its spans, or that it has none", async () => {
  const { day, screen } = await open();
  expect(
    day("Måndag")
      .getAllByLabelText<HTMLInputElement>("Från")
      .map(({ value }) => value),
  ).toEqual(["09:00", "13:00"]);
  expect(day("Tisdag").getByText("Inga möten den här dagen.")).toBeTruthy();
  expect(screen.queryByText(/enhetens vanliga tider/)).toBeNull();
  expect(screen.queryByLabelText("Vems arbetstider")).toBeNull();
});

test("adding, removing and copying spans, and saving on the version seen", async () => {
  const { day, user, screen } = await open();
  await user.click(day("Måndag").getByRole("button", { name: "Ta bort passet 2 på måndag" }));
  await user.click(day("Måndag").getByRole("button", { name: /^Lägg till ett pass/ }));
  await user.click(day("Måndag").getByRole("button", { name: /^Lägg till ett pass/ }));
  expect(day("Måndag").queryByRole("button", { name: /^Lägg till ett pass/ })).toBeNull();
  const [, second, third] = day("Måndag").getAllByLabelText("Från");
  const [, until] = day("Måndag").getAllByLabelText("Till");
  await user.type(second as HTMLElement, "12:30");
  await user.type(until as HTMLElement, "15:00");
  expect(third).toBeTruthy();
  await user.click(day("Måndag").getByRole("button", { name: "Ta bort passet 3 på måndag" }));
  await user.click(day("Måndag").getByRole("button", { name: "Kopiera till måndag–fredag från måndag" }));
  expect(await screen.findByText(/^Tiderna från måndag gäller nu måndag–fredag/)).toBeTruthy();
  const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, starts: "09:00", ends: "12:00" },
    { weekday, starts: "12:30", ends: "15:00" },
  ]);
  const calls = answer(setWorkingHours, aWeek({ version: 4, hours }));
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  expect(await screen.findByText("Arbetstiderna är sparade.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"3"');
  expect(calls[0]?.body).toEqual({ hours });
});

test("what is wrong stands beside its field and in the summary", async () => {
  const { day, user, screen } = await open();
  await user.click(day("Tisdag").getByRole("button", { name: /^Lägg till ett pass/ }));
  await user.clear(day("Tisdag").getByLabelText("Från"));
  const [, starts] = day("Måndag").getAllByLabelText("Från");
  await user.clear(starts as HTMLElement);
  await user.type(starts as HTMLElement, "11:00");
  const ends = day("Onsdag").getByLabelText("Till");
  await user.clear(ends);
  await user.type(ends, "10:00");
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  expect(
    within(screen.getByRole("alert"))
      .getAllByRole("link")
      .map(({ textContent }) => textContent),
  ).toEqual([
    "Måndag, från: Skriv en starttid som är efter det förra passets slut.",
    "Tisdag, från: Skriv ett klockslag.",
    "Onsdag, till: Välj en sluttid som är senare än starttiden.",
  ]);
  await user.click(screen.getByRole("link", { name: /^Onsdag/ }));
  expect(document.activeElement).toBe(ends);
});

test("what only the API finds wrong stands beside the same field", async () => {
  const { day, user, screen } = await open();
  refuse(setWorkingHours, 400, "invalid_fields", {
    errors: [{ field: "/hours/2/starts", code: "overlapping", message: "Går in i en annan" }],
  });
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  expect(await day("Onsdag").findByText(/Tiden går in i en av de andra tiderna/)).toBeTruthy();
});

test("somebody else changed them: what was written stays, and theirs can be read in or replaced", async () => {
  const theirs = aWeek({ version: 9, hours: [{ weekday: 5, starts: "08:00", ends: "09:00" }] });
  refuse(setWorkingHours, 412, "stale_version", { current: theirs });
  const { day, user, screen } = await open();
  await user.click(day("Tisdag").getByRole("button", { name: /^Lägg till ett pass/ }));
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  expect(await screen.findByText(/^Arbetstiderna ändrades av någon annan/)).toBeTruthy();
  expect(day("Tisdag").getByLabelText<HTMLInputElement>("Från").value).toBe("09:00");
  const calls = answer(setWorkingHours, aWeek({ version: 10 }));
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  await screen.findByText("Arbetstiderna är sparade.");
  expect(calls[0]?.headers.get("if-match")).toBe('"9"');
});

test("theirs read in replace what was written", async () => {
  const theirs = aWeek({ version: 9, hours: [{ weekday: 5, starts: "08:00", ends: "09:00" }] });
  refuse(setWorkingHours, 412, "stale_version", { current: theirs });
  const { day, user, screen } = await open();
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  await user.click(await screen.findByRole("button", { name: "Läs in de nya" }));
  expect(day("Fredag").getByLabelText<HTMLInputElement>("Från").value).toBe("08:00");
  expect(screen.queryByText(/^Arbetstiderna ändrades/)).toBeNull();
});

test("without contact everything stays", async () => {
  breakOff(setWorkingHours);
  const { day, user, screen } = await open();
  await user.click(day("Tisdag").getByRole("button", { name: /^Lägg till ett pass/ }));
  await user.click(screen.getByRole("button", { name: "Spara arbetstiderna" }));
  expect(await screen.findByText(/Vi fick ingen kontakt/)).toBeTruthy();
  expect(day("Tisdag").getByLabelText<HTMLInputElement>("Till").value).toBe("16:00");
});

test("leaving with changes is asked first", async () => {
  const { day, user, screen } = await open();
  await user.click(day("Tisdag").getByRole("button", { name: /^Lägg till ett pass/ }));
  await user.click(
    within(screen.getByRole("navigation", { name: "Här är du" })).getByRole("link", { name: "Kalender" }),
  );
  expect(await screen.findByRole("dialog", { name: "Lämna sidan utan att spara?" })).toBeTruthy();
});

test("nobody's own hours yet: it says that they are the unit's", async () => {
  const { screen } = await open(aWeek({ own: false }));
  expect(screen.getByText(/Det här är enhetens vanliga tider\./)).toBeTruthy();
});

test("a coordinator chooses whose, and it stands in the address; a consultant's address cannot", async () => {
  const { screen, user, router, calls } = await open(aWeek(), { as: coordinator });
  await screen.findByRole("option", { name: "Sofia Ljungdal" });
  answer(getWorkingHours, aWeek({ person: sofia, hours: [] }));
  await user.selectOptions(screen.getByLabelText("Vems arbetstider"), "Sofia Ljungdal");
  expect(await screen.findByText(/^När Sofia Ljungdal kan ha möten/)).toBeTruthy();
  expect(router.state.location.search).toBe(`?vem=${sofia.id}`);
  expect(calls[0]?.url.pathname).toContain(myself.id);
});

test("somebody else's hours are not shown to a consultant by the address alone", async () => {
  const { calls } = await open(aWeek(), { search: `?vem=${sofia.id}` });
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.url.pathname).toContain(myself.id);
});

test("who holds no meetings has no hours here", async () => {
  const manager: Me = { ...consultant, roles: ["manager"], permissions: [...permissionsOf(["manager"])] };
  answerDesk();
  const { screen } = await renderAt("/kalender/arbetstid", { as: manager });
  expect(await screen.findByRole("heading", { level: 1, name: "Du har inga arbetstider här" })).toBeTruthy();
});

test("the same in English", async () => {
  const { day, user, screen } = await open(aWeek(), { language: "en" });
  await user.click(day("Tuesday").getByRole("button", { name: "Add a span on Tuesday" }));
  expect(screen.getByRole("heading", { level: 1, name: "Working hours" })).toBeTruthy();
});

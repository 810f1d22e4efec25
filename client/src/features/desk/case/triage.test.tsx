// The triage of a case: what the panel says, what the dialog sends, and two people at it at once.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { triageRequest } from "@samverkansstod/api/contract/triage.ts";
import { myself, openCase, openDialogOf, write } from "../../../testing/case-page.tsx";
import { aCase } from "../../../testing/case-samples.ts";
import { answer, refuse } from "../../../testing/mock.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

const found = aCase(123, { actions: ["triage"], staff: { assignee: myself } });
const after = aCase(123, { version: 2, actions: ["triage"], staff: { assignee: myself, priority: "high" } });
const checked = (group: HTMLElement) =>
  within(group)
    .getAllByRole<HTMLInputElement>("checkbox")
    .filter((box) => box.checked)
    .map((box) => box.value);

test("only what was changed goes along", async () => {
  const calls = answer(triageRequest, after);
  const { dialog, user, screen } = await openDialogOf(found, "Ändra bedömningen");
  expect(dialog.getByText("Ingen får mejl.")).toBeTruthy();
  expect(dialog.queryByLabelText("Den nya typen gäller från")).toBeNull();
  await user.click(dialog.getByRole("radio", { name: "Hög" }));
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  expect(await screen.findByText("Bedömningen av SAM-2026-000123 är sparad.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ priority: "high" });
  expect(screen.getByText("Hög prioritet")).toBeTruthy();
});

test("the main theme is chosen by itself, and is none of the others", async () => {
  const calls = answer(triageRequest, after);
  const { dialog, user, screen } = await openDialogOf(found, "Ändra bedömningen");
  const others = dialog.getByRole("group", { name: /^Fler teman/ });
  expect(checked(others)).toEqual(["housing"]);
  expect(within(others).queryByRole("checkbox", { name: "Barn och unga" })).toBeNull();
  await user.selectOptions(dialog.getByLabelText("Huvudtema"), "Boende");
  await user.click(within(others).getByRole("checkbox", { name: "Äldre" }));
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  await screen.findByText(/är sparad/);
  expect(calls[0]?.body).toEqual({ themes: ["housing", "older"] });
});

test("a kind that is changed midway has a day it holds from, and a reason", async () => {
  const calls = answer(triageRequest, after);
  const { dialog, user, screen } = await openDialogOf(found, "Ändra bedömningen");
  await user.click(dialog.getByRole("radio", { name: "Processtöd" }));
  const since = dialog.getByLabelText("Den nya typen gäller från");
  write(since, "2026-11-18");
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  expect(
    dialog.getByRole("link", { name: "Den nya typen gäller från: Välj en dag efter att ärendet kom in." }),
  ).toBeTruthy();
  expect(dialog.getByRole("link", { name: "Orsak: Skriv varför typen ändras." })).toBeTruthy();
  write(since, "2026-11-20");
  write(dialog.getByLabelText("Orsak"), "De vill ha flera möten");
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  await screen.findByText(/är sparad/);
  expect(calls[0]?.body).toEqual({
    kind: "process_support",
    kindSince: "2026-11-20",
    reason: "De vill ha flera möten",
  });
});

test("nothing changed is said instead of saved", async () => {
  const { dialog, user } = await openDialogOf(found, "Ändra bedömningen");
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  expect(dialog.getByText(/Ingenting är ändrat/)).toBeTruthy();
});

test("a kind nobody has decided asks for it, and needs no reason", async () => {
  const calls = answer(triageRequest, after);
  const unsure = aCase(123, { actions: ["triage"], form: { kind: "unsure" } });
  const { screen, user } = await openCase(unsure);
  expect(screen.getByText("Typen är inte bestämd.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Bestäm typ" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("radio", { name: "Konsultation" }));
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  await screen.findByText(/är sparad/);
  expect(calls[0]?.body).toEqual({ kind: "consultation" });
  expect(screen.queryByText("Typen är inte bestämd.")).toBeNull();
});

test("two at once: what the other one changed is shown and kept, what one chose oneself stays", async () => {
  const theirs = aCase(123, {
    version: 4,
    actions: ["triage"],
    staff: { assignee: myself, themes: ["older"], priority: "low" },
  });
  refuse(triageRequest, 412, "stale_version", { current: theirs });
  const { dialog, user, screen } = await openDialogOf(found, "Ändra bedömningen");
  await user.click(dialog.getByRole("radio", { name: "Hög" }));
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  expect(await dialog.findByText("Äldre (förut: Barn och unga, Boende)")).toBeTruthy();
  expect(dialog.getByText("Låg (förut: Normal)")).toBeTruthy();
  expect(dialog.getByLabelText<HTMLSelectElement>("Huvudtema").value).toBe("older");
  expect(dialog.getByRole<HTMLInputElement>("radio", { name: "Hög" }).checked).toBe(true);
  const calls = answer(triageRequest, after);
  await user.click(dialog.getByRole("button", { name: "Spara bedömningen" }));
  await screen.findByText(/är sparad/);
  expect(calls[0]?.headers.get("if-match")).toBe('"4"');
  expect(calls[0]?.body).toEqual({ priority: "high" });
});

test("whoever may not change it has no button", async () => {
  const { screen } = await openCase(aCase(123, { actions: [], form: { kind: "unsure" } }));
  expect(screen.queryByRole("button", { name: /bedömningen|Bestäm/ })).toBeNull();
  expect(screen.queryByText("Typen är inte bestämd.")).toBeNull();
});

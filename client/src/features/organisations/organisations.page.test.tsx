// The register: its rows, the filter in the address, and adding an organisation.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import {
  createOrganisation,
  getOrganisation,
  listOrganisations,
  updateOrganisation,
} from "@samverkansstod/api/contract/organisations.ts";
import { catalogues } from "../../testing/request-samples.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { anOrganisation, answerOrganisation, aSummary, coordinator } from "../../testing/organisation-samples.ts";
import { renderAt } from "../../testing/render.tsx";

test("shows who is there, what stands out, and how many", async () => {
  answer(listCatalogues, catalogues);
  const kept = { id: aSummary(102).id, name: "Kvar", section: "", number: null };
  answer(listOrganisations, {
    items: [aSummary(101), aSummary(103, { name: "Dubbletten", section: "Ungdom", asked: "returning", sameAs: kept })],
    next: null,
  });
  const { screen } = await renderAt("/foreningar", { as: coordinator });
  expect(await screen.findByText("2 föreningar visas.")).toBeTruthy();
  const link = screen.getByRole("link", { name: "Exempelföreningen Läxlyktan" });
  expect(link.getAttribute("href")).toBe(`/foreningar/${aSummary(101).id}`);
  expect(screen.getByRole("link", { name: "Dubbletten, Ungdom" })).toBeTruthy();
  expect(screen.getByText("Förstagångare")).toBeTruthy();
  expect(screen.getByText("Samma som Kvar")).toBeTruthy();
});

test("the filter is in the address and in the question, and a chip takes it off", async () => {
  answer(listCatalogues, catalogues);
  const calls = answer(listOrganisations, { items: [], next: null });
  const { screen, user, router } = await renderAt("/foreningar?undertecknat=ja&nonsens=1", { as: coordinator });
  expect(await screen.findByText("Ingen förening passar")).toBeTruthy();
  expect(calls.at(-1)?.url.search).toBe("?signatory=yes");
  await user.type(screen.getByLabelText(/^Sök på namn/), " målar ");
  await user.click(screen.getByRole("button", { name: "Sök" }));
  await waitFor(() => expect(calls.at(-1)?.url.search).toBe("?q=m%C3%A5lar&signatory=yes"));
  expect(router.state.location.search).toBe("?sok=m%C3%A5lar&undertecknat=ja");
  await user.selectOptions(screen.getByLabelText("Har frågat"), "returning");
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.get("asked")).toBe("returning"));
  await user.click(screen.getByRole("button", { name: /Undertecknat Överenskommelsen: Ja/ }));
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.get("signatory")).toBeNull());
});

test("more is fetched on request; no contact is said, with a way to try again", async () => {
  answer(listCatalogues, catalogues);
  breakOff(listOrganisations, { once: true });
  const { screen, user } = await renderAt("/foreningar", { as: coordinator });
  await screen.findByText("Vi kunde inte hämta det här.");
  answer(listOrganisations, { items: [aSummary(101)], next: aSummary(101).id });
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByText("De första 1 föreningarna visas.")).toBeTruthy();
  const calls = answer(listOrganisations, { items: [aSummary(102, { name: "Nästa" })], next: null });
  await user.click(screen.getByRole("button", { name: "Visa fler" }));
  expect(await screen.findByRole("link", { name: "Nästa" })).toBeTruthy();
  expect(calls.at(-1)?.url.searchParams.get("cursor")).toBe(aSummary(101).id);
});

test("adding one: what is missing is said first, a taken number keeps what was written, and a key follows the words", async () => {
  answer(listCatalogues, catalogues);
  const { screen, user, router } = await renderAt("/foreningar/ny", { as: coordinator });
  await user.click(await screen.findByRole("button", { name: "Spara" }));
  const alert = within(screen.getByRole("alert"));
  expect(alert.getAllByRole("link").map(({ textContent }) => textContent)).toEqual([
    "Skriv föreningens namn.",
    "Välj föreningens form.",
  ]);
  await user.type(screen.getByLabelText("Namn"), "Nya föreningen");
  await user.type(screen.getByLabelText(/^Organisationsnummer/), "499900-0013");
  await user.selectOptions(screen.getByLabelText("Form"), "nonprofit_association");
  await user.click(screen.getByRole("radio", { name: "Med anställda" }));
  const refused = refuse(createOrganisation, 409, "number_taken", { once: true });
  await user.click(screen.getByRole("button", { name: "Spara" }));
  expect(await screen.findByText(/^Det finns redan en organisation med det numret/)).toBeTruthy();
  await user.type(screen.getByLabelText(/^Sektion/), "Ungdom");
  const made = anOrganisation({ name: "Nya föreningen", section: "Ungdom" });
  answerOrganisation(made);
  const calls = answer(createOrganisation, made);
  await user.click(screen.getByRole("button", { name: "Spara" }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/foreningar/${made.id}`));
  expect(calls[0]?.body).toEqual({
    name: "Nya föreningen",
    number: "499900-0013",
    section: "Ungdom",
    form: "nonprofit_association",
    areas: [],
    signatorySince: null,
    workIntegration: false,
    volunteerRun: false,
  });
  expect(calls[0]?.headers.get("idempotency-key")).not.toBe(refused[0]?.headers.get("idempotency-key"));
});

test("changing one that somebody else has changed says so, keeps the words, and builds on what is there", async () => {
  answer(listCatalogues, catalogues);
  const found = anOrganisation();
  answerOrganisation(found);
  const { screen, user } = await renderAt(`/foreningar/${found.id}/andra`, { as: coordinator });
  const field = await screen.findByLabelText("Namn");
  await user.clear(field);
  await user.type(field, "Mitt namn");
  answer(getOrganisation, { ...found, version: 2, name: "Deras namn" });
  const stale = refuse(updateOrganisation, 412, "stale_version", { once: true });
  await user.click(screen.getByRole("button", { name: "Spara" }));
  expect(await screen.findByRole("heading", { name: "Någon annan har ändrat under tiden" })).toBeTruthy();
  expect(stale[0]?.headers.get("if-match")).toBe('"1"');
  expect(screen.getByLabelText<HTMLInputElement>("Namn").value).toBe("Mitt namn");
  const calls = answer(updateOrganisation, { ...found, version: 3, name: "Mitt namn" });
  await user.click(screen.getByRole("button", { name: "Spara" }));
  await waitFor(() => expect(calls[0]?.headers.get("if-match")).toBe('"2"'));
});

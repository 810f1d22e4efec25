import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { eventTypes, getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listAssignablePeople } from "@samverkansstod/api/contract/people.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { getRequest, listRequests, type Request } from "@samverkansstod/api/contract/requests.ts";
import { anEvent, myself, openCase } from "../../testing/case-page.tsx";
import { aCase, answerDesk, aRow, caseId, johan, sofia } from "../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant } from "../../testing/samples.ts";

const path = `/arende/${caseId(123)}`;

async function openDialog(found: Request) {
  const view = await openCase(found);
  await view.user.click(await view.screen.findByRole("button", { name: /^(Lämna över|Tilldela någon)$/ }));
  const dialog = within(await view.screen.findByRole("dialog"));
  await dialog.findByLabelText("Ny ansvarig");
  return { ...view, dialog };
}

function factsOf(container: HTMLElement): Record<string, string> {
  const pairs = [...container.querySelectorAll(".case-facts dt")].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent.replaceAll("\u00a0", " "),
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

test("it says what the case is, how it came in, and whom to reach", async () => {
  const { screen, container } = await openCase(aCase());
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Läxhjälp på biblioteket");
  await waitFor(() => expect(factsOf(container)["Stadsområde"]).toBe("Nordost"));
  expect(factsOf(container)).toMatchObject({
    Typ: "Konsultation",
    "Kom in": "19 november 2026 kl. 10.00",
    "Sätt att komma in": "Webben",
    "Inlett av": "En organisation",
    Svarstid: "Senast 26 november 2026",
    Språk: "Svenska",
    Teman: "Barn och unga (huvudtema)Boende",
    Principer: "Dialog",
    Förvaltningar: "Kulturförvaltningen",
    Organisation: "Exempelföreningen Läxlyktan Första gången",
    Organisationsnummer: "499900-0013",
    Organisationsform: "Ideell förening",
    Namn: "Maryam Lindvall",
    Roll: "ordförande",
  });
  expect(screen.getByRole("link", { name: "031-390 06 01" }).getAttribute("href")).toBe("tel:+46313900601");
  expect(screen.getByRole("link", { name: "kontakt@laxlyktan.example" }).getAttribute("href")).toBe(
    "mailto:kontakt@laxlyktan.example",
  );
});

test("the history is told in sentences, each kind of step has one, in both languages", async () => {
  const steps = eventTypes.map((type, index) =>
    anEvent({ number: index + 1, type, actor: { kind: "staff", name: "Karin" } }),
  );
  const own = anEvent({ number: 90, type: "assigned", actor: { kind: "staff", name: "Karin" }, assignee: "Karin" });
  const other = anEvent({
    number: 91,
    type: "assigned",
    actor: { kind: "system", name: null },
    assignee: "Sofia",
    reason: "Semester",
  });
  const { screen, user } = await openCase(aCase(), { history: [...steps, own, other] });
  expect(await screen.findByText("Karin tog ärendet.")).toBeTruthy();
  expect(screen.getByText("Systemet gjorde Sofia till ansvarig.")).toBeTruthy();
  expect(screen.getByText("Orsak: Semester")).toBeTruthy();
  const sentences = () =>
    [...document.querySelectorAll(".timeline li > p:first-of-type")].map(({ textContent }) => textContent);
  expect(sentences().every((sentence) => sentence.endsWith(".") && !sentence.includes("case."))).toBe(true);
  await user.click(screen.getAllByRole("button", { name: "English" })[0] as HTMLElement);
  expect(await screen.findByText("Karin took the case.")).toBeTruthy();
  expect(sentences().every((sentence) => sentence.endsWith(".") && !sentence.includes("case.events"))).toBe(true);
});

test("a masked personal number is told of, and where it stands", async () => {
  const { screen } = await openCase(aCase(123, { staff: { personalNumberIn: ["subject", "description"] } }));
  expect(await screen.findByText("Siffrorna är dolda på skärmen. De står i: rubriken och beskrivningen.")).toBeTruthy();
});

test("taking a case that nobody has: the page says so, and the focus stands by the name", async () => {
  const calls = answer(assignRequest, aCase(123, { version: 2, actions: ["assign"], staff: { assignee: myself } }));
  const { screen, user } = await openCase(aCase());
  await user.click(screen.getByRole("button", { name: "Tilldela mig" }));
  expect(await screen.findByText("Ärende SAM-2026-000123 är nu ditt.")).toBeTruthy();
  expect(document.activeElement?.textContent).toBe("Kajsa Exempelsson (du)");
  expect(await screen.findByRole("button", { name: "Lämna över" })).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"1"');
});

test("what cannot be done has no button", async () => {
  const { screen } = await openCase(aCase(123, { actions: [] }));
  expect(screen.queryByRole("button", { name: /Tilldela|Lämna över/ })).toBeNull();
});

test("handing over: the list has everybody else with their open cases, and the reason goes along", async () => {
  const found = aCase(123, { actions: ["assign"], staff: { assignee: johan } });
  const calls = answer(assignRequest, aCase(123, { version: 2, actions: [], staff: { assignee: sofia } }));
  const { dialog, user, screen } = await openDialog(found);
  expect(dialog.getAllByRole("option").map((option) => option.textContent)).toEqual([
    "Välj en person",
    "Sofia Ljungdal (1 öppet ärende)",
    "Ingen, så att någon annan kan ta det",
  ]);
  await user.selectOptions(dialog.getByLabelText("Ny ansvarig"), sofia.id);
  await user.type(dialog.getByLabelText(/^Orsak/), "Semester i juli");
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  expect(await screen.findByText("Sofia Ljungdal är nu ansvarig för SAM-2026-000123.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ personId: sofia.id, reason: "Semester i juli" });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement?.textContent).toBe("Sofia Ljungdal");
});

test("releasing a case sends nobody", async () => {
  const calls = answer(assignRequest, aCase(123, { version: 2 }));
  const { dialog, user, screen } = await openDialog(aCase(123, { actions: ["assign"], staff: { assignee: myself } }));
  await user.selectOptions(dialog.getByLabelText("Ny ansvarig"), "nobody");
  await user.click(dialog.getByRole("button", { name: "Släpp ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är nu utan ansvarig.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ personId: null });
});

test("without a choice the dialog asks for one", async () => {
  const { dialog, user } = await openDialog(aCase(123, { actions: ["assign"] }));
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  expect(dialog.getByText("Välj vem som ska bli ansvarig.")).toBeTruthy();
  expect(document.activeElement).toBe(dialog.getByLabelText("Ny ansvarig"));
});

test.for([
  ["not_assignable", "Personen kan inte vara ansvarig", "Välj en processledare."],
  ["conflict_of_interest", "Personen är själv med i organisationen (jäv)", "Välj någon annan."],
] as const)("%s is said beside the person, and what was written is kept", async ([code, title, detail]) => {
  refuse(assignRequest, 409, code, { title, detail });
  const { dialog, user } = await openDialog(aCase(123, { actions: ["assign"] }));
  await user.selectOptions(dialog.getByLabelText("Ny ansvarig"), sofia.id);
  await user.type(dialog.getByLabelText(/^Orsak/), "Kan finska");
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  expect(await dialog.findByText(`${title}. ${detail}`)).toBeTruthy();
  expect(document.activeElement).toBe(dialog.getByLabelText("Ny ansvarig"));
  expect(dialog.getByLabelText<HTMLTextAreaElement>(/^Orsak/).value).toBe("Kan finska");
});

test("a case that changed meanwhile: it says who has it now, and saving again builds on that", async () => {
  const current = aCase(123, { version: 2, actions: ["assign"], staff: { assignee: johan } });
  refuse(assignRequest, 412, "stale_version", { current });
  const { dialog, user } = await openDialog(aCase(123, { actions: ["assign"] }));
  await user.selectOptions(dialog.getByLabelText("Ny ansvarig"), sofia.id);
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  expect(await dialog.findByText(/^Nu är Johan Bergsten ansvarig/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLSelectElement>("Ny ansvarig").value).toBe(sofia.id);
  const calls = answer(assignRequest, aCase(123, { version: 3, actions: ["assign"], staff: { assignee: sofia } }));
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  await waitFor(() => expect(calls[0]?.headers.get("if-match")).toBe('"2"'));
});

test("a case that is no longer one's own cannot be handed over again", async () => {
  const current = aCase(123, { version: 2, actions: [], staff: { assignee: johan } });
  refuse(assignRequest, 412, "stale_version", { current });
  const { dialog, user } = await openDialog(aCase(123, { actions: ["assign"], staff: { assignee: myself } }));
  await user.selectOptions(dialog.getByLabelText("Ny ansvarig"), sofia.id);
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  expect(await dialog.findByText(/du kan inte längre lämna över ärendet/)).toBeTruthy();
  expect(dialog.queryByRole("button", { name: "Spara ansvarig" })).toBeNull();
});

test("without contact the dialog keeps what was chosen", async () => {
  breakOff(assignRequest);
  const { dialog, user } = await openDialog(aCase(123, { actions: ["assign"] }));
  await user.selectOptions(dialog.getByLabelText("Ny ansvarig"), sofia.id);
  await user.click(dialog.getByRole("button", { name: "Spara ansvarig" }));
  expect(await dialog.findByText(/ingenting är ändrat/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLSelectElement>("Ny ansvarig").value).toBe(sofia.id);
});

test("when the people cannot be fetched the dialog says so", async () => {
  answerDesk();
  breakOff(listAssignablePeople);
  answer(getRequest, aCase(123, { actions: ["assign"] }));
  answer(getRequestHistory, { items: [] });
  const { screen, user } = await renderAt(path, { as: consultant });
  await user.click(await screen.findByRole("button", { name: "Tilldela någon" }));
  expect(await screen.findByText(/Vi kunde inte hämta listan på personer/)).toBeTruthy();
});

test("a case that is not there says so and leads on", async () => {
  refuse(getRequest, 404, "not_found");
  const { screen } = await renderAt(path, { as: consultant });
  expect(await screen.findByRole("heading", { level: 1, name: "Ärendet finns inte" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Till alla ärenden" }).getAttribute("href")).toBe("/arende");
});

test("a failure can be tried again", async () => {
  breakOff(getRequest, { once: true });
  const { screen, user } = await renderAt(path, { as: consultant });
  await screen.findByRole("heading", { level: 1, name: "Vi kunde inte hämta ärendet" });
  answerDesk();
  answer(getRequest, aCase());
  answer(getRequestHistory, { items: [] });
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("heading", { level: 1, name: /Läxhjälp/ })).toBeTruthy();
});

test("back to the queue keeps its filters", async () => {
  answerDesk();
  answer(listRequests, { items: [aRow()], next: null });
  answer(getRequest, aCase());
  answer(getRequestHistory, { items: [] });
  const { screen, user, router } = await renderAt("/arende?typ=consultation&ordning=nyast", { as: consultant });
  await user.click(await screen.findByRole("link", { name: "Läxhjälp på biblioteket" }));
  await screen.findByRole("heading", { level: 1, name: /Läxhjälp/ });
  const crumbs = within(screen.getByRole("navigation", { name: "Här är du" }));
  await user.click(crumbs.getByRole("link", { name: "Ärenden" }));
  expect(router.state.location.search).toBe("?typ=consultation&ordning=nyast");
});

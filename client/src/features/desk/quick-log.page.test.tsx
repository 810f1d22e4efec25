import { fireEvent, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listCatalogues, type CatalogueEntry } from "@samverkansstod/api/contract/catalogues.ts";
import { quickLog } from "@samverkansstod/api/contract/outcomes.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { aCase, answerDesk, caseId } from "../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant } from "../../testing/samples.ts";

type View = Awaited<ReturnType<typeof openLog>>;

const entry = (code: string, sv: string): CatalogueEntry => ({ code, label: { sv, en: sv }, hint: null, sort: 1 });

/** As many as an installation starts with. */
const outcomes = [
  entry("advice_given", "Råd lämnat"),
  entry("contact_arranged", "Kontakt förmedlad"),
  entry("dialogue_meeting_held", "Dialogmöte genomfört"),
  entry("process_started", "Samverkansprocess startad"),
  entry("letter_of_intent", "Avsiktsförklaring"),
  entry("iop_dialogue_started", "IOP-dialog påbörjad"),
  entry("iop_agreement_signed", "IOP-avtal tecknat av nämnd"),
  entry("training_held", "Utbildning genomförd"),
  entry("referred_onwards", "Hänvisad till annan funktion"),
  entry("referred_to_forum", "Hänvisad till forum eller kansli"),
  entry("duplicate", "Dubblett"),
  entry("no_reply", "Inget svar"),
  entry("no_continuation", "Ingen fortsättning"),
];

function answerLogDesk() {
  answerDesk();
  answer(listCatalogues, {
    principles: [],
    themes: [entry("youth", "Barn och unga")],
    areas: [entry("nordost", "Nordost"), entry("hisingen", "Hisingen")],
    administrations: [entry("culture", "Kulturförvaltningen")],
    forums: [],
    organisationForms: [entry("nonprofit_association", "Ideell förening"), entry("foundation", "Stiftelse")],
    outcomes,
    declineReasons: [],
  });
}

async function openLog() {
  answerLogDesk();
  const view = await renderAt("/arende/snabblogg", { as: consultant });
  await view.screen.findByRole("heading", { level: 1, name: "Snabblogg" });
  await view.screen.findByRole("checkbox", { name: "Råd lämnat" });
  return view;
}

function answerLogged() {
  return answer(quickLog, aCase(124, { stage: "ended", staff: { state: "closed", source: "phone" } }));
}

function put({ screen }: View, label: string | RegExp, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

async function fillIn(view: View) {
  put(view, "Organisationens namn", "Exempelföreningen Läxlyktan");
  put(view, "Organisationsform", "nonprofit_association");
  put(view, "Rubrik", "Läxhjälp på biblioteket");
  put(view, "Minuter", "12");
  await view.user.click(view.screen.getByRole("checkbox", { name: "Råd lämnat" }));
  put(view, "Sammanfattning", "De ringer bibliotekschefen.");
}

async function save({ screen, user }: View) {
  await user.click(screen.getByRole("button", { name: "Spara och avsluta" }));
}

test("by keyboard alone, from the menu to the case number, with at most 60 keys beyond the texts", async () => {
  answerLogDesk();
  answer(listRequests, { items: [], next: null });
  const calls = answerLogged();
  const { screen, user, router } = await renderAt("/arende", { as: consultant });
  let keys = 0;
  async function press(key: string) {
    keys += 1;
    await user.keyboard(key);
  }
  /** Tab by Tab, as somebody would who sees where the focus is. */
  async function tabTo(element: HTMLElement) {
    for (let steps = 0; document.activeElement !== element; steps += 1) {
      if (steps > 40) throw new Error(`${element.id || element.textContent} is not reached by Tab`);
      await press("{Tab}");
    }
  }
  const write = async (label: string, text: string) => {
    await tabTo(screen.getByLabelText(label));
    // Texts are what the bar leaves out.
    await user.keyboard(text);
  };

  (await screen.findByRole("link", { name: "Snabblogg" })).focus();
  await press("{Enter}");
  await screen.findByRole("heading", { level: 1, name: "Snabblogg" });
  await screen.findByRole("checkbox", { name: "Råd lämnat" });
  await write("Organisationens namn", "Läxlyktan");
  const form = screen.getByLabelText("Organisationsform");
  await tabTo(form);
  // One arrow chooses the first; jsdom's lists know no arrows.
  keys += 1;
  fireEvent.change(form, { target: { value: "nonprofit_association" } });
  await write("Rubrik", "Läxhjälp");
  await write("Minuter", "12");
  await tabTo(screen.getByRole("checkbox", { name: "Råd lämnat" }));
  await press(" ");
  await tabTo(screen.getByRole("checkbox", { name: "Kontakt förmedlad" }));
  await press(" ");
  await write("Sammanfattning", "De ringer.");
  await tabTo(screen.getByRole("button", { name: "Spara och avsluta" }));
  await press("{Enter}");

  expect(await screen.findByRole("heading", { level: 1, name: "Samtalet är loggat: SAM-2026-000124" })).toBeTruthy();
  expect(calls[0]?.body).toMatchObject({
    organisationName: "Läxlyktan",
    organisationForm: "nonprofit_association",
    subject: "Läxhjälp",
    minutes: 12,
    outcomes: ["advice_given", "contact_arranged"],
    summary: "De ringer.",
    source: "phone",
    kind: "consultation",
    mailSummary: false,
  });
  expect(router.state.location.pathname).toBe("/arende/snabblogg");
  process.stdout.write(`quick log: ${keys} keys beyond the texts\n`);
  expect(keys).toBeLessThanOrEqual(60);
}, 60_000);

test("after one call comes another: an empty form, a new key, the focus at its top", async () => {
  const view = await openLog();
  const first = answerLogged();
  await fillIn(view);
  await save(view);
  const again = await view.screen.findByRole("button", { name: "Logga ett till" });
  expect(view.screen.getByText("Ingen har fått mejl.")).toBeTruthy();
  expect(view.screen.getByRole("link", { name: "Öppna ärendet" }).getAttribute("href")).toBe(`/arende/${caseId(124)}`);
  expect(document.activeElement?.tagName).toBe("H1");
  await view.user.click(again);
  expect(view.screen.getByLabelText<HTMLInputElement>("Rubrik").value).toBe("");
  expect(document.activeElement).toBe(view.screen.getByRole("heading", { level: 1, name: "Snabblogg" }));
  const second = answerLogged();
  await fillIn(view);
  await save(view);
  await waitFor(() => expect(second).toHaveLength(1));
  expect(second[0]?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(second[0]?.headers.get("idempotency-key")).not.toBe(first[0]?.headers.get("idempotency-key"));
});

test("the summary is mailed only when it is asked for, and the page says to whom", async () => {
  const calls = answerLogged();
  const view = await openLog();
  const { screen, user } = view;
  await fillIn(view);
  expect(screen.getByText("Ingen får mejl om du inte väljer det.")).toBeTruthy();
  expect(screen.queryByLabelText("E-postadress")).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "Mejla sammanfattningen" }));
  await save(view);
  expect((await screen.findByRole("alert")).querySelector("a")?.textContent).toBe(
    "E-postadress: Fyll i det här fältet.",
  );
  put(view, "E-postadress", "kontakt@laxlyktan.example");
  expect(screen.getByText("Den mejlas till kontakt@laxlyktan.example när du sparar.")).toBeTruthy();
  await save(view);
  expect(await screen.findByText("Sammanfattningen mejlas till kontakt@laxlyktan.example.")).toBeTruthy();
  expect(calls[0]?.body).toMatchObject({ mailSummary: true, contactEmail: "kontakt@laxlyktan.example" });
});

test("what is missing stands on top and at each field, and nothing is sent", async () => {
  const calls = answerLogged();
  const view = await openLog();
  await save(view);
  const summary = await view.screen.findByRole("alert");
  expect(document.activeElement).toBe(summary);
  expect([...summary.querySelectorAll("a")].map((link) => link.textContent)).toEqual([
    "Organisationens namn: Fyll i det här fältet.",
    "Organisationsform: Fyll i det här fältet.",
    "Rubrik: Fyll i det här fältet.",
    expect.stringMatching(/^Minuter: Skriv hur många minuter det tog, med siffror\. Högst 1\s440\.$/),
    "Vad blev det av det? Välj minst ett och högst 8.",
    "Sammanfattning: Fyll i det här fältet.",
  ]);
  expect(calls).toHaveLength(0);
});

test("how, when and theme are said in a line, and opened to be changed", async () => {
  const calls = answerLogged();
  const view = await openLog();
  const { screen, user } = view;
  await fillIn(view);
  const line = screen.getByText(/^Telefon · Konsultation · \d+ \w+ \d{4} kl\. \d+\.\d\d$/);
  await user.click(line);
  await user.click(await screen.findByRole("radio", { name: "Besök" }));
  put(view, "Datum", "2026-03-02");
  put(view, "Klockslag", "09:15");
  await user.selectOptions(screen.getByLabelText(/^Huvudtema/), "Barn och unga");
  await user.click(screen.getByRole("checkbox", { name: "Nordost" }));
  expect(line.textContent).toBe("Besök · Konsultation · 2 mars 2026 kl. 9.15 · Barn och unga · Nordost");
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.body).toMatchObject({
    source: "visit",
    receivedAt: "2026-03-02T08:15:00.000Z",
    themes: ["youth"],
    areas: ["nordost"],
  });
});

test("what the API refuses of what is folded away unfolds it", async () => {
  refuse(quickLog, 422, "invalid_fields", {
    errors: [
      { field: "/receivedAt", code: "in_the_future", message: "Skriv en tid som har varit." },
      { field: "/organisationNumber", code: "organisation_number_check", message: "Numret stämmer inte." },
    ],
  });
  const view = await openLog();
  await fillIn(view);
  await save(view);
  const summary = await view.screen.findByRole("alert");
  expect([...summary.querySelectorAll("a")].map((link) => link.textContent)).toEqual([
    "Organisationsnummer: Numret stämmer inte.",
    "Klockslag: Skriv en tid som har varit.",
  ]);
  expect(view.container.querySelector("details")?.open).toBe(true);
  expect(view.screen.getByLabelText("Klockslag").getAttribute("aria-invalid")).toBe("true");
});

test("an official has an administration; the unit's own initiative has nobody to reach or mail", async () => {
  const calls = answerLogged();
  const view = await openLog();
  const { screen, user } = view;
  await fillIn(view);
  await user.click(screen.getByRole("radio", { name: "En tjänsteperson i staden" }));
  expect(screen.queryByLabelText("Organisationens namn")).toBeNull();
  await user.selectOptions(screen.getByLabelText("Förvaltning"), "Kulturförvaltningen");
  await user.click(screen.getByRole("radio", { name: "Enheten själv" }));
  expect(screen.getByText(/ingen svarstid räknas/)).toBeTruthy();
  expect(screen.queryByLabelText(/^Kontaktpersonens namn/)).toBeNull();
  expect(screen.queryByRole("checkbox", { name: "Mejla sammanfattningen" })).toBeNull();
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.body).toMatchObject({ initiatedBy: "unit", mailSummary: false });
  expect(calls[0]?.body).not.toHaveProperty("organisationName");
  expect(calls[0]?.body).not.toHaveProperty("administration");
});

test("without contact everything stays, and the second try has the same key", async () => {
  const broken = breakOff(quickLog);
  const view = await openLog();
  await fillIn(view);
  await save(view);
  expect(await view.screen.findByText(/Det du har skrivit finns kvar här/)).toBeTruthy();
  const calls = answerLogged();
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.headers.get("idempotency-key")).toBe(broken[0]?.headers.get("idempotency-key"));
});

test("leaving what is not saved is asked about first; what is saved is left freely", async () => {
  answer(listRequests, { items: [], next: null });
  const view = await openLog();
  put(view, "Rubrik", "Läxhjälp");
  await view.user.click(view.screen.getByRole("link", { name: "Avbryt" }));
  const dialog = await view.screen.findByRole("dialog", { name: "Lämna sidan utan att spara?" });
  await view.user.click(within(dialog).getByRole("button", { name: "Stanna kvar" }));
  answerLogged();
  await fillIn(view);
  await save(view);
  await view.screen.findByRole("button", { name: "Logga ett till" });
  await view.user.click(view.screen.getByRole("link", { name: "Ärenden" }));
  expect(await view.screen.findByRole("heading", { level: 1, name: "Ärenden" })).toBeTruthy();
});

test("a manager has no quick log, and is told who has", async () => {
  answerLogDesk();
  const manager = { ...consultant, roles: ["manager" as const], permissions: [...permissionsOf(["manager"])] };
  const { screen } = await renderAt("/arende/snabblogg", { as: manager });
  expect(await screen.findByRole("heading", { level: 1, name: "Du kan inte logga samtal" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Snabblogg" })).toBeNull();
});

import { fireEvent, waitFor } from "@testing-library/react";
import { Value } from "typebox/value";
import { expect, test } from "vitest";
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { registerRequest } from "@samverkansstod/api/contract/registering.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import { aCase, answerDesk, caseId } from "../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant } from "../../testing/samples.ts";

type View = Awaited<ReturnType<typeof openForm>>;

async function openForm() {
  answerDesk();
  const view = await renderAt("/arende/nytt", { as: consultant });
  await view.screen.findByRole("heading", { level: 1, name: "Registrera ärende" });
  await view.screen.findByRole("option", { name: "Ideell förening" });
  return view;
}

// Whole values at once, as pickers and pasting give them; key by key the many fields would take seconds.
function put({ screen }: View, label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

function setTime(view: View, date: string, time: string) {
  put(view, "Datum", date);
  put(view, "Klockslag", time);
}

async function fillIn(view: View) {
  const { screen, user } = view;
  await user.click(screen.getByLabelText("Telefon", { selector: "[type=radio]" }));
  setTime(view, "2026-11-20", "09:15");
  put(view, "Organisationens namn", "Exempelföreningen Läxlyktan");
  put(view, "Organisationsform", "nonprofit_association");
  await user.click(screen.getByLabelText("Konsultation"));
  put(view, "Rubrik", "Läxhjälp på biblioteket");
  put(view, "Huvudtema", "youth");
}

async function save({ screen, user }: View) {
  await user.click(screen.getByRole("button", { name: "Registrera ärendet" }));
}

function answerSaved() {
  const saved = aCase(123, { staff: { source: "phone" } });
  answer(getRequest, saved);
  answer(getRequestHistory, { items: [] });
  answer(listConversation, { messages: [], notes: [] });
  answer(listRequestMeetings, { offers: [], meetings: [] });
  return answer(registerRequest, saved);
}

test("what came by phone is sent with its true time, and the new case is shown", async () => {
  const calls = answerSaved();
  const view = await openForm();
  await fillIn(view);
  await view.user.click(view.screen.getByRole("checkbox", { name: "Nordost" }));
  await view.user.selectOptions(view.screen.getByLabelText(/^Andra tema/), "Äldre");
  await save(view);
  expect(await view.screen.findByText("Ärende SAM-2026-000123 är registrerat.")).toBeTruthy();
  await waitFor(() => expect(view.router.state.location.pathname).toBe(`/arende/${caseId(123)}`));
  expect(calls).toHaveLength(1);
  expect(calls[0]?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(calls[0]?.body).toEqual({
    source: "phone",
    receivedAt: "2026-11-20T08:15:00.000Z",
    initiatedBy: "organisation",
    kind: "consultation",
    subject: "Läxhjälp på biblioteket",
    description: null,
    requesterType: "organisation",
    organisationName: "Exempelföreningen Läxlyktan",
    organisationForm: "nonprofit_association",
    organisationNumber: null,
    contactName: null,
    contactRole: null,
    contactPhone: null,
    contactEmail: null,
    areas: ["nordost"],
    themes: ["youth", "older"],
    sendReceipt: false,
  });
});

test("what is missing stands on top and at each field, in the words of the API, and nothing is sent", async () => {
  const calls = answerSaved();
  const view = await openForm();
  await save(view);
  const summary = await view.screen.findByRole("alert");
  expect(document.activeElement).toBe(summary);
  expect([...summary.querySelectorAll("a")].map((link) => link.getAttribute("href"))).toEqual([
    "#register-source",
    "#register-organisationName",
    "#register-organisationForm",
    "#register-kind",
    "#register-subject",
    "#register-themes",
  ]);
  expect(summary.querySelector("a")?.textContent).toBe("Hur kom det in? Fyll i det här fältet.");
  expect(view.screen.getAllByText("Fyll i det här fältet.")).toHaveLength(6);
  expect(document.title).toMatch(/^Fel: Registrera ärende/);
  put(view, "Rubrik", "Läxhjälp");
  expect(view.screen.getByLabelText("Rubrik").getAttribute("aria-invalid")).toBeNull();
  expect(calls).toHaveLength(0);
});

test("a time that the clocks skipped is explained", async () => {
  const view = await openForm();
  await fillIn(view);
  setTime(view, "2026-03-29", "02:30");
  await save(view);
  expect(view.screen.getAllByText(/Klockan 2.30 fanns inte den dagen.* är 3.00\.$/)).toHaveLength(2);
});

test("a time that came twice is asked about; the earlier is taken unless another is chosen", async () => {
  const calls = answerSaved();
  const view = await openForm();
  await fillIn(view);
  setTime(view, "2026-10-25", "02:30");
  expect(view.screen.getByRole("group", { name: "Klockan 2.30 inföll två gånger den natten" })).toBeTruthy();
  expect(view.screen.getByRole<HTMLInputElement>("radio", { name: /Den första/ }).checked).toBe(true);
  await view.user.click(view.screen.getByRole("radio", { name: /Den andra/ }));
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.body).toMatchObject({ receivedAt: "2026-10-25T01:30:00.000Z" });
});

test("what the API refuses stands at its field", async () => {
  refuse(registerRequest, 422, "invalid_fields", {
    errors: [
      { field: "/organisationNumber", code: "organisation_number_check", message: "Numret stämmer inte." },
      { field: "/receivedAt", code: "in_the_future", message: "Skriv en tid som har varit." },
    ],
  });
  const view = await openForm();
  await fillIn(view);
  await save(view);
  const summary = await view.screen.findByRole("alert");
  expect([...summary.querySelectorAll("a")].map((link) => link.textContent)).toEqual([
    "Klockslag: Skriv en tid som har varit.",
    "Organisationsnummer: Numret stämmer inte.",
  ]);
  expect(view.screen.getByLabelText("Klockslag").getAttribute("aria-invalid")).toBe("true");
});

test("a receipt says to whom it goes, and needs an address", async () => {
  const calls = answerSaved();
  const view = await openForm();
  await fillIn(view);
  await view.user.click(view.screen.getByRole("checkbox", { name: "Mejla en kvittens" }));
  await save(view);
  // "E-post" is also one of the ways to come in.
  const address = () => view.screen.getByRole("textbox", { name: "E-post" });
  expect(address().getAttribute("aria-invalid")).toBe("true");
  fireEvent.change(address(), { target: { value: "kontakt@laxlyktan.example" } });
  expect(view.screen.getByText(/^Den skickas till kontakt@laxlyktan.example när du sparar/)).toBeTruthy();
  await save(view);
  expect(await view.screen.findByText(/Kvittensen mejlas till kontakt@laxlyktan.example\.$/)).toBeTruthy();
  expect(calls[0]?.body).toMatchObject({ sendReceipt: true, contactEmail: "kontakt@laxlyktan.example" });
});

test("without contact everything stays, and the second try has the same key", async () => {
  const broken = breakOff(registerRequest);
  const view = await openForm();
  await fillIn(view);
  await save(view);
  expect(await view.screen.findByText(/Det du har skrivit finns kvar här/)).toBeTruthy();
  expect(view.screen.getByLabelText<HTMLInputElement>("Rubrik").value).toBe("Läxhjälp på biblioteket");
  const calls = answerSaved();
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.headers.get("idempotency-key")).toBe(broken[0]?.headers.get("idempotency-key"));
});

test("a first try that may have gone through is said, and the next one has a new key", async () => {
  const refused = refuse(registerRequest, 422, "idempotency_key_reused");
  const view = await openForm();
  await fillIn(view);
  await save(view);
  expect(await view.screen.findByText(/Ditt första försök kan ha gått fram/)).toBeTruthy();
  const calls = answerSaved();
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.headers.get("idempotency-key")).not.toBe(refused[0]?.headers.get("idempotency-key"));
});

test("an official has an administration and no organisation", async () => {
  const calls = answerSaved();
  const view = await openForm();
  await fillIn(view);
  await view.user.click(view.screen.getByRole("radio", { name: "En tjänsteperson i staden" }));
  expect(view.screen.queryByLabelText("Organisationens namn")).toBeNull();
  await view.user.selectOptions(view.screen.getByLabelText("Förvaltning"), "Kulturförvaltningen");
  await save(view);
  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]?.body).toMatchObject({
    initiatedBy: "city_official",
    requesterType: "city_official",
    administration: "culture",
  });
  expect(calls[0]?.body).not.toHaveProperty("organisationName");
});

test("the unit's own initiative has nobody who asks: no organisation, no contact, no receipt, and no promise counts", async () => {
  const calls = answerSaved();
  const view = await openForm();
  const { screen, user } = view;
  await fillIn(view);
  put(view, "Namn (valfritt)", "Maryam Lindvall");
  await user.click(screen.getByRole("checkbox", { name: "Mejla en kvittens" }));
  await user.click(screen.getByRole("radio", { name: "Enheten själv" }));
  expect(screen.getByText(/ingen svarstid räknas och ingen får mejl/)).toBeTruthy();
  for (const gone of ["Organisationens namn", "Organisationsform", "Förvaltning", /^Namn/, "Mejla en kvittens"]) {
    expect(screen.queryByLabelText(gone)).toBeNull();
  }
  expect(screen.queryByRole("heading", { name: "Kontaktperson" })).toBeNull();
  await save(view);
  expect(await screen.findByText("Ärende SAM-2026-000123 är registrerat.")).toBeTruthy();
  // Checked against the contract's own shape, which refuses what it does not know.
  const { body } = registerRequest.schema;
  expect([...Value.Errors(body, calls[0]?.body)]).toEqual([]);
  expect(calls[0]?.body).toEqual({
    source: "phone",
    receivedAt: "2026-11-20T08:15:00.000Z",
    initiatedBy: "unit",
    kind: "consultation",
    subject: "Läxhjälp på biblioteket",
    description: null,
    areas: [],
    themes: ["youth"],
    sendReceipt: false,
  });
});

test("what was typed of an organisation is there again when the unit was a slip", async () => {
  const view = await openForm();
  await fillIn(view);
  await view.user.click(view.screen.getByRole("radio", { name: "Enheten själv" }));
  await view.user.click(view.screen.getByRole("radio", { name: "En organisation" }));
  expect(view.screen.getByLabelText<HTMLInputElement>("Organisationens namn").value).toBe(
    "Exempelföreningen Läxlyktan",
  );
});

test("leaving what is not saved is asked about first", async () => {
  answer(listRequests, { items: [], next: null });
  const view = await openForm();
  put(view, "Rubrik", "Läxhjälp");
  await view.user.click(view.screen.getByRole("link", { name: "Avbryt" }));
  await view.screen.findByRole("dialog", { name: "Lämna sidan utan att spara?" });
  await view.user.click(view.screen.getByRole("button", { name: "Stanna kvar" }));
  expect(view.screen.getByLabelText<HTMLInputElement>("Rubrik").value).toBe("Läxhjälp");
  await view.user.click(view.screen.getByRole("link", { name: "Avbryt" }));
  await view.user.click(await view.screen.findByRole("button", { name: "Lämna utan att spara" }));
  expect(await view.screen.findByRole("heading", { level: 1, name: "Ärenden" })).toBeTruthy();
});

test("a manager cannot register and is told who can", async () => {
  answerDesk();
  const manager = { ...consultant, roles: ["manager" as const], permissions: [...permissionsOf(["manager"])] };
  const { screen } = await renderAt("/arende/nytt", { as: manager });
  expect(await screen.findByRole("heading", { level: 1, name: "Du kan inte registrera ärenden" })).toBeTruthy();
});

// Asking in five steps: the way through, what stops somebody, and that nothing typed is ever lost.
import { waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { me, refresh, requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import { createRequest, getRequest, submitRequest, updateRequest } from "@samverkansstod/api/contract/requests.ts";
import { switchLanguage } from "../../i18n/setup.ts";
import { answer, answerWhen, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { remember } from "../../ui/remembered.ts";
import { catalogues, draft, filledForm, sentRequest } from "../../testing/request-samples.ts";
import { requester } from "../../testing/samples.ts";

type View = Awaited<ReturnType<typeof renderAt>>;

const heading = (step: number, title: string) => ({ level: 1, name: new RegExp(`^Steg ${step} av 5 ?: ?${title}$`) });
const first = heading(1, "Vad ni vill");
const last = heading(5, "Kontrollera och skicka");

function kept(id: string): string | null {
  return window.localStorage.getItem(`samverkansstod.draft.${id}`);
}

async function goOn({ user, screen }: View, next: { level: number; name: RegExp }) {
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  return screen.findByRole("heading", next);
}

// At once, as from the clipboard: each key by itself takes long.
async function write(user: View["user"], field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

async function fillFirstStep({ user, screen }: View) {
  await user.click(await screen.findByLabelText("Vet inte – hjälp mig välja"));
  await write(user, screen.getByLabelText("Rubrik"), "Läxhjälp på biblioteket");
  await write(user, screen.getByLabelText("Berätta vad ni vill ha hjälp med"), "Vem ska vi prata med?");
}

async function throughThreeSteps(view: View) {
  const { user, screen } = view;
  await fillFirstStep(view);
  await goOn(view, heading(2, "Vilka ni är"));
  await user.click(screen.getByLabelText("En förening eller annan organisation"));
  await write(user, screen.getByLabelText("Organisationens namn"), "Exempelföreningen Läxlyktan");
  await user.selectOptions(screen.getByLabelText("Organisationsform"), "Ideell förening");
  await user.click(screen.getByLabelText("Vi har inget organisationsnummer"));
  await write(user, screen.getByLabelText("Ditt namn"), "Åsa Påhittad");
  await goOn(view, heading(3, "Platsen och mötet"));
  await user.click(screen.getByLabelText("Nordost"));
}

/** A draft the server has, opened where the person chose to go on. */
async function openDraft(step: number, request = draft) {
  answer(getRequest, request);
  return renderAt(`/fraga/${step}?utkast=${draft.id}`, { as: requester });
}

beforeEach(() => {
  answer(listCatalogues, catalogues);
});

test("five steps, with the code on the way, and the receipt at the end", async () => {
  const view = await renderAt("/fraga");
  const { user, screen, router } = view;
  await throughThreeSteps(view);
  await goOn(view, heading(4, "Din e-postadress"));
  answer(requestSignInCode, { expiresInSeconds: 600 });
  answer(signIn, requester);
  const created = answer(createRequest, draft);
  await user.type(screen.getByLabelText("E-postadress"), "asa@laxlyktan.example{Enter}");
  await user.type(await screen.findByLabelText("Kod med sex siffror"), "123456{Enter}");
  await screen.findByRole("heading", last);
  expect(router.state.location.search).toBe(`?utkast=${draft.id}`);
  expect(created).toHaveLength(1);
  expect(created[0]?.body).toMatchObject({
    kind: "unsure",
    organisationForm: "nonprofit_association",
    areas: ["northeast"],
  });
  expect(created[0]?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
  expect(screen.getByText("När du skickar blir det en allmän handling")).toBeTruthy();
  expect(screen.getByText("asa@laxlyktan.example")).toBeTruthy();

  const sent = answer(submitRequest, sentRequest);
  await user.click(screen.getByRole("button", { name: "Skicka förfrågan" }));
  await screen.findByRole("heading", { level: 1, name: "Tack! Vi har fått er förfrågan." });
  expect(sent[0]?.headers.get("if-match")).toBe('"1"');
  expect(screen.getByText("SAM-2026-000123")).toBeTruthy();
  expect(screen.getByText("Vi hör av oss senast torsdag 26 november 2026.")).toBeTruthy();
  expect(kept(draft.id)).toBeNull();
  expect(kept("new")).toBeNull();
});

test("what is missing is said at the top and beside the field, and the focus goes there", async () => {
  const { user, screen } = await renderAt("/fraga/1");
  await screen.findByRole("heading", first);
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  const summary = screen.getByRole("alert");
  expect(document.activeElement).toBe(summary);
  expect(document.title).toMatch(/^Fel: Steg 1 av 5/);
  const links = within(summary).getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual([
    "Vilken hjälp vill ni ha? Välj ett av alternativen.",
    "Rubrik: Fyll i det här fältet.",
    "Berätta vad ni vill ha hjälp med: Fyll i det här fältet.",
  ]);
  await user.click(within(summary).getByRole("link", { name: /^Rubrik/ }));
  const subject = screen.getByLabelText("Rubrik");
  expect(document.activeElement).toBe(subject);
  expect(subject.getAttribute("aria-describedby")).toContain("subject-error");
  expect(document.getElementById("subject-error")?.textContent).toBe("Fyll i det här fältet.");
});

test("without an account it stays on this device, and is there when the page is opened again", async () => {
  const view = await renderAt("/fraga/1");
  await view.user.type(await view.screen.findByLabelText("Rubrik"), "Påhitt");
  expect(view.screen.getByText("Sparat på den här enheten")).toBeTruthy();
  view.unmount();
  const { screen, user } = await renderAt("/fraga/1");
  const subject = await screen.findByLabelText<HTMLInputElement>("Rubrik");
  expect(subject.value).toBe("Påhitt");
  await user.click(screen.getByRole("button", { name: "Ta bort det och börja om" }));
  expect(screen.getByLabelText<HTMLInputElement>("Rubrik").value).toBe("");
  expect(kept("new")).toBeNull();
});

test("back and forth, and another language, lose no answer", async () => {
  const view = await renderAt("/fraga/1");
  const { user, screen, words } = view;
  await fillFirstStep(view);
  await goOn(view, heading(2, "Vilka ni är"));
  await user.click(screen.getByRole("radio", { name: "En tjänsteperson i staden" }));
  await user.type(screen.getByLabelText("Ditt namn"), "Åsa");
  await user.click(within(screen.getByRole("banner")).getByRole("button", { name: "English" }));
  expect(await screen.findByRole("heading", { level: 1, name: /^Step 2 of 5 ?: ?Who you are$/ })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Your name").value).toBe("Åsa");
  expect(screen.getByRole<HTMLInputElement>("radio", { name: "A city official" }).checked).toBe(true);
  await user.click(screen.getByRole("link", { name: "Back" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Heading")).value).toBe("Läxhjälp på biblioteket");
  await switchLanguage(words, "sv");
});

test("whoever is signed in is saved when typing pauses: begun once, then changed", async () => {
  const created = answer(createRequest, { ...draft, form: { ...filledForm, subject: "Lä" } });
  const changed = answer(updateRequest, { ...draft, version: 2 });
  const { user, screen, router } = await renderAt("/fraga/1", { as: requester });
  const subject = await screen.findByLabelText("Rubrik");
  await user.type(subject, "Lä");
  await screen.findByText(/^Sparat (23 november 2026 )?kl\. 14\.05$/, {}, { timeout: 4000 });
  expect(created[0]?.body).toMatchObject({ subject: "Lä", contactName: "Åsa Påhittad" });
  expect(router.state.location.search).toBe(`?utkast=${draft.id}`);
  expect(document.activeElement).toBe(subject);
  expect(kept("new")).toBeNull();
  await user.type(subject, "xa");
  await waitFor(() => expect(changed).toHaveLength(1), { timeout: 4000 });
  expect(changed[0]?.body).toEqual({ subject: "Läxa" });
  expect(changed[0]?.headers.get("if-match")).toBe('"1"');
  await waitFor(() => expect(kept(draft.id)).toBeNull());
  expect(created).toHaveLength(1);
});

test("what is typed while a save is under way is neither lost nor taken for saved", async () => {
  const { user, screen } = await openDraft(1);
  const first = Promise.withResolvers<typeof draft>();
  const slow = answerWhen(updateRequest, first.promise);
  await user.type(await screen.findByLabelText("Rubrik"), "!");
  await waitFor(() => expect(slow).toHaveLength(1), { timeout: 4000 });
  await user.type(screen.getByLabelText(/^Vad ska ha blivit/), "Mer");
  const second = answer(updateRequest, { ...draft, version: 3 });
  first.resolve({ ...draft, version: 2 });
  await waitFor(() => expect(second).toHaveLength(1), { timeout: 4000 });
  expect(second[0]?.body).toEqual({ desiredChange: "Mer" });
  expect(second[0]?.headers.get("if-match")).toBe('"2"');
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Vad ska ha blivit/).value).toBe("Mer");
});

test("a personal number stays on the device until it is changed or said to be none", async () => {
  const view = await openDraft(1);
  const { user, screen } = view;
  const description = await screen.findByLabelText("Berätta vad ni vill ha hjälp med");
  refuse(updateRequest, 422, "personal_number", {
    once: true,
    errors: [{ field: "/description", code: "personal_number", message: "x" }],
  });
  await user.type(description, " 811218-9876");
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  const summary = await screen.findByRole("alert");
  expect(within(summary).getByRole("link").textContent).toMatch(/Texten ser ut att innehålla ett personnummer/);
  expect(kept(draft.id)).toContain("811218-9876");
  expect(screen.getByText("Tills du har ändrat eller svarat finns texten bara på den här enheten.")).toBeTruthy();

  const said = answer(updateRequest, { ...draft, version: 2, notPersonalNumbers: ["description"] });
  await user.click(screen.getByRole("checkbox", { name: "Det här är inte ett personnummer" }));
  await waitFor(() => expect(said).toHaveLength(1));
  expect(said[0]?.body).toEqual({
    description: `${filledForm.description} 811218-9876`,
    notPersonalNumbers: ["description"],
  });
  await goOn(view, heading(2, "Vilka ni är"));
  expect(kept(draft.id)).toBeNull();
});

test("a wrong organisation number is said on going on, not while typing, and the rest is saved", async () => {
  const { user, screen } = await openDraft(2);
  refuse(updateRequest, 400, "invalid_fields", {
    once: true,
    errors: [{ field: "/organisationNumber", code: "organisation_number_check", message: "x" }],
  });
  const saved = answer(updateRequest, { ...draft, version: 2 });
  refuse(updateRequest, 400, "invalid_fields", {
    once: true,
    errors: [{ field: "/organisationNumber", code: "organisation_number_check", message: "x" }],
  });
  const number = await screen.findByLabelText("Organisationsnummer");
  await user.clear(number);
  await user.type(number, "499900-0014");
  await user.type(screen.getByLabelText(/^Din roll/), "Ordförande");
  expect(screen.queryByText(/en av dem är fel/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  await screen.findByRole("link", { name: /^Organisationsnummer: Numret stämmer inte/ });
  expect(saved.at(-1)?.body).toEqual({ contactRole: "Ordförande" });
  expect(screen.getByText(/utom det som behöver rättas/)).toBeTruthy();
});

test("a draft changed elsewhere shows both texts, and the writer chooses", async () => {
  const view = await openDraft(1);
  const { user, screen } = view;
  await user.type(await screen.findByLabelText("Rubrik"), " i Bergsjön");
  const current = {
    ...draft,
    version: 5,
    form: { ...filledForm, subject: "Läxhjälp i Angered", description: "Skrivet på telefonen" },
  };
  refuse(updateRequest, 412, "stale_version", { once: true, current });
  const saved = answer(updateRequest, { ...draft, version: 6 });
  refuse(updateRequest, 412, "stale_version", { once: true, current });
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  const question = await screen.findByRole("heading", { name: "Utkastet har ändrats på ett annat ställe" });
  expect(document.activeElement).toBe(question);
  expect(screen.getByText("Läxhjälp på biblioteket i Bergsjön")).toBeTruthy();
  expect(screen.getByText("Läxhjälp i Angered")).toBeTruthy();
  expect(screen.queryByText("Skrivet på telefonen")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Behåll allt jag har skrivit här" }));
  const subject = await screen.findByLabelText<HTMLInputElement>("Rubrik");
  expect(subject.value).toBe("Läxhjälp på biblioteket i Bergsjön");
  // What was changed only there has come here.
  expect(screen.getByLabelText<HTMLTextAreaElement>("Berätta vad ni vill ha hjälp med").value).toBe(
    "Skrivet på telefonen",
  );
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]?.headers.get("if-match")).toBe('"5"');
  expect(saved[0]?.body).toEqual({ subject: "Läxhjälp på biblioteket i Bergsjön" });
});

test("the other text can be taken instead", async () => {
  const { user, screen } = await openDraft(1);
  await user.type(await screen.findByLabelText("Rubrik"), "!");
  const form = { ...filledForm, subject: "Läxhjälp i Angered" };
  refuse(updateRequest, 412, "stale_version", { once: true, current: { ...draft, version: 5, form } });
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  await user.click(await screen.findByRole("radio", { name: "Det som är sparat" }));
  await user.click(screen.getByRole("button", { name: "Spara mina val" }));
  expect((await screen.findByLabelText<HTMLInputElement>("Rubrik")).value).toBe("Läxhjälp i Angered");
  expect(kept(draft.id)).toBeNull();
});

test("a send that fails keeps everything and is repeated with the same key", async () => {
  const { user, screen } = await openDraft(5);
  await screen.findByRole("heading", last);
  const lost = breakOff(submitRequest);
  await user.click(screen.getByRole("button", { name: "Skicka förfrågan" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Förfrågan är inte skickad");
  expect(document.title).toMatch(/^Fel: /);
  expect(screen.getByText("Läxhjälp på biblioteket")).toBeTruthy();
  const arrived = answer(submitRequest, sentRequest);
  await user.click(screen.getByRole("button", { name: "Skicka förfrågan" }));
  await screen.findByRole("heading", { level: 1, name: "Tack! Vi har fått er förfrågan." });
  expect(arrived[0]?.headers.get("idempotency-key")).toBe(lost[0]?.headers.get("idempotency-key"));
});

test("a session that has ended loses nothing: signing in again saves what was written meanwhile", async () => {
  const view = await openDraft(3);
  const { user, screen } = view;
  refuse(updateRequest, 401, "signed_out");
  refuse(refresh, 401, "signed_out");
  await user.type(await screen.findByLabelText(/^Vilken tolk/), "Somaliska");
  await goOn(view, heading(4, "Din e-postadress"));
  expect(screen.getAllByText(/^Du är inte inloggad längre/).length).toBeGreaterThan(0);
  expect(kept(draft.id)).toContain("Somaliska");
  answer(requestSignInCode, { expiresInSeconds: 600 });
  answer(signIn, requester);
  const saved = answer(updateRequest, { ...draft, version: 2 });
  await user.type(await screen.findByLabelText("E-postadress"), "asa@laxlyktan.example{Enter}");
  await user.type(await screen.findByLabelText("Kod med sex siffror"), "123456{Enter}");
  await screen.findByRole("heading", last);
  expect(saved[0]?.body).toEqual({ interpreter: "Somaliska" });
  expect(kept(draft.id)).toBeNull();
});

test("an answer is changed from the last step and one is back there", async () => {
  const view = await openDraft(5);
  const { user, screen } = view;
  await user.click(await screen.findByRole("link", { name: "Ändra Din roll" }));
  const role = await screen.findByLabelText(/^Din roll/);
  expect(document.activeElement).toBe(role);
  answer(updateRequest, { ...draft, version: 2 });
  await user.type(role, "Ordförande");
  await goOn(view, last);
  expect(screen.getByText("Ordförande")).toBeTruthy();
});

test("opened at the last step, it stays there however late it is known who is signed in", async () => {
  const late = Promise.withResolvers<typeof requester>();
  remember("signedIn", "requester");
  answerWhen(me, late.promise);
  const opened = answer(getRequest, draft);
  const { screen } = await renderAt(`/fraga/5?utkast=${draft.id}`);
  await waitFor(() => {
    expect(opened).toHaveLength(1);
  });
  // The draft is there, and nobody is sent back to confirm an address meanwhile.
  const sentBack = screen.findByRole("heading", { level: 1, name: /^Steg 4 av 5/ }, { timeout: 500 });
  await expect(sentBack).rejects.toThrow(/Unable to find/);
  late.resolve(requester);
  expect(await screen.findByRole("heading", last)).toBeTruthy();
});

test("what is missing at the end leads to its question", async () => {
  const { user, screen } = await openDraft(5, { ...draft, form: { ...filledForm, description: null, areas: [] } });
  await user.click(await screen.findByRole("button", { name: "Skicka förfrågan" }));
  const summary = screen.getByRole("alert");
  expect(
    within(summary)
      .getAllByRole("link")
      .map((link) => link.textContent),
  ).toEqual([
    "Berätta vad ni vill ha hjälp med: Fyll i det här fältet.",
    "Vilken del av staden gäller det? Välj minst ett alternativ.",
  ]);
  await user.click(within(summary).getByRole("link", { name: /^Vilken del/ }));
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "Ändra Vilken del av staden gäller det?" }));
});

test("a draft opens where it was left, one that was sent opens its own page, and a stranger's is not there", async () => {
  answer(getRequest, { ...draft, form: { ...filledForm, contactName: null } });
  const open = await renderAt(`/fraga?utkast=${draft.id}`, { as: requester });
  await open.screen.findByRole("heading", heading(2, "Vilka ni är"));
  open.unmount();
  refuse(getRequest, 404, "not_found");
  const strange = await renderAt(`/fraga?utkast=${draft.id}`, { as: requester });
  await strange.screen.findByRole("heading", { level: 1, name: "Förfrågan finns inte" });
});

test("a text the server could not take is kept, and the person is told", async () => {
  const { user, screen } = await openDraft(1);
  breakOff(updateRequest);
  await user.type(await screen.findByLabelText("Rubrik"), "!");
  await user.click(screen.getByRole("button", { name: "Fortsätt" }));
  await screen.findByRole("heading", heading(2, "Vilka ni är"));
  expect(screen.getAllByText(/Kunde inte spara på servern/).length).toBeGreaterThan(0);
  expect(kept(draft.id)).toContain("Läxhjälp på biblioteket!");
});

test("protected personal data is said with a tick, after reading what it does and that it makes nothing secret", async () => {
  const saved = answer(updateRequest, { ...draft, version: 2, form: { ...draft.form, contactProtected: true } });
  const { screen, user } = await openDraft(2);
  const box = await screen.findByRole("checkbox", { name: "Jag har skyddade personuppgifter" });
  expect(screen.queryByText(/^Krysset gör inte uppgifterna hemliga/)).toBeNull();
  await user.click(box);
  expect(screen.getByText(/^Krysset gör inte uppgifterna hemliga/)).toBeTruthy();
  expect(screen.getByText(/^Skriv ingen hemadress/)).toBeTruthy();
  await waitFor(() =>
    expect(saved.map(({ body }) => body)).toContainEqual(expect.objectContaining({ contactProtected: true })),
  );
});

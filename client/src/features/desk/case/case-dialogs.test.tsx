// Each dialog of a case: what it says before, what it sends, what it says after, and what a refusal leaves.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { askRequester, logContact } from "@samverkansstod/api/contract/conversation.ts";
import { declineRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { acceptRequest, pauseRequest, resumeRequest } from "@samverkansstod/api/contract/triage.ts";
import { myCase, openDialogOf, write } from "../../../testing/case-page.tsx";
import { johan } from "../../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

const inProgress = { state: "in_progress" } as const;
const after = (changes: Parameters<typeof myCase>[0] = {}) => myCase({ version: 2, ...changes });
const address = "Vi mejlar kontakt@laxlyktan.example.";
const nobody = "Ingen får mejl.";

test("accepting: says who becomes responsible and that nobody is mailed, and the focus ends where the state is told", async () => {
  const calls = answer(acceptRequest, after({ staff: { state: "accepted" } }));
  const { dialog, user, screen } = await openDialogOf(myCase(), "Ta emot ärendet");
  expect(dialog.getByText(/Du är ansvarig/)).toBeTruthy();
  expect(dialog.getByText(nobody)).toBeTruthy();
  write(dialog.getByLabelText(/^Kommentar/), "Vi börjar");
  await user.click(dialog.getByRole("button", { name: "Ta emot ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är mottaget.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"1"');
  expect(calls[0]?.body).toEqual({ reason: "Vi börjar" });
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(document.activeElement?.textContent).toContain("Tilldelad");
  expect(screen.getByRole("button", { name: "Logga samtal" })).toBeTruthy();
});

test("asking: whom it mails, and that the case then waits", async () => {
  const calls = answer(askRequester, after({ staff: { waitingFor: "requester" } }));
  const { dialog, user, screen } = await openDialogOf(myCase(), "Ställ en fråga");
  expect(dialog.getByText(address)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Skicka frågan" }));
  expect(dialog.getByRole("link", { name: "Fråga: Skriv frågan." })).toBeTruthy();
  write(dialog.getByLabelText("Fråga"), "Vilka kvällar passar?");
  await user.click(dialog.getByRole("button", { name: "Skicka frågan" }));
  expect(await screen.findByText("Frågan är skickad. SAM-2026-000123 väntar på svar.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ text: "Vilka kvällar passar?" });
  expect(screen.getByText("Väntar på den som frågar")).toBeTruthy();
});

test("logging a call: by phone and now unless something else is said, done once however often it is tried", async () => {
  breakOff(logContact, { once: true });
  const { dialog, user, screen } = await openDialogOf(myCase({ staff: { state: "accepted" } }), "Logga samtal");
  expect(dialog.getByText(/Det blir en tjänsteanteckning, och svarstiden räknas som hållen/)).toBeTruthy();
  expect(dialog.getByText(nobody)).toBeTruthy();
  write(dialog.getByLabelText(/^Antal minuter/), "tolv");
  await user.click(dialog.getByRole("button", { name: "Spara samtalet" }));
  expect(dialog.getAllByText(/Skriv ett helt antal minuter/)).toHaveLength(2);
  expect(dialog.getAllByText(/Skriv kort vad ni talade om/)).toHaveLength(2);
  write(dialog.getByLabelText(/^Antal minuter/), "12");
  write(dialog.getByLabelText("Vad kom fram?"), "De vill träffas på kvällen.");
  await user.click(dialog.getByRole("button", { name: "Spara samtalet" }));
  expect(await dialog.findByText(/Vi fick ingen kontakt, och ingenting är ändrat/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLTextAreaElement>("Vad kom fram?").value).toBe("De vill träffas på kvällen.");
  const calls = answer(logContact, after({ staff: inProgress }));
  await user.click(dialog.getByRole("button", { name: "Spara samtalet" }));
  expect(await screen.findByText("Samtalet är loggat i SAM-2026-000123.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ channel: "phone", minutes: 12, text: "De vill träffas på kvällen." });
  expect(calls[0]?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
});

test("a call at another time goes with its instant in Stockholm, and what the API says of it stands by the day", async () => {
  const calls = refuse(logContact, 400, "invalid_fields", {
    errors: [{ field: "/at", code: "before_received", message: "Välj en dag efter att ärendet kom in." }],
  });
  const { dialog, user } = await openDialogOf(myCase(), "Logga samtal");
  write(dialog.getByLabelText("Datum"), "2026-11-18");
  write(dialog.getByLabelText("Klockslag"), "14:05");
  write(dialog.getByLabelText("Vad kom fram?"), "Hej");
  await user.click(dialog.getByRole("button", { name: "Spara samtalet" }));
  expect(await dialog.findByRole("link", { name: "Datum: Välj en dag efter att ärendet kom in." })).toBeTruthy();
  expect(calls[0]?.body).toMatchObject({ at: "2026-11-18T13:05:00.000Z" });
});

test("pausing: a day that has not been, and a reason", async () => {
  const calls = answer(pauseRequest, after({ pausedUntil: "2099-03-01" }));
  const { dialog, user, screen } = await openDialogOf(myCase(), "Gör vilande");
  expect(dialog.getByText(nobody)).toBeTruthy();
  write(dialog.getByLabelText("Vilande till"), "2020-01-01");
  await user.click(dialog.getByRole("button", { name: "Gör vilande" }));
  expect(dialog.getAllByText(/Välj en dag som inte har varit/)).toHaveLength(2);
  expect(dialog.getAllByText(/Skriv varför ärendet vilar/)).toHaveLength(2);
  write(dialog.getByLabelText("Vilande till"), "2099-03-01");
  write(dialog.getByLabelText("Orsak"), "De har sommaruppehåll");
  await user.click(dialog.getByRole("button", { name: "Gör vilande" }));
  expect(await screen.findByText("SAM-2026-000123 är vilande till 1 mars 2099.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ until: "2099-03-01", reason: "De har sommaruppehåll" });
  expect(screen.getByText("Vilande till 1 mars 2099")).toBeTruthy();
});

test("taking up again needs no reason", async () => {
  const calls = answer(resumeRequest, after());
  const paused = myCase({ actions: ["resume"], pausedUntil: "2099-03-01", staff: { state: "accepted" } });
  const { dialog, user, screen } = await openDialogOf(paused, "Ta upp igen");
  expect(dialog.getByText(/Ärendet är vilande till 1 mars 2099/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Ta upp igen" }));
  expect(await screen.findByText("SAM-2026-000123 är upptaget igen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({});
});

test("somebody changed the case meanwhile: what is new is shown, what was written stays, and the next try builds on it", async () => {
  const current = myCase({ version: 5, form: { kind: "process_support" }, staff: { assignee: johan } });
  refuse(declineRequest, 412, "stale_version", { current });
  const { dialog, user, screen } = await openDialogOf(myCase(), "Avböj");
  await user.selectOptions(dialog.getByLabelText("Skäl"), "other");
  write(dialog.getByLabelText("Text till den som frågar"), "Vi kan inte.");
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  const notice = within(
    (await dialog.findByText("Ärendet ändrades medan rutan var öppen")).parentElement as HTMLElement,
  );
  // The button may be far below what is new.
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Ärendet ändrades medan"));
  expect(notice.getByText("Johan Bergsten (förut: Kajsa Exempelsson)")).toBeTruthy();
  expect(notice.getByText("Processtöd (förut: Konsultation)")).toBeTruthy();
  expect(dialog.getByLabelText<HTMLTextAreaElement>("Text till den som frågar").value).toBe("Vi kan inte.");
  const calls = answer(declineRequest, after({ version: 6, staff: { state: "declined" } }));
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  await screen.findByText("SAM-2026-000123 är avböjt.");
  expect(calls[0]?.headers.get("if-match")).toBe('"5"');
});

test("what can no longer be done is said, and the text is there to be copied", async () => {
  const current = myCase({ version: 5, actions: ["reopen"], staff: { state: "withdrawn" } });
  refuse(declineRequest, 412, "stale_version", { current });
  const { dialog, user } = await openDialogOf(myCase(), "Avböj");
  await user.selectOptions(dialog.getByLabelText("Skäl"), "other");
  write(dialog.getByLabelText("Text till den som frågar"), "Vi kan inte.");
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  expect(await dialog.findByText("Det går inte längre")).toBeTruthy();
  expect(dialog.getByText("Återkallad (förut: Inkommen)")).toBeTruthy();
  expect(dialog.queryByRole("button", { name: "Avböj ärendet" })).toBeNull();
  expect(dialog.getByLabelText<HTMLTextAreaElement>("Text till den som frågar").value).toBe("Vi kan inte.");
});

test("refused for what no field can mend, it says so at the top, and is silent again once something else is amiss", async () => {
  refuse(askRequester, 409, "no_address");
  const { dialog, user } = await openDialogOf(myCase(), "Ställ en fråga");
  write(dialog.getByLabelText("Fråga"), "Hej?");
  await user.click(dialog.getByRole("button", { name: "Skicka frågan" }));
  const refusal = /Det finns ingen e-postadress att skriva till/;
  expect(await dialog.findByText(refusal)).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(refusal));
  write(dialog.getByLabelText("Fråga"), " ");
  await user.click(dialog.getByRole("button", { name: "Skicka frågan" }));
  dialog.getByLabelText("Fråga").focus();
  write(dialog.getByLabelText("Fråga"), "Hej igen?");
  expect(dialog.queryByText(refusal)).toBeNull();
  expect(document.activeElement).toBe(dialog.getByLabelText("Fråga"));
});

test("a conflict of interest is told in words", async () => {
  refuse(acceptRequest, 409, "conflict_of_interest");
  const { dialog, user } = await openDialogOf(myCase(), "Ta emot ärendet");
  await user.click(dialog.getByRole("button", { name: "Ta emot ärendet" }));
  expect(await dialog.findByText(/jäv/)).toBeTruthy();
});

test("put aside with Escape a text stays, dropped with Avbryt it is gone", async () => {
  const { dialog, user, screen } = await openDialogOf(myCase(), "Ställ en fråga");
  const open = async () => {
    await user.click(screen.getByRole("button", { name: "Fler åtgärder" }));
    await user.click(screen.getAllByRole("button", { name: "Ställ en fråga" })[0] as HTMLElement);
    return within(await screen.findByRole("dialog"));
  };
  write(dialog.getByLabelText("Fråga"), "Halv");
  screen.getByRole("dialog").dispatchEvent(new Event("cancel", { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const second = await open();
  expect(second.getByLabelText<HTMLTextAreaElement>("Fråga").value).toBe("Halv");
  await user.click(second.getByRole("button", { name: "Avbryt" }));
  const third = await open();
  expect(third.getByLabelText<HTMLTextAreaElement>("Fråga").value).toBe("");
});

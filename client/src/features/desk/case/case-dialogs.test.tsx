// Each dialog of a case: what it says before, what it sends, what it says after, and what a refusal leaves.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { askRequester, logContact } from "@samverkansstod/api/contract/conversation.ts";
import type { Action } from "@samverkansstod/api/contract/life-cycle.ts";
import { listRequestMeetings, type Meeting } from "@samverkansstod/api/contract/meetings.ts";
import {
  closeRequest,
  declineRequest,
  referRequest,
  reopenRequest,
  voidRequest,
} from "@samverkansstod/api/contract/outcomes.ts";
import { acceptRequest, pauseRequest, resumeRequest } from "@samverkansstod/api/contract/triage.ts";
import { myself, openDialogOf, write } from "../../../testing/case-page.tsx";
import { aCase, caseId, johan } from "../../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";

const all: Action[] = [
  "triage",
  "accept",
  "ask",
  "message",
  "note",
  "offer_times",
  "decline",
  "refer",
  "void",
  "pause",
  "log_contact",
  "close",
];

function mine(changes: Parameters<typeof aCase>[1] = {}) {
  const { staff, ...rest } = changes;
  return aCase(123, { actions: all, ...rest, staff: { assignee: myself, ...staff } });
}

const inProgress = { state: "in_progress" } as const;
const after = (changes: Parameters<typeof aCase>[1] = {}) => mine({ version: 2, ...changes });
const address = "Vi mejlar kontakt@laxlyktan.example.";
const nobody = "Ingen får mejl.";

test("accepting: says who becomes responsible and that nobody is mailed, and the focus ends where the state is told", async () => {
  const calls = answer(acceptRequest, after({ staff: { state: "accepted" } }));
  const { dialog, user, screen } = await openDialogOf(mine(), "Ta emot ärendet");
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
  const { dialog, user, screen } = await openDialogOf(mine(), "Ställ en fråga");
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
  const { dialog, user, screen } = await openDialogOf(mine({ staff: { state: "accepted" } }), "Logga samtal");
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
  const { dialog, user } = await openDialogOf(mine(), "Logga samtal");
  write(dialog.getByLabelText("Datum"), "2026-11-18");
  write(dialog.getByLabelText("Klockslag"), "14:05");
  write(dialog.getByLabelText("Vad kom fram?"), "Hej");
  await user.click(dialog.getByRole("button", { name: "Spara samtalet" }));
  expect(await dialog.findByRole("link", { name: "Datum: Välj en dag efter att ärendet kom in." })).toBeTruthy();
  expect(calls[0]?.body).toMatchObject({ at: "2026-11-18T13:05:00.000Z" });
});

test("pausing: a day that has not been, and a reason", async () => {
  const calls = answer(pauseRequest, after({ pausedUntil: "2099-03-01" }));
  const { dialog, user, screen } = await openDialogOf(mine(), "Gör vilande");
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
  const paused = mine({ actions: ["resume"], pausedUntil: "2099-03-01", staff: { state: "accepted" } });
  const { dialog, user, screen } = await openDialogOf(paused, "Ta upp igen");
  expect(dialog.getByText(/Ärendet är vilande till 1 mars 2099/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Ta upp igen" }));
  expect(await screen.findByText("SAM-2026-000123 är upptaget igen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({});
});

test("declining: a reason of the catalogue and words to the one who asks", async () => {
  const calls = answer(declineRequest, after({ actions: ["reopen"], staff: { state: "declined" } }));
  const { dialog, user, screen } = await openDialogOf(mine(), "Avböj");
  expect(dialog.getByText(address)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  expect(dialog.getByRole("link", { name: "Skäl: Välj ett skäl." })).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText("Skäl"), "Utanför vårt uppdrag");
  write(dialog.getByLabelText("Text till den som frågar"), "Vänd er till kulturförvaltningen.");
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är avböjt.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ code: "outside_mission", text: "Vänd er till kulturförvaltningen." });
});

test("without an address nobody is mailed, and the dialog says so", async () => {
  const { dialog } = await openDialogOf(mine({ contactEmail: null }), "Avböj");
  expect(dialog.getByText(nobody)).toBeTruthy();
});

test("referring: what follows is explained, and whoever has said yes is written down", async () => {
  const calls = answer(referRequest, after({ actions: ["reopen"], staff: { state: "referred" } }));
  const { dialog, user, screen } = await openDialogOf(mine(), "Hänvisa");
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  expect(dialog.getAllByText(/Välj om det de har skrivit ska följa med/)).toHaveLength(2);
  expect(dialog.queryByLabelText("Mottagarens e-postadress")).toBeNull();
  write(dialog.getByLabelText("Till vem?"), "Kulturförvaltningens föreningsenhet");
  await user.click(dialog.getByRole("radio", { name: "Ja, de har redan sagt ja" }));
  write(dialog.getByLabelText("Mottagarens e-postadress"), "forening@kultur.example");
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  expect(dialog.getByRole("link", { name: "Hur sa de ja? Skriv hur de sa ja." })).toBeTruthy();
  write(dialog.getByLabelText("Hur sa de ja?"), "I telefon");
  write(dialog.getByLabelText("Text till den som frågar"), "De hör av sig.");
  expect(dialog.getByText(address)).toBeTruthy();
  expect(dialog.getByText("Det de har skrivit skickas till forening@kultur.example.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är hänvisat till Kulturförvaltningens föreningsenhet.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    receiver: "Kulturförvaltningens föreningsenhet",
    consent: "given",
    receiverEmail: "forening@kultur.example",
    reason: "I telefon",
    text: "De hör av sig.",
  });
});

test("referring where nothing follows sends no address along, and without an address nobody can be asked", async () => {
  const calls = answer(referRequest, after({ actions: [], staff: { state: "referred" } }));
  const { dialog, user } = await openDialogOf(mine({ contactEmail: null }), "Hänvisa");
  expect(dialog.queryByRole("radio", { name: /fråga dem/ })).toBeNull();
  write(dialog.getByLabelText("Till vem?"), "Kansliet");
  await user.click(dialog.getByRole("radio", { name: "Nej, ingenting skickas" }));
  write(dialog.getByLabelText("Text till den som frågar"), "Ring dem.");
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  await waitFor(() =>
    expect(calls[0]?.body).toEqual({ receiver: "Kansliet", consent: "not_needed", text: "Ring dem." }),
  );
});

test("voiding: what it means, and a reason", async () => {
  const calls = answer(voidRequest, after({ actions: ["note"], staff: { state: "void" } }));
  const { dialog, user, screen } = await openDialogOf(mine(), "Ogiltigförklara");
  expect(dialog.getByText(/Det går inte att öppna igen/)).toBeTruthy();
  expect(dialog.getByText(nobody)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Ogiltigförklara" }));
  expect(dialog.getAllByText(/Skriv varför ärendet är ogiltigt/)).toHaveLength(2);
  write(dialog.getByLabelText("Orsak"), "Skräppost");
  await user.click(dialog.getByRole("button", { name: "Ogiltigförklara" }));
  expect(await screen.findByText("SAM-2026-000123 är markerat som ogiltigt.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "Skräppost" });
});

test("opening again mails the one who asks", async () => {
  const calls = answer(reopenRequest, after({ staff: inProgress }));
  const { dialog, user, screen } = await openDialogOf(
    mine({ actions: ["reopen"], staff: { state: "closed" } }),
    "Öppna igen",
  );
  expect(dialog.getByText(address)).toBeTruthy();
  write(dialog.getByLabelText("Orsak"), "De ringde igen");
  await user.click(dialog.getByRole("button", { name: "Öppna igen" }));
  expect(await screen.findByText("SAM-2026-000123 är öppet igen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "De ringde igen" });
});

test("closing: outcomes, summary, principles and the time that was logged as hours and minutes", async () => {
  const calls = answer(closeRequest, after({ actions: ["reopen"], staff: { state: "closed" } }));
  const { dialog, user, screen } = await openDialogOf(
    mine({ staff: { ...inProgress, minutesLogged: 80 } }),
    "Avsluta ärendet",
  );
  expect(dialog.getByText(address)).toBeTruthy();
  expect(dialog.getByText(/Loggat hittills: 1 timme 20 minuter/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLInputElement>("Timmar").value).toBe("1");
  await user.click(dialog.getByRole("button", { name: "Avsluta ärendet" }));
  expect(dialog.getByRole("link", { name: "Vad blev det? Välj minst ett utfall." })).toBeTruthy();
  await user.click(await dialog.findByRole("checkbox", { name: "Råd lämnat" }));
  await user.click(dialog.getByRole("checkbox", { name: "Kontakt förmedlad" }));
  write(dialog.getByLabelText("Sammanfattning"), "De har fått en kontakt.");
  const [strengthened, strained] = dialog.getAllByRole("checkbox", { name: "Dialog" });
  await user.click(strengthened as HTMLElement);
  await user.click(strained as HTMLElement);
  write(dialog.getByLabelText("Minuter"), "75");
  await user.click(dialog.getByRole("button", { name: "Avsluta ärendet" }));
  expect(dialog.getAllByText(/En princip kan inte både ha stärkts och satts på prov: Dialog/)).toHaveLength(2);
  expect(dialog.getAllByText(/Skriv hela timmar/)).toHaveLength(2);
  await user.click(strained as HTMLElement);
  write(dialog.getByLabelText("Minuter"), "45");
  await user.click(dialog.getByRole("button", { name: "Avsluta ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är avslutat.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    outcomes: ["advice_given", "contact_arranged"],
    summary: "De har fått en kontakt.",
    strengthened: ["dialogue"],
    strained: [],
    minutes: 105,
  });
});

const coming: Meeting = {
  id: caseId(7),
  version: 1,
  requestId: caseId(123),
  state: "booked",
  startsAt: "2099-03-02T09:00:00.000Z",
  endsAt: "2099-03-02T10:00:00.000Z",
  localStart: "2099-03-02T10:00",
  localEnd: "2099-03-02T11:00",
  placeKind: "phone",
  place: null,
  consultant: johan,
  cancelCode: null,
  moves: 0,
  staff: {
    caseNumber: "SAM-2026-000123",
    subject: "Läxhjälp på biblioteket",
    organisationName: null,
    invited: [
      { email: "johan.bergsten@goteborg.example", name: "Johan Bergsten", role: "consultant" },
      { email: "rektor@skolan.example", name: null, role: "participant" },
    ],
    moved: [],
    cancelReason: null,
    log: null,
    earlierLogs: [],
    missingLog: false,
  },
};

test("what ends a case says who is told that its meetings are cancelled", async () => {
  const { dialog, user, screen, queries } = await openDialogOf(mine({ staff: inProgress }), "Avsluta ärendet");
  expect(dialog.queryByText(/Kommande möten ställs in/)).toBeNull();
  await user.click(dialog.getByRole("button", { name: "Avbryt" }));
  answer(listRequestMeetings, { offers: [], meetings: [coming] });
  await queries.invalidateQueries();
  await user.click(screen.getByRole("button", { name: "Avsluta ärendet" }));
  const again = within(await screen.findByRole("dialog"));
  expect(
    await again.findByText(
      "Kommande möten ställs in. De som är inbjudna får mejl om det: johan.bergsten@goteborg.example och rektor@skolan.example.",
    ),
  ).toBeTruthy();
});

test("somebody changed the case meanwhile: what is new is shown, what was written stays, and the next try builds on it", async () => {
  const current = mine({ version: 5, form: { kind: "process_support" }, staff: { assignee: johan } });
  refuse(declineRequest, 412, "stale_version", { current });
  const { dialog, user, screen } = await openDialogOf(mine(), "Avböj");
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
  const current = mine({ version: 5, actions: ["reopen"], staff: { state: "withdrawn" } });
  refuse(declineRequest, 412, "stale_version", { current });
  const { dialog, user } = await openDialogOf(mine(), "Avböj");
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
  const { dialog, user } = await openDialogOf(mine(), "Ställ en fråga");
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
  const { dialog, user } = await openDialogOf(mine(), "Ta emot ärendet");
  await user.click(dialog.getByRole("button", { name: "Ta emot ärendet" }));
  expect(await dialog.findByText(/jäv/)).toBeTruthy();
});

test("put aside with Escape a text stays, dropped with Avbryt it is gone", async () => {
  const { dialog, user, screen } = await openDialogOf(mine(), "Ställ en fråga");
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

// The meetings of a case on its page: what is shown of them, what can be done and what has no button, and each dialog that sends.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import type { Action } from "@samverkansstod/api/contract/life-cycle.ts";
import {
  bookMeeting,
  cancelMeeting,
  listRequestMeetings,
  logMeeting,
  moveMeeting,
  sendAgreedSummary,
  type Meeting,
  type TimeOffer,
} from "@samverkansstod/api/contract/meetings.ts";
import { offerTimes, pickTime, withdrawOffer } from "@samverkansstod/api/contract/offers.ts";
import { listParticipants, type Participant } from "@samverkansstod/api/contract/participants.ts";
import { listFreeTimes } from "@samverkansstod/api/contract/working-hours.ts";
import { aCase, answerDesk, caseId, johan, sofia } from "../../../testing/case-samples.ts";
import {
  aHeldMeeting,
  aLog,
  amina,
  aMeeting,
  anHour,
  anOffer,
  aPastMeeting,
  bo,
  freeTimes,
} from "../../../testing/meeting-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { renderPiece } from "../../../testing/render.tsx";
import { consultant } from "../../../testing/samples.ts";
import { me } from "@samverkansstod/api/contract/account.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";
import { TypedTexts } from "../case/typed-texts.tsx";
import { CaseMeetings } from "./case-meetings.tsx";

atTheTimeOfTheSamples();

const all: Action[] = ["offer_times", "pick_time", "book_meeting", "hold_meeting", "note", "message"];
const found = (changes: Parameters<typeof aCase>[1] = {}) =>
  aCase(123, { actions: all, ...changes, staff: { state: "accepted", assignee: johan, ...changes.staff } });

interface Around {
  found?: ReturnType<typeof aCase>;
  meetings?: Meeting[];
  offers?: TimeOffer[];
  participants?: Participant[];
  free?: FreeTime[];
  language?: "sv" | "en";
}

async function show({
  found: shown = found(),
  meetings = [],
  offers = [],
  participants = [],
  free = freeTimes,
  language = "sv",
}: Around = {}) {
  answerDesk();
  answer(me, consultant);
  answer(getRequest, shown);
  answer(listRequestMeetings, { offers, meetings });
  answer(listParticipants, { items: participants });
  answer(listFreeTimes, { items: free });
  const view = await renderPiece(
    <TypedTexts>
      <CaseMeetings found={shown} />
    </TypedTexts>,
    { language },
  );
  await waitFor(() => expect(view.screen.queryByText(/Hämtar möten|Fetching meetings/)).toBeNull());
  return view;
}

async function openDialog(button: RegExp | string, around: Around = {}) {
  const view = await show(around);
  await view.user.click(view.screen.getByRole("button", { name: button }));
  const dialog = within(await view.screen.findByRole("dialog"));
  return { ...view, dialog };
}

const later = "torsdag 3 december 2026 kl. 10.00–11.00";

test("a meeting says when, where, with whom and who is invited", async () => {
  const { screen } = await show({ meetings: [aMeeting()] });
  const item = within(screen.getByRole("heading", { name: later }).closest("li") as HTMLElement);
  expect(item.getByText("Bokat")).toBeTruthy();
  expect(item.getByText("På plats, Exempelgatan 1")).toBeTruthy();
  expect(item.getByText("Johan Bergsten")).toBeTruthy();
  expect(item.getByText("Maryam Lindvall, kontakt@laxlyktan.example")).toBeTruthy();
  expect(item.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
    `Flytta mötet ${later}`,
    `Ställ in mötet ${later}`,
  ]);
});

test("a meeting that was moved keeps its old time, who asked and why; one that is off says why", async () => {
  const moved = [
    {
      at: "2026-11-20T13:05:00.000Z",
      by: "Sofia Ljungdal",
      askedBy: "requester" as const,
      reason: "De fick förhinder",
      fromStartsAt: "2026-12-01T09:00:00.000Z",
      toStartsAt: "2026-12-03T09:00:00.000Z",
    },
  ];
  const off = aMeeting({
    id: caseId(701),
    state: "cancelled",
    cancelCode: "illness",
    ...anHour("2026-12-01", "13:00"),
    staff: { cancelReason: "Vi hör av oss" },
  });
  const { screen, user } = await show({ meetings: [off, aMeeting({ moves: 1, staff: { moved } })] });
  await user.click(screen.getByText("Flyttat 1 gång"));
  expect(
    screen.getByText("Från 1 december 2026 kl. 10.00 till 3 december 2026 kl. 10.00. Bad om det: Den som frågar."),
  ).toBeTruthy();
  expect(screen.getByText("Orsak: De fick förhinder")).toBeTruthy();
  expect(screen.getByText("20 november 2026 kl. 14.05 av Sofia Ljungdal.")).toBeTruthy();
  expect(screen.getByText("Sjukdom. Vi hör av oss")).toBeTruthy();
  expect(
    within(screen.getByRole("heading", { name: /1 december/ }).closest("li") as HTMLElement).queryByRole("button"),
  ).toBeNull();
});

test("a log is shown with its earlier versions, and can be corrected and sent", async () => {
  const log = aLog({ correction: "Räknade fel" });
  const earlier = aLog({ minutes: 30, agreed: null, correction: null });
  const { screen, user } = await show({ meetings: [aHeldMeeting(log, { staff: { log, earlierLogs: [earlier] } })] });
  expect(screen.getAllByText(/^Den som frågar: 2/)[0]?.textContent).toBe("Den som frågar: 2\nStaden: 1");
  expect(screen.getByText("75 minuter")).toBeTruthy();
  expect(screen.getByText("Räknade fel")).toBeTruthy();
  await user.click(screen.getByText("1 tidigare version av loggen"));
  expect(screen.getByText("30 minuter")).toBeTruthy();
  expect(screen.getByRole("button", { name: /Rätta loggen/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /Skicka ”Det här kom vi överens om”/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Föreslå nästa tid" })).toBeTruthy();
});

test("what cannot be done has no button", async () => {
  const { screen } = await show({
    found: found({ actions: [] }),
    meetings: [aMeeting(), aHeldMeeting({}, { id: caseId(701) })],
    offers: [anOffer()],
  });
  expect(screen.queryAllByRole("button")).toEqual([]);
});

test("a meeting that has begun is logged, and neither moved nor called off", async () => {
  const { screen } = await show({ meetings: [aPastMeeting()] });
  expect(screen.getByText("Logg saknas")).toBeTruthy();
  const item = within(screen.getByRole("heading", { name: /24 november/ }).closest("li") as HTMLElement);
  expect(item.getAllByRole("button").map(({ textContent }) => textContent)).toEqual([
    "Logga mötet mötet tisdag 24 november 2026 kl. 10.00–11.00",
  ]);
});

test("that there is nothing yet is said", async () => {
  const { screen } = await show();
  expect(screen.getByText("Inget möte är bokat och inga tider är föreslagna.")).toBeTruthy();
});

test("a list that cannot be fetched can be tried again", async () => {
  answerDesk();
  breakOff(listRequestMeetings);
  const { screen, user } = await renderPiece(
    <TypedTexts>
      <CaseMeetings found={found()} />
    </TypedTexts>,
  );
  expect(await screen.findByText("Vi kunde inte hämta mötena.")).toBeTruthy();
  answer(listRequestMeetings, { offers: [], meetings: [aMeeting()] });
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("heading", { name: later })).toBeTruthy();
});

test("offering times: the one responsible first, up to three free ones and typed ones, whom it mails, and until when", async () => {
  const { dialog, user, screen } = await openDialog("Föreslå tider");
  expect(dialog.getByText(/Vi mejlar kontakt@laxlyktan.example/)).toBeTruthy();
  await waitFor(() => expect(dialog.getByLabelText<HTMLSelectElement>("Processledare").value).toBe(johan.id));
  const thursday = within(await dialog.findByRole("group", { name: "torsdag 3 december 2026" }));
  await user.click(thursday.getByRole("checkbox", { name: "11.00" }));
  await user.click(dialog.getByRole("checkbox", { name: "14.00" }));
  await user.click(dialog.getByRole("button", { name: "Skriv en egen tid" }));
  await user.type(dialog.getByLabelText("Datum"), "2026-12-09");
  await user.type(dialog.getByLabelText("Klockslag"), "17:30");
  expect(dialog.getByText("torsdag 3 december 2026 kl. 11.00–12.00")).toBeTruthy();
  await user.click(dialog.getByRole("radio", { name: "Videomöte" }));
  await user.type(dialog.getByLabelText(/^Länk till mötet/), "https://mote.example/1");
  await user.selectOptions(dialog.getByLabelText(/^Hur länge ska tiderna/), "2");
  expect(dialog.getByText("Tiderna är reserverade till 27 november 2026 kl. 15.00.")).toBeTruthy();
  const calls = answer(offerTimes, anOffer());
  await user.click(dialog.getByRole("button", { name: "Skicka förslaget" }));
  expect(
    await screen.findByText(
      "Förslaget är mejlat till kontakt@laxlyktan.example. Tiderna är reserverade till 28 november 2026 kl. 9.00.",
    ),
  ).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    consultantId: johan.id,
    minutes: 60,
    times: [{ localStart: "2026-12-03T11:00" }, { localStart: "2026-12-07T14:00" }, { localStart: "2026-12-09T17:30" }],
    placeKind: "video",
    place: "https://mote.example/1",
    expiresAt: "2026-11-27T14:00:00.000Z",
  });
  expect(calls[0]?.headers.get("idempotency-key")).toMatch(/^[0-9a-f-]{36}$/);
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Möten"));
});

test("offering nothing says what to choose, in the summary and beside the fields", async () => {
  const calls = answer(offerTimes, anOffer());
  const { dialog, user } = await openDialog("Föreslå tider", { found: found({ form: { meetingPlace: "either" } }) });
  await dialog.findByRole("checkbox", { name: "11.00" });
  await user.click(dialog.getByRole("button", { name: "Skicka förslaget" }));
  const summary = within(dialog.getByRole("alert"));
  expect(summary.getAllByRole("link").map(({ textContent }) => textContent)).toEqual([
    "Tider att välja på: Välj minst en tid, eller skriv en egen.",
    "Sätt att mötas: Välj ett av alternativen.",
  ]);
  expect(dialog.getAllByText(/Välj minst en tid, eller skriv en egen\./)).toHaveLength(2);
  await user.click(summary.getByRole("link", { name: /^Tider att välja på/ }));
  expect(document.activeElement).toBe(dialog.getByRole("checkbox", { name: "10.00" }));
  expect(calls).toHaveLength(0);
});

test("a taken time: the sentence, the next free ones as choices, and everything typed is kept", async () => {
  const { dialog, user, screen } = await openDialog("Föreslå tider");
  await user.click(await dialog.findByRole("checkbox", { name: "10.00" }));
  await user.click(dialog.getByRole("radio", { name: "Telefon" }));
  await user.type(dialog.getByLabelText(/^Telefonnummer/), "Vi ringer");
  refuse(offerTimes, 409, "time_taken", { freeTimes: [anHour("2026-12-03", "11:00"), anHour("2026-12-08", "09:00")] });
  answer(listFreeTimes, { items: freeTimes.slice(1) });
  await user.click(dialog.getByRole("button", { name: "Skicka förslaget" }));
  expect(await dialog.findAllByText(/Tiden är inte längre ledig\. Någon annan hann före/)).toHaveLength(2);
  const instead = within(dialog.getByRole("group", { name: "De här tiderna är lediga i stället" }));
  await user.click(instead.getByRole("checkbox", { name: "tisdag 8 december 2026 kl. 9.00–10.00" }));
  expect(dialog.getByLabelText<HTMLInputElement>(/^Telefonnummer/).value).toBe("Vi ringer");
  // The one that was taken is gone, and counts for nothing.
  await waitFor(() => expect(dialog.queryByRole("checkbox", { name: "10.00" })).toBeNull());
  const calls = answer(offerTimes, anOffer());
  await user.click(dialog.getByRole("button", { name: "Skicka förslaget" }));
  await screen.findByText(/^Förslaget är mejlat/);
  expect(calls[0]?.body).toMatchObject({ times: [{ localStart: "2026-12-08T09:00" }], place: "Vi ringer" });
});

test("more days are shown on demand, and another consultant or length has other times", async () => {
  const { dialog, user } = await openDialog("Föreslå tider", {
    free: [...freeTimes, anHour("2026-12-08", "15:00")],
  });
  await dialog.findByRole("checkbox", { name: "14.00" });
  expect(dialog.queryByRole("group", { name: "tisdag 8 december 2026" })).toBeNull();
  const calls = answer(listFreeTimes, { items: [anHour("2026-12-10", "15:00")] });
  await user.click(dialog.getByRole("button", { name: "Visa fler dagar" }));
  expect(await dialog.findByRole("group", { name: "torsdag 10 december 2026" })).toBeTruthy();
  expect(dialog.getByRole("group", { name: "tisdag 8 december 2026" })).toBeTruthy();
  expect(calls[0]?.url.searchParams.get("from")).toBe("2026-12-02");
  await user.selectOptions(dialog.getByLabelText("Mötets längd"), "90");
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.get("minutes")).toBe("90"));
  await user.selectOptions(dialog.getByLabelText("Processledare"), sofia.id);
  await waitFor(() => expect(calls.at(-1)?.url.pathname).toContain(sofia.id));
});

test("what is typed stays when the dialog is put aside, and goes with Avbryt", async () => {
  const { dialog, user, screen } = await openDialog("Boka möte");
  await user.click(dialog.getByRole("radio", { name: "Telefon" }));
  await user.type(dialog.getByLabelText(/^Telefonnummer/), "031-390 06 01");
  await user.click(dialog.getByRole("button", { name: "Stäng" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Boka möte" }));
  expect(dialog.getByLabelText<HTMLInputElement>(/^Telefonnummer/).value).toBe("031-390 06 01");
  await user.click(dialog.getByRole("button", { name: "Avbryt" }));
  await user.click(screen.getByRole("button", { name: "Boka möte" }));
  expect(dialog.queryByLabelText(/^Telefonnummer/)).toBeNull();
});

test("booking: one free time, who is invited, and whom it mails", async () => {
  const { dialog, user, screen } = await openDialog("Boka möte", { participants: [amina, bo] });
  await user.click(await dialog.findByRole("radio", { name: "11.00" }));
  expect(dialog.getByText("Utan e-postadress, kan inte bjudas in: Bo Utan-Adress.")).toBeTruthy();
  await user.click(dialog.getByRole("checkbox", { name: "Amina Påhittad" }));
  expect(
    dialog.getByText("Vi mejlar Johan Bergsten, kontakt@laxlyktan.example och amina@kultur.example."),
  ).toBeTruthy();
  await user.click(dialog.getByRole("checkbox", { name: "Maryam Lindvall, den som frågar" }));
  expect(dialog.getByText("Vi mejlar Johan Bergsten och amina@kultur.example.")).toBeTruthy();
  const calls = answer(bookMeeting, aMeeting());
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  expect(await screen.findByText(`Mötet är bokat: ${later}.`)).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    consultantId: johan.id,
    localStart: "2026-12-03T11:00",
    minutes: 60,
    placeKind: "on_site",
    place: null,
    inviteRequester: false,
    participantIds: [amina.id],
  });
});

test("without an address the requester cannot be invited, and it says so", async () => {
  const { dialog } = await openDialog("Boka möte", { found: found({ contactEmail: null }) });
  expect(await dialog.findByText(/Ärendet har ingen e-postadress/)).toBeTruthy();
  expect(dialog.queryByRole("checkbox", { name: /den som frågar/ })).toBeNull();
});

test("a clock that does not exist is said beside the time, with the next that does", async () => {
  const { dialog, user } = await openDialog("Boka möte");
  await user.click(await dialog.findByRole("radio", { name: "En annan tid" }));
  await user.type(dialog.getByLabelText("Datum"), "2027-03-28");
  await user.type(dialog.getByLabelText("Klockslag"), "02:30");
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  const group = within(dialog.getByRole("group", { name: "En annan tid" }));
  expect(group.getByText(/Den tiden finns inte, för klockan ställs fram då\..*3\.00/)).toBeTruthy();
});

test("a clock that occurs twice is asked, then sent with the answer; a time that has been is refused", async () => {
  const { dialog, user, screen } = await openDialog("Boka möte");
  await user.click(await dialog.findByRole("radio", { name: "En annan tid" }));
  await user.type(dialog.getByLabelText("Datum"), "2026-11-24");
  await user.type(dialog.getByLabelText("Klockslag"), "02:30");
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  expect(dialog.getAllByText(/Välj en tid som inte har varit\./)).toHaveLength(2);
  await user.clear(dialog.getByLabelText("Datum"));
  await user.type(dialog.getByLabelText("Datum"), "2027-10-31");
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  expect(dialog.getAllByText(/Den tiden finns två gånger/)).toHaveLength(2);
  await user.click(dialog.getByRole("radio", { name: "Den andra, efter omställningen till vintertid" }));
  const calls = answer(bookMeeting, aMeeting());
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  await screen.findByText(/^Mötet är bokat/);
  expect(calls[0]?.body).toMatchObject({ localStart: "2027-10-31T02:30", fold: "second" });
});

test("what only the API finds wrong with a typed time stands beside it, and it may ask which of two", async () => {
  const { dialog, user } = await openDialog("Boka möte");
  await user.click(await dialog.findByRole("radio", { name: "En annan tid" }));
  await user.type(dialog.getByLabelText("Datum"), "2026-12-09");
  await user.type(dialog.getByLabelText("Klockslag"), "10:00");
  refuse(bookMeeting, 400, "invalid_fields", {
    errors: [{ field: "/localStart", code: "time_twice", message: "Två gånger" }],
  });
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  const group = within(await dialog.findByRole("group", { name: "En annan tid" }));
  expect(await group.findByText(/Den tiden finns två gånger/)).toBeTruthy();
  expect(dialog.getByRole("radio", { name: /^Den första/ })).toBeTruthy();
});

test.for([
  ["not_assignable", /Personen kan inte vara ansvarig/],
  ["conflict_of_interest", /själv med i organisationen/],
] as const)("%s is said beside the consultant", async ([code, words]) => {
  refuse(bookMeeting, 409, code);
  const { dialog, user } = await openDialog("Boka möte");
  await user.click(await dialog.findByRole("radio", { name: "11.00" }));
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  expect(await dialog.findAllByText(words)).toHaveLength(2);
  expect(dialog.getByRole("link", { name: /^Processledare:/ })).toBeTruthy();
});

test("without contact everything is kept, and the next try has the same key", async () => {
  breakOff(bookMeeting);
  const { dialog, user, screen } = await openDialog("Boka möte");
  await user.click(await dialog.findByRole("radio", { name: "11.00" }));
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  expect(await dialog.findByText(/det sparas bara en gång även om du trycker två gånger/)).toBeTruthy();
  expect(dialog.getByRole<HTMLInputElement>("radio", { name: "11.00" }).checked).toBe(true);
  const refused = refuse(bookMeeting, 503, "unavailable");
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  await dialog.findByText(/Tjänsten svarar inte just nu/);
  const calls = answer(bookMeeting, aMeeting());
  await user.click(dialog.getByRole("button", { name: "Boka mötet" }));
  await screen.findByText(/^Mötet är bokat/);
  expect(calls[0]?.headers.get("idempotency-key")).toBe(refused[0]?.headers.get("idempotency-key"));
});

test("moving: the new time, who asked and why, on the version seen; everybody invited is named", async () => {
  const { dialog, user, screen } = await openDialog(/^Flytta/, { meetings: [aMeeting({ version: 4 })] });
  expect(dialog.getByText(/^Tiden nu: torsdag 3 december 2026 kl. 10.00–11.00\. Med Johan Bergsten\./)).toBeTruthy();
  expect(dialog.getByText("Vi mejlar johan@goteborg.example och kontakt@laxlyktan.example.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Flytta mötet" }));
  expect(within(dialog.getByRole("alert")).getAllByRole("link")).toHaveLength(3);
  await user.click(await dialog.findByRole("radio", { name: "14.00" }));
  await user.click(dialog.getByRole("radio", { name: "Den som frågar" }));
  await user.type(dialog.getByLabelText("Orsak"), "De fick förhinder");
  const calls = answer(moveMeeting, aMeeting({ version: 5, ...anHour("2026-12-07", "14:00") }));
  await user.click(dialog.getByRole("button", { name: "Flytta mötet" }));
  expect(await screen.findByText("Mötet är flyttat till måndag 7 december 2026 kl. 14.00–15.00.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"4"');
  expect(calls[0]?.body).toEqual({
    localStart: "2026-12-07T14:00",
    minutes: 60,
    placeKind: "on_site",
    place: "Exempelgatan 1",
    askedBy: "requester",
    reason: "De fick förhinder",
  });
});

test("a meeting that somebody moved meanwhile: it says how it is now, keeps what was typed, and the next try builds on it", async () => {
  const { dialog, user, screen } = await openDialog(/^Ställ in/, { meetings: [aMeeting()] });
  await user.click(dialog.getByRole("radio", { name: "Sjukdom" }));
  const now = aMeeting({ version: 2, ...anHour("2026-12-04", "09:00") });
  refuse(cancelMeeting, 412, "stale_version", { current: now });
  await user.click(dialog.getByRole("button", { name: "Ställ in mötet" }));
  expect(
    await dialog.findByText(/^Mötet ändrades medan rutan var öppen\. Nu: fredag 4 december 2026 kl. 9.00–10.00, bokat/),
  ).toBeTruthy();
  expect(dialog.getByRole<HTMLInputElement>("radio", { name: "Sjukdom" }).checked).toBe(true);
  const calls = answer(cancelMeeting, aMeeting({ version: 3, state: "cancelled", cancelCode: "illness" }));
  await user.click(dialog.getByRole("button", { name: "Ställ in mötet" }));
  expect(await screen.findByText("Mötet fredag 4 december 2026 kl. 9.00–10.00 är inställt.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"2"');
  expect(calls[0]?.body).toEqual({ code: "illness" });
});

test("an open offer can be taken back, and nobody is mailed", async () => {
  const { dialog, user, screen } = await openDialog("Ta tillbaka förslaget", { offers: [anOffer()] });
  expect(dialog.getByText("Ingen får mejl.")).toBeTruthy();
  const calls = answer(withdrawOffer, anOffer({ state: "withdrawn" }));
  await user.click(dialog.getByRole("button", { name: "Ta tillbaka förslaget" }));
  expect(await screen.findByText("Förslaget är tillbakataget. Tiderna är lediga igen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({});
});

test("a time is picked for them, and a time that ran out is said", async () => {
  const { dialog, user, screen } = await openDialog("Välj åt dem", { offers: [anOffer()] });
  expect(dialog.getByText("Vi mejlar Johan Bergsten och kontakt@laxlyktan.example.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Boka tiden" }));
  expect(dialog.getAllByText(/Välj en av tiderna\./)).toHaveLength(2);
  await user.click(dialog.getByRole("radio", { name: "fredag 4 december 2026 kl. 13.00–14.00" }));
  refuse(pickTime, 409, "time_taken", { once: true, freeTimes: [] });
  await user.click(dialog.getByRole("button", { name: "Boka tiden" }));
  expect(await dialog.findAllByText(/Tiden är inte längre ledig/)).toHaveLength(2);
  const calls = answer(pickTime, aMeeting(anHour("2026-12-04", "13:00")));
  await user.click(dialog.getByRole("button", { name: "Boka tiden" }));
  expect(await screen.findByText("Mötet är bokat: fredag 4 december 2026 kl. 13.00–14.00.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ timeId: caseId(802) });
});

test("an offer says its times, until when they are reserved, and that a new one replaces it", async () => {
  const { dialog, screen, user } = await openDialog("Föreslå tider", { offers: [anOffer()] });
  expect(dialog.getByText(/Det finns redan ett öppet förslag/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Avbryt" }));
  expect(screen.getByText("Väntar på val")).toBeTruthy();
  expect(screen.getByText(later)).toBeTruthy();
  expect(screen.getByText("28 november 2026 kl. 9.00")).toBeTruthy();
});

test("offers that are over stand by themselves, and nothing can be done with them", async () => {
  const times = anOffer().times.map((time, index) => ({ ...time, picked: index === 0 }));
  const { screen, user } = await show({
    offers: [anOffer({ state: "withdrawn" }), anOffer({ id: caseId(810), state: "picked", times })],
  });
  await user.click(screen.getByText("2 tidigare förslag"));
  expect(screen.getByText("Tillbakataget")).toBeTruthy();
  expect(screen.getByText(`${later} (vald)`)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Välj åt dem|Ta tillbaka/ })).toBeNull();
});

test("logging a meeting that took place", async () => {
  const { dialog, user, screen } = await openDialog(/^Logga mötet/, { meetings: [aPastMeeting()] });
  expect(dialog.getByText("Ingen får mejl.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Spara loggen" }));
  expect(
    within(dialog.getByRole("alert"))
      .getAllByRole("link")
      .map(({ textContent }) => textContent),
  ).toEqual(["Blev mötet av? Välj om mötet blev av."]);
  await user.click(dialog.getByRole("radio", { name: "Ja" }));
  await user.type(dialog.getByLabelText("Den som frågar"), "två");
  await user.click(dialog.getByRole("button", { name: "Spara loggen" }));
  expect(dialog.getAllByText(/Skriv ett helt antal, 0 eller mer\./)).toHaveLength(2);
  await user.clear(dialog.getByLabelText("Den som frågar"));
  await user.type(dialog.getByLabelText("Den som frågar"), "2");
  await user.type(dialog.getByLabelText("Staden"), "1");
  await user.type(dialog.getByLabelText(/^Vad kom ni överens om/), "Salen på tisdagar");
  await user.type(dialog.getByLabelText(/^Nästa steg/), "Avtal");
  await user.type(dialog.getByLabelText(/^När ska det vara klart/), "2026-12-15");
  expect(dialog.getByLabelText<HTMLInputElement>(/^Din tid i minuter/).value).toBe("60");
  await user.clear(dialog.getByLabelText(/^Din tid i minuter/));
  await user.type(dialog.getByLabelText(/^Din tid i minuter/), "75");
  const calls = answer(logMeeting, aHeldMeeting());
  await user.click(dialog.getByRole("button", { name: "Spara loggen" }));
  expect(await screen.findByText("Mötet är loggat.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"1"');
  expect(calls[0]?.body).toEqual({
    tookPlace: true,
    notBecause: null,
    minutes: 75,
    attendance: [
      { party: "requester", count: 2 },
      { party: "city", count: 1 },
    ],
    agreed: "Salen på tisdagar",
    nextStep: "Avtal",
    nextStepBy: "2026-12-15",
  });
});

test("logging a meeting that did not take place asks why, and sends nothing of who came", async () => {
  const { dialog, user, screen } = await openDialog(/^Logga mötet/, { meetings: [aPastMeeting()] });
  await user.click(dialog.getByRole("radio", { name: "Ja" }));
  await user.type(dialog.getByLabelText("Den som frågar"), "2");
  await user.click(dialog.getByRole("radio", { name: "Nej" }));
  await user.click(dialog.getByRole("button", { name: "Spara loggen" }));
  expect(dialog.getAllByText(/Välj varför mötet inte blev av\./)).toHaveLength(2);
  await user.click(dialog.getByRole("radio", { name: "Ingen kom" }));
  const calls = answer(logMeeting, aPastMeeting({ state: "missed" }));
  await user.click(dialog.getByRole("button", { name: "Spara loggen" }));
  await screen.findByText("Mötet är loggat.");
  expect(calls[0]?.body).toMatchObject({ tookPlace: false, notBecause: "nobody_came", attendance: [], agreed: null });
});

test("correcting a log begins with what it says, and wants a reason", async () => {
  const { dialog, user, screen } = await openDialog(/^Rätta loggen/, { meetings: [aHeldMeeting()] });
  expect(dialog.getByLabelText<HTMLInputElement>("Staden").value).toBe("1");
  await user.clear(dialog.getByLabelText("Staden"));
  await user.type(dialog.getByLabelText("Staden"), "3");
  await user.click(dialog.getByRole("button", { name: "Spara rättelsen" }));
  expect(dialog.getAllByText(/Skriv varför du rättar loggen\./)).toHaveLength(2);
  await user.type(dialog.getByLabelText(/^Varför rättar du loggen/), "Räknade fel");
  const calls = answer(logMeeting, aHeldMeeting({ correction: "Räknade fel" }));
  await user.click(dialog.getByRole("button", { name: "Spara rättelsen" }));
  await screen.findByText("Loggen är rättad.");
  expect(calls[0]?.body).toMatchObject({ correction: "Räknade fel", nextStepBy: "2026-12-15", minutes: 75 });
  expect(calls[0]?.headers.get("if-match")).toBe('"2"');
});

test("sending what was agreed: to whom, what it says, and the button says to how many", async () => {
  const meeting = aHeldMeeting();
  const { dialog, user, screen } = await openDialog(/^Skicka ”Det här/, {
    meetings: [meeting],
    participants: [amina, bo],
  });
  const preview = within(dialog.getByRole("region", { name: "Det här står i mejlet" }));
  expect(preview.getByText(/^Vi träffades tisdag 24 november 2026 kl. 10.00–11.00\./)).toBeTruthy();
  expect(preview.getByText(/Biblioteket låser\./)).toBeTruthy();
  expect(preview.getByText("Det ska vara klart senast den 15 december 2026.")).toBeTruthy();
  expect(dialog.queryByText(/Bo Utan-Adress/)).toBeNull();
  expect(dialog.getByRole("button", { name: "Skicka till 1 person" })).toBeTruthy();
  await user.click(dialog.getByRole("checkbox", { name: "Amina Påhittad" }));
  expect(dialog.getByText("Vi mejlar kontakt@laxlyktan.example och amina@kultur.example.")).toBeTruthy();
  const calls = answer(sendAgreedSummary, { sentTo: ["kontakt@laxlyktan.example", "amina@kultur.example"] });
  await user.click(dialog.getByRole("button", { name: "Skicka till 2 personer" }));
  expect(await screen.findByText("Skickat till 2 personer.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ toRequester: true, participantIds: [amina.id] });
});

test("nobody chosen, and nobody to choose", async () => {
  const { dialog, user } = await openDialog(/^Skicka ”Det här/, { meetings: [aHeldMeeting()] });
  await user.click(dialog.getByRole("checkbox", { name: "Maryam Lindvall, den som frågar" }));
  await user.click(dialog.getByRole("button", { name: /^Skicka till/ }));
  expect(dialog.getAllByText(/Välj minst en mottagare\./)).toHaveLength(2);
});

test("when nobody has an address, the dialog says what to do", async () => {
  const { dialog } = await openDialog(/^Skicka ”Det här/, {
    found: found({ contactEmail: null }),
    meetings: [aHeldMeeting()],
    participants: [bo],
  });
  expect(dialog.getByText(/Lägg till en deltagare med adress först/)).toBeTruthy();
  expect(dialog.queryByRole("button", { name: /^Skicka till/ })).toBeNull();
});

test("the same in English", async () => {
  const { dialog, user, screen } = await openDialog("Offer times", { language: "en", meetings: [aMeeting()] });
  expect(screen.getByRole("heading", { name: "Thursday 3 December 2026, 10:00–11:00" })).toBeTruthy();
  expect(await dialog.findByRole("group", { name: "Friday 4 December 2026" })).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Send the offer" }));
  expect(dialog.getAllByText(/Choose at least one time, or write one of your own\./)).toHaveLength(2);
});

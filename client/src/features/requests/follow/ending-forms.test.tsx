// What came of a request, and what the one who asked says of it: right or not, how much it helped, and whether what they wrote may follow.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { answerReferral, reactToEnding } from "@samverkansstod/api/contract/outcomes.ts";
import { getRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import {
  atTheTimeOfTheSamples,
  anEvent,
  openStory,
  closedRequest,
  ending,
  openRequest,
} from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

async function open(request: Request, heading: string, language: "sv" | "en" = "sv") {
  const view = await openStory(request, {}, language);
  const card = within(await view.screen.findByRole("region", { name: heading }));
  return { ...view, card, press: (name: string) => view.user.click(card.getByRole("button", { name })) };
}

const closed = () => open(closedRequest, "Stämmer det här?");
const confirmed: Request = {
  ...closedRequest,
  version: 8,
  ending: { ...ending, reaction: "confirmed", rated: true },
  actions: ["message"],
};
const reopened: Request = { ...openRequest, version: 8 };

test("what came of it stands above the question, once", async () => {
  const { screen, card } = await closed();
  expect(card.getByText("Ni har fått en kontakt på biblioteket.")).toBeTruthy();
  expect(await card.findByText("Råd lämnat")).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "Vad vi kom fram till" })).toBeNull();
  expect(card.getByText(/^Svaret sparas utan koppling till ärendet/)).toBeTruthy();
});

test("a yes and a rating go together; then what came of it stands there with their answer", async () => {
  const { screen, user, card, press, write } = await closed();
  await user.click(card.getByRole("radio", { name: "Ja, det stämmer" }));
  expect(card.queryByLabelText(/^Vill ni säga något mer/)).toBeNull();
  await user.click(card.getByRole("radio", { name: "Mycket" }));
  await write(card.getByLabelText(/^Vill ni säga något mer/), " Tack! ");
  const calls = answer(reactToEnding, confirmed);
  answer(getRequest, confirmed);
  await press("Skicka svaret");
  expect(await screen.findByText("Tack! Ni har sagt att det stämmer.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reaction: "confirmed", rating: { helped: 4, comment: "Tack!" } });
  expect(calls[0]?.headers.get("if-match")).toBe('"7"');
  expect(screen.getByRole("heading", { name: "Vad vi kom fram till" })).toBeTruthy();
  expect(screen.getByText("Ni har sagt att det stämmer.")).toBeTruthy();
  expect(screen.getByText("Tack för ert omdöme.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Det här händer nu" }));
});

test("a yes needs no rating, and the rating can be given afterwards", async () => {
  const { screen, user, card, press } = await closed();
  await user.click(card.getByRole("radio", { name: "Ja, det stämmer" }));
  const unrated: Request = {
    ...confirmed,
    ending: { ...ending, reaction: "confirmed" },
    actions: ["message", "rate"],
  };
  const calls = answer(reactToEnding, unrated);
  answer(getRequest, unrated);
  await press("Skicka svaret");
  expect(await screen.findByRole("region", { name: "Lämna gärna ett omdöme" })).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reaction: "confirmed" });
});

test("a no asks what is not finished, and not for a rating; the case is open again", async () => {
  const { screen, user, card, press, write } = await closed();
  await user.click(card.getByRole("radio", { name: "Nej, det är inte klart" }));
  expect(card.queryByRole("group", { name: /^Hur mycket hjälpte det er/ })).toBeNull();
  await write(card.getByLabelText(/^Vad är inte klart/), "Ingen har hört av sig.");
  const calls = answer(reactToEnding, reopened);
  answer(getRequest, reopened);
  await press("Skicka svaret");
  expect(await screen.findByText("Ärendet är öppet igen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reaction: "disputed", text: "Ingen har hört av sig." });
  expect(screen.getByText("Pågår")).toBeTruthy();
});

test("without a choice nothing is sent; in English", async () => {
  const { user, card, press } = await open(closedRequest, "Is this right?", "en");
  await press("Send the answer");
  await user.click(within(card.getByRole("alert")).getByRole("link", { name: "Choose whether it is right or not." }));
  expect(document.activeElement).toBe(card.getByRole("radio", { name: "Yes, it is right" }));
  for (const word of ["Not at all", "A little", "Somewhat", "Much", "Very much"]) {
    expect(card.getByRole("radio", { name: word })).toBeTruthy();
  }
});

test("no contact keeps the choices and the words", async () => {
  const { screen, user, card, press, write } = await closed();
  await user.click(card.getByRole("radio", { name: "Nej, det är inte klart" }));
  const box = card.getByLabelText<HTMLTextAreaElement>(/^Vad är inte klart/);
  await write(box, "Inget nytt.");
  breakOff(reactToEnding);
  await press("Skicka svaret");
  expect(await screen.findByText(/^Vi får ingen kontakt/)).toBeTruthy();
  expect(box.value).toBe("Inget nytt.");
  expect(card.getByRole("radio", { name: "Nej, det är inte klart", checked: true })).toBeTruthy();
});

test("a no that arrived though nothing came back is found in the history", async () => {
  const { screen, user, card, press, write } = await closed();
  await user.click(card.getByRole("radio", { name: "Nej, det är inte klart" }));
  await write(card.getByLabelText(/^Vad är inte klart/), "Inget nytt.");
  refuse(reactToEnding, 412, "stale_version", { current: reopened });
  answer(getRequest, reopened);
  const actor = { kind: "requester" as const, name: "Åsa Påhittad" };
  const said = anEvent(9, { type: "ending_disputed", at: "2026-11-25T13:59:00.000Z", actor, reason: "Inget nytt." });
  answer(getRequestHistory, { items: [said] });
  await press("Skicka svaret");
  expect(await screen.findByText("Ärendet är öppet igen.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Skriv till oss").value).toBe("");
});

test("opened again by the unit meanwhile: the words are kept for a message, a comment on a rating is not", async () => {
  const { screen, user, card, press, write } = await closed();
  await user.click(card.getByRole("radio", { name: "Mycket" }));
  await write(card.getByLabelText(/^Vill ni säga något mer/), "Bra bemötande.");
  await user.click(card.getByRole("radio", { name: "Nej, det är inte klart" }));
  await write(card.getByLabelText(/^Vad är inte klart/), "Inget nytt.");
  refuse(reactToEnding, 412, "stale_version", { current: reopened });
  answer(getRequest, reopened);
  await press("Skicka svaret");
  expect(await screen.findByText("Förfrågan är nu: Pågår.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Skriv till oss").value).toBe("Inget nytt.");
});

test("a comment on a rating that could not be given goes nowhere else: a message is tied to the case", async () => {
  const { screen, user, card, press, write } = await closed();
  await user.click(card.getByRole("radio", { name: "Ja, det stämmer" }));
  await user.click(card.getByRole("radio", { name: "Lite" }));
  await write(card.getByLabelText(/^Vill ni säga något mer/), "Det tog lång tid.");
  refuse(reactToEnding, 412, "stale_version", { current: reopened });
  answer(getRequest, reopened);
  await press("Skicka svaret");
  expect(await screen.findByText("Förfrågan är nu: Pågår.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Skriv till oss").value).toBe("");
});

const unconfirmed: Request = {
  ...closedRequest,
  ending: { ...ending, reaction: "unconfirmed" },
  actions: ["message", "rate"],
};

test("once the time is past, the help can still be rated", async () => {
  const { screen, user, card, press } = await open(unconfirmed, "Lämna gärna ett omdöme");
  expect(screen.getByText("Vi fick inget svar på om det stämmer.")).toBeTruthy();
  expect(card.queryByRole("radio", { name: "Ja, det stämmer" })).toBeNull();
  await press("Skicka omdömet");
  expect(card.getAllByText("Välj hur mycket det hjälpte er.")).toHaveLength(2);
  await user.click(card.getByRole("radio", { name: "Inte alls" }));
  const rated: Request = { ...unconfirmed, ending: { ...ending, reaction: "unconfirmed", rated: true }, actions: [] };
  const calls = answer(reactToEnding, rated);
  answer(getRequest, rated);
  await press("Skicka omdömet");
  expect(await screen.findByText("Tack för ert omdöme!")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ rating: { helped: 1 } });
  expect(screen.queryByRole("region", { name: "Lämna gärna ett omdöme" })).toBeNull();
});

test("a colleague rated first: that is said, and the comment is moved nowhere", async () => {
  const { screen, user, card, press, write } = await open(unconfirmed, "Lämna gärna ett omdöme");
  await user.click(card.getByRole("radio", { name: "Lite" }));
  await write(card.getByLabelText(/^Vill ni säga något mer/), "Hemligt tack.");
  const rated: Request = {
    ...unconfirmed,
    version: 8,
    ending: { ...ending, reaction: "unconfirmed", rated: true },
    actions: ["message"],
  };
  refuse(reactToEnding, 412, "stale_version", { current: rated });
  answer(getRequest, rated);
  await press("Skicka omdömet");
  expect(await screen.findByText("Ni har redan lämnat ett omdöme.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Skriv till oss").value).toBe("");
});

const referral = {
  ...ending,
  kind: "referred" as const,
  text: "Kulturförvaltningen har lokaler.",
  outcomes: [],
  reaction: "not_asked" as const,
  receiver: "Kulturförvaltningen, lokaler",
  consent: "asked" as const,
};
const referred: Request = { ...closedRequest, ending: referral, actions: ["message", "answer_referral"] };

test.each([
  { name: "Ja, skicka vidare", agreed: true, said: "Vi skickar det ni har skrivit till Kulturförvaltningen, lokaler." },
  { name: "Nej, skicka inte", agreed: false, said: "Vi skickar ingenting vidare." },
])("passing on: what goes to whom, and $name", async ({ name, agreed, said }) => {
  const { screen, card, press } = await open(referred, "Får vi skicka vidare det ni har skrivit?");
  expect(card.getByText("Säger ni ja, mejlar vi det här till Kulturförvaltningen, lokaler:")).toBeTruthy();
  expect(card.getByText("organisationens namn: Exempelföreningen Läxlyktan")).toBeTruthy();
  expect(card.getByText("vem de kan kontakta: Åsa Påhittad, asa@laxlyktan.example")).toBeTruthy();
  expect(card.getByText("Kulturförvaltningen har lokaler.")).toBeTruthy();
  const consent = agreed ? "given" : "refused";
  const now: Request = { ...referred, version: 8, ending: { ...referral, consent }, actions: ["message"] };
  const calls = answer(answerReferral, now);
  answer(getRequest, now);
  await press(name);
  expect((await screen.findAllByText(said)).length).toBeGreaterThan(0);
  expect(calls[0]?.body).toEqual({ agreed });
  expect(calls[0]?.headers.get("if-match")).toBe('"7"');
  expect(screen.getByRole("heading", { name: "Vart ni kan vända er" })).toBeTruthy();
  expect(screen.getByText(agreed ? /^Ni sa ja\./ : /^Ni sa nej\./)).toBeTruthy();
});

test("a no to passing on that meets a yes says what has changed", async () => {
  const { screen, press } = await open(referred, "Får vi skicka vidare det ni har skrivit?");
  const now: Request = { ...referred, version: 8, ending: { ...referral, consent: "given" }, actions: ["message"] };
  refuse(answerReferral, 412, "stale_version", { current: now });
  answer(getRequest, now);
  await press("Nej, skicka inte");
  expect(await screen.findByText("Något har ändrats sedan ni öppnade sidan")).toBeTruthy();
  expect(screen.getByText(/^Ni sa ja\./)).toBeTruthy();
});

test("a request that was declined says why, and where to turn", async () => {
  const { screen } = await openStory({
    ...closedRequest,
    ending: {
      ...ending,
      kind: "declined",
      text: "Fråga studieförbundet.",
      reasonCode: "not_ours",
      outcomes: [],
      reaction: "not_asked",
    },
    actions: ["message"],
  });
  expect(await screen.findByRole("heading", { name: "Varför vi tackade nej" })).toBeTruthy();
  expect(screen.getByText("Fråga studieförbundet.")).toBeTruthy();
  expect(await screen.findByText("Inte vårt uppdrag")).toBeTruthy();
});

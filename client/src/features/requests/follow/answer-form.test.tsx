// Answering the unit's question: sent once, kept when it does not arrive, and never lost when the case has changed meanwhile.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { answerQuestion, listConversation } from "@samverkansstod/api/contract/conversation.ts";
import { getRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import {
  atTheTimeOfTheSamples,
  openStory,
  closedRequest,
  ending,
  openRequest,
  question,
  reply,
} from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

const asked: Request = {
  ...openRequest,
  version: 4,
  stage: "waiting_for_you",
  actions: ["answer", "message", "pick_time", "withdraw"],
};
const answered: Request = { ...openRequest, version: 5 };
const words = reply.text;

async function open(request = asked, language: "sv" | "en" = "sv") {
  const view = await openStory(request, { messages: [question] }, language);
  const box = await view.screen.findByLabelText(language === "sv" ? "Ert svar" : "Your answer");
  return { ...view, box };
}

const messageBox = (screen: Awaited<ReturnType<typeof open>>["screen"]) =>
  screen.getByLabelText<HTMLTextAreaElement>("Skriv till oss");

test("the question stands above the box; the answer is sent and the page says what is next", async () => {
  const { screen, user, box, write } = await open();
  const card = screen.getByRole("region", { name: "Svara på vår fråga" });
  expect(within(card).getByText(/^Vilket bibliotek gäller det\?\s+Och vilka kvällar\?$/)).toBeTruthy();
  expect(within(card).getByText("Kajsa Exempelsson, Social utveckling")).toBeTruthy();
  expect(within(card).getByText("Väntar på ert svar")).toBeTruthy();
  await write(box, `  ${words}\n`);
  const calls = answer(answerQuestion, answered);
  answer(getRequest, answered);
  answer(listConversation, { messages: [{ ...question, settled: true }, reply] });
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  expect(await screen.findByText("Ert svar är skickat.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ text: words });
  expect(calls[0]?.headers.get("if-match")).toBe('"4"');
  expect(screen.queryByRole("region", { name: "Svara på vår fråga" })).toBeNull();
  expect(screen.getByText(words)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Det här händer nu" }));
});

test("in English", async () => {
  const { screen } = await open(asked, "en");
  expect(screen.getByRole("region", { name: "Answer our question" })).toBeTruthy();
  expect(screen.getByText("We asked you a question on 24 November 2026 and are waiting for your answer.")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Send the answer" })).toBeTruthy();
});

test("an empty answer, or one that is too long, is not sent; the summary leads to the box", async () => {
  const { screen, user, box } = await open();
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  const summary = screen.getByRole("alert", { name: "Det finns något att rätta till" });
  await user.click(within(summary).getByRole("link", { name: "Skriv ert svar på frågan." }));
  expect(document.activeElement).toBe(box);
  expect(box.getAttribute("aria-invalid")).toBe("true");
  await user.click(box);
  await user.paste("å".repeat(8001));
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  expect(screen.getAllByText("Skriv högst 8000 tecken.")).toHaveLength(2);
  expect(screen.getByText("1 tecken för mycket. Korta texten.", { selector: ".field-counter" })).toBeTruthy();
});

test("no contact, or a sign-in that has ended: the text stays, also in a page that is opened again", async () => {
  const { screen, user, box, unmount, write } = await open();
  await write(box, words);
  breakOff(answerQuestion, { once: true });
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  expect(await screen.findByText(/^Vi får ingen kontakt/)).toBeTruthy();
  expect(screen.getByDisplayValue(words)).toBe(box);
  expect(document.title).toMatch(/^Fel: /);
  unmount();
  const again = await open();
  expect(again.screen.getByDisplayValue(words)).toBeTruthy();
});

test("somebody changed the case meanwhile: the page says what, and the text stays to be sent again", async () => {
  const { screen, user, box, write } = await open();
  await write(box, words);
  const current: Request = { ...asked, version: 5, contactPerson: "Johan Bergsten" };
  refuse(answerQuestion, 412, "stale_version", { current });
  answer(getRequest, current);
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  const notice = await screen.findByText("Något har ändrats sedan ni öppnade sidan");
  expect(notice.closest("[tabindex]")).toBe(document.activeElement);
  expect(screen.getByText("Er kontaktperson är nu Johan Bergsten.")).toBeTruthy();
  expect(screen.getByText("Det ni skrev finns kvar. Läs det nya och skicka igen.")).toBeTruthy();
  expect(screen.getByDisplayValue(words)).toBe(box);

  const calls = answer(answerQuestion, { ...answered, version: 6 });
  answer(getRequest, { ...answered, version: 6 });
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  expect(await screen.findByText("Ert svar är skickat.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"5"');
  expect(screen.queryByText("Något har ändrats sedan ni öppnade sidan")).toBeNull();
});

test("the question waits no more: the text is in the box for messages, behind what stood there", async () => {
  const { screen, user, box, write } = await open();
  await write(messageBox(screen), "Hej!");
  await write(box, words);
  refuse(answerQuestion, 412, "stale_version", { current: answered });
  answer(getRequest, answered);
  answer(listConversation, {
    messages: [
      { ...question, settled: true },
      { ...reply, mine: false, text: "Annat." },
    ],
  });
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  expect(await screen.findByText("Förfrågan är nu: Pågår.")).toBeTruthy();
  expect(screen.getByText(/^Det ni skrev är inte skickat\./)).toBeTruthy();
  expect(messageBox(screen).value).toBe(`Hej!\n\n${words}`);
});

test("an answer that arrived though nothing came back is not taken for a change", async () => {
  const { screen, user, box, write } = await open();
  await write(box, words);
  refuse(answerQuestion, 409, "wrong_state");
  answer(getRequest, answered);
  answer(listConversation, { messages: [{ ...question, settled: true }, reply] });
  await user.click(screen.getByRole("button", { name: "Skicka svaret" }));
  expect(await screen.findByText("Ert svar är skickat.")).toBeTruthy();
  expect(messageBox(screen).value).toBe("");
});

test("a question that ended the case can still be answered, and that opens it again", async () => {
  const { screen } = await openStory(
    {
      ...closedRequest,
      ending: { ...ending, kind: "no_reply", reaction: "not_asked", text: null, outcomes: ["advice_given"] },
      actions: ["answer", "message"],
    },
    { messages: [{ ...question, settled: true }] },
  );
  const card = await screen.findByRole("region", { name: "Svara på frågan, så öppnar vi ärendet igen" });
  expect(within(card).getByText(/^Vilket bibliotek/)).toBeTruthy();
});

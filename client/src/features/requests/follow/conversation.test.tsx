// The conversation: who wrote what, and a message that is sent once however many times the button is pressed.
import { within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { listConversation, sendMessage } from "@samverkansstod/api/contract/conversation.ts";
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

const sent = { ...reply, id: "0198a5c2-0000-7000-8000-000000000310", text: "Kan vi ta med vår styrelse?" };

async function open() {
  const view = await openStory(openRequest);
  const box = await view.screen.findByLabelText<HTMLTextAreaElement>("Skriv till oss");
  const send = () => view.user.click(view.screen.getByRole("button", { name: "Skicka till Social utveckling" }));
  return { ...view, box, send };
}

test("says who wrote, in words, and what was a question", async () => {
  const settled = { ...question, settled: true };
  const colleague = { ...reply, id: sent.id, author: "Bo Kollega", mine: false };
  const { screen } = await openStory(openRequest, { messages: [settled, reply, colleague] });
  const list = await screen.findByRole("list", { name: "Meddelanden" });
  const items = within(list).getAllByRole("listitem");
  const shown = items.map((item) => item.querySelector(".message-author")?.textContent);
  expect(shown).toEqual(["Kajsa Exempelsson, Social utveckling", "Du", "Bo Kollega"]);
  expect(within(list).getByText("Vår fråga")).toBeTruthy();
  expect(within(list).queryByText("Väntar på ert svar")).toBeNull();
});

test("a message is sent, shown, and leaves the box empty", async () => {
  const { screen, box, send, write } = await open();
  expect(await screen.findByText("Ingen har skrivit något än.")).toBeTruthy();
  await write(box, sent.text);
  const calls = answer(sendMessage, sent);
  answer(listConversation, { messages: [sent] });
  const shown = vi.spyOn(Element.prototype, "scrollIntoView");
  await send();
  expect(await screen.findByText("Meddelandet är skickat.")).toBeTruthy();
  // The button that was pressed is not left below the edge of the window.
  expect(shown.mock.contexts).toContain(document.activeElement);
  expect(screen.getByRole("list", { name: "Meddelanden" }).textContent).toContain(sent.text);
  expect(box.value).toBe("");
  expect(calls[0]?.body).toEqual({ text: sent.text });
  await write(box, "Och en till.");
  await send();
  await screen.findByText("Meddelandet är skickat.");
  const keys = calls.map(({ headers }) => headers.get("idempotency-key"));
  expect(new Set(keys).size).toBe(2);
});

test("a message whose answer was lost is sent again as the same one", async () => {
  const { screen, box, send, unmount, write } = await open();
  await write(box, sent.text);
  const lost = breakOff(sendMessage);
  await send();
  await screen.findByText(/^Vi får ingen kontakt/);
  unmount();
  const again = await open();
  expect(again.box.value).toBe(sent.text);
  const calls = answer(sendMessage, sent);
  await again.send();
  await again.screen.findByText("Meddelandet är skickat.");
  const key = lost[0]?.headers.get("idempotency-key");
  expect(key).toBeTruthy();
  expect(calls[0]?.headers.get("idempotency-key")).toBe(key);
});

test("when the lost one had arrived and the text was changed since, the page says so and nothing is sent twice", async () => {
  const { screen, box, send, write } = await open();
  await write(box, "Kan vi ta med vår styrelse? Vi blir fem.");
  const refused = refuse(sendMessage, 422, "idempotency_key_reused");
  answer(listConversation, { messages: [sent] });
  await send();
  expect(await screen.findByText(/^Ert förra meddelande kom fram\./)).toBeTruthy();
  expect(screen.getByRole("list", { name: "Meddelanden" }).textContent).toContain(sent.text);
  expect(box.value).toBe("Kan vi ta med vår styrelse? Vi blir fem.");
  const calls = answer(sendMessage, { ...sent, text: box.value });
  await send();
  await screen.findByText("Meddelandet är skickat.");
  expect(calls[0]?.headers.get("idempotency-key")).not.toBe(refused[0]?.headers.get("idempotency-key"));
});

test("a sign-in that has ended: the way back is beside the text", async () => {
  const { screen, box, send, write } = await open();
  await write(box, sent.text);
  refuse(sendMessage, 401, "signed_out");
  const { refresh } = await import("@samverkansstod/api/contract/account.ts");
  refuse(refresh, 401, "signed_out");
  await send();
  const link = await screen.findByRole("link", { name: "Logga in i en ny flik" });
  expect(link.getAttribute("href")).toBe("/logga-in");
  expect(box.value).toBe(sent.text);
});

test("nothing can be written where the API says that nothing can", async () => {
  const { screen } = await openStory({
    ...closedRequest,
    ending: { ...ending, kind: "void", reaction: "not_asked" },
    actions: [],
  });
  await screen.findByText("Ingen har skrivit något än.");
  expect(screen.queryByLabelText("Skriv till oss")).toBeNull();
});

// The list of messages: in order, each with its writer, its time and its words as they were written.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderPiece } from "../testing/render.tsx";
import { MessageList, type ShownMessage } from "./message-list.tsx";

const messages: ShownMessage[] = [
  {
    id: "1",
    at: "2026-11-24T08:05:00.000Z",
    author: "Kajsa Exempelsson, Social utveckling",
    mine: false,
    text: "Hej!\n\nVilket bibliotek gäller det?",
    tags: [{ tone: "attention", icon: "reply", text: "Fråga till er" }],
  },
  { id: "2", at: "2026-11-24T09:00:00.000Z", author: "Du", mine: true, text: "Hammarkullens." },
];

test("says who wrote what and when, keeps the lines, and marks one's own", async () => {
  const { screen } = await renderPiece(<MessageList label="Det vi har skrivit" messages={messages} />);
  const list = screen.getByRole("list", { name: "Det vi har skrivit" });
  const [first, second] = within(list).getAllByRole("listitem");
  if (!first || !second) throw new Error("Two messages are shown");
  expect(within(first).getByText("Kajsa Exempelsson, Social utveckling")).toBeTruthy();
  expect(within(first).getByText("24 november 2026 kl. 9.05").getAttribute("datetime")).toBe(messages[0]?.at);
  expect(within(first).getByText("Fråga till er")).toBeTruthy();
  expect(first.querySelector("p")?.textContent).toBe("Hej!\n\nVilket bibliotek gäller det?");
  expect(first.dataset["mine"]).toBeUndefined();
  expect(within(second).getByText("Du")).toBeTruthy();
  expect(second.dataset["mine"]).toBe("");
});

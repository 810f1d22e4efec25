// A requester's own list: what each line says, what an empty one says, and the way to more.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { answer, breakOff } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { draft, sentRequest, summaryOf } from "../../testing/request-samples.ts";
import { requester } from "../../testing/samples.ts";

test("each request says its stage, number, date and what comes next; a draft goes on", async () => {
  const sent = { ...summaryOf(sentRequest), id: draft.id.replace("201", "204") };
  const waiting = { ...summaryOf(sentRequest), id: draft.id.replace("201", "202"), stage: "waiting_for_you" as const };
  answer(listRequests, { items: [summaryOf(draft), sent, waiting], next: null });
  const { screen } = await renderAt("/mina-forfragningar", { as: requester });
  const [first, second, third] = await screen.findAllByRole("article");
  if (!first || !second || !third) throw new Error("Three requests are shown");
  const go = within(first).getByRole("link", { name: "Fortsätt: Läxhjälp på biblioteket" });
  expect(go.getAttribute("href")).toBe(`/fraga?utkast=${draft.id}`);
  expect(within(first).getByText("Utkast")).toBeTruthy();
  expect(within(second).getByText("Inskickad")).toBeTruthy();
  expect(within(second).getByText("SAM-2026-000123")).toBeTruthy();
  expect(within(second).getByText("Inskickad 23 november 2026")).toBeTruthy();
  expect(within(second).getByText("Vi hör av oss senast torsdag 26 november 2026.")).toBeTruthy();
  expect(within(third).getByText("Vi behöver ett svar från er för att komma vidare.")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Ny förfrågan" }).getAttribute("href")).toBe("/fraga");
});

test("an empty list says what would be here and how to begin", async () => {
  const calls = answer(listRequests, { items: [], next: null });
  const { screen } = await renderAt("/mina-forfragningar", { as: requester });
  expect(await screen.findByRole("heading", { name: "Du har inga förfrågningar än" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Ny förfrågan" })).toBeTruthy();
  expect(calls[0]?.url.searchParams.get("scope")).toBe("own");
});

test("more are fetched when asked for", async () => {
  answer(listRequests, { items: [summaryOf(sentRequest)], next: "abc" }, { once: true });
  const { screen, user } = await renderAt("/mina-forfragningar", { as: requester });
  const more = await screen.findByRole("button", { name: "Visa fler" });
  const older = { ...summaryOf(sentRequest), id: draft.id.replace("201", "203"), subject: "Äldre" };
  const calls = answer(listRequests, { items: [older], next: null });
  await user.click(more);
  expect(await screen.findByRole("link", { name: "Äldre" })).toBeTruthy();
  expect(calls[0]?.url.searchParams.get("cursor")).toBe("abc");
  expect(screen.queryByRole("button", { name: "Visa fler" })).toBeNull();
});

test("no contact is said, and trying again helps", async () => {
  breakOff(listRequests);
  const { screen, user } = await renderAt("/mina-forfragningar", { as: requester });
  const retry = await screen.findByRole("button", { name: "Försök igen" });
  answer(listRequests, { items: [summaryOf(sentRequest)], next: null });
  await user.click(retry);
  expect(await screen.findByRole("link", { name: "Läxhjälp på biblioteket" })).toBeTruthy();
});

test.each([
  {
    language: "sv",
    sentences: ["Svara på vår fråga.", "Välj en tid för möte.", "Säg om det stämmer att ärendet är klart."],
  },
  {
    language: "en",
    sentences: [
      "Answer our question.",
      "Choose a time to meet.",
      "Tell us whether it is right that the case is finished.",
    ],
  },
] as const)("what waits for them stands first, in words ($language)", async ({ language, sentences }) => {
  const both = { ...summaryOf(sentRequest), stage: "waiting_for_you" as const };
  const closed = { ...summaryOf(sentRequest), id: draft.id.replace("201", "202"), stage: "ended" as const };
  answer(listRequests, {
    items: [
      { ...both, needs: ["answer", "pick_time"] },
      { ...closed, needs: ["confirm"] },
    ],
    next: null,
  });
  const { screen } = await renderAt("/mina-forfragningar", { as: requester, language });
  const cards = await screen.findAllByRole("article");
  expect(cards.map(({ dataset }) => dataset["tone"])).toEqual(["attention", "attention"]);
  const said = cards.flatMap((card) => [...card.querySelectorAll("p")].map(({ textContent }) => textContent));
  expect(said).toEqual(sentences);
});

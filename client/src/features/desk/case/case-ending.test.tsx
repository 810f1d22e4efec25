// How an ended case says that it ended.
import { expect, test } from "vitest";
import type { Ending, StaffEnding } from "@samverkansstod/api/contract/endings.ts";
import { openCase } from "../../../testing/case-page.tsx";
import { aCase, caseId } from "../../../testing/case-samples.ts";

const ending: Ending = {
  kind: "closed",
  at: "2026-12-01T09:00:00.000Z",
  text: "De har fått en kontakt.",
  reasonCode: null,
  outcomes: ["advice_given"],
  reaction: "awaited",
  reactBy: "2026-12-22",
  reactionText: null,
  rated: false,
  receiver: null,
  consent: "not_needed",
};
const own: StaffEnding = {
  id: caseId(801),
  endedBy: "Kajsa Exempelsson",
  minutes: 105,
  strengthened: ["dialogue"],
  strained: ["openness"],
  receiverEmail: null,
  handedOverAt: null,
};

async function ended(changes: Partial<Ending>, staff: Partial<StaffEnding> = {}) {
  const state = changes.kind === "referred" ? "referred" : changes.kind === "declined" ? "declined" : "closed";
  const found = aCase(123, {
    actions: ["reopen"],
    ending: { ...ending, ...changes },
    staff: { state, ending: { ...own, ...staff } },
  });
  const view = await openCase(found);
  await view.screen.findByText("Av");
  return { ...view, facts: factsShown() };
}

function factsShown(): Record<string, string> {
  const pairs = [...document.querySelectorAll(".case-ending dt")].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent,
  ]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

test("a closed case: what came of it, for whom to read, and whether the one who asked agrees", async () => {
  const { screen } = await ended({});
  await screen.findByText("Råd lämnat");
  expect(factsShown()).toEqual({
    Sammanfattning: "De har fått en kontakt.",
    När: "1 december 2026 kl. 10.00",
    Av: "Kajsa Exempelsson",
    Utfall: "Råd lämnat",
    "Principer som stärktes": "Dialog",
    "Principer som sattes på prov": "Öppenhet och insyn",
    "Tid i allt": "1 timme 45 minuter",
    "Den som frågar säger": "Inget svar än. De kan svara till och med 22 december 2026.",
  });
  expect(screen.getByRole("button", { name: "Öppna igen" })).toBeTruthy();
});

test.for([
  ["confirmed", null, "Bekräftat: det stämmer."],
  ["unconfirmed", null, "Inget svar kom i tid."],
  ["disputed", "Vi har inte hört något.", "Det stämmer inte.\nVi har inte hört något."],
] as const)("the one who asked: %s", async ([reaction, reactionText, sentence]) => {
  const { facts } = await ended({ reaction, reactionText });
  expect(facts["Den som frågar säger"]).toBe(sentence);
});

test("nobody was asked: nothing is said of it", async () => {
  const { facts } = await ended({ reaction: "not_asked", reactBy: null });
  expect(facts["Den som frågar säger"]).toBeUndefined();
});

test("closed by the system when no reply came", async () => {
  const { facts } = await ended({ kind: "no_reply", outcomes: [], reaction: "not_asked" }, { endedBy: null });
  expect(facts["Av"]).toBe("Systemet, när inget svar kom");
});

test("a referral: to whom, and whether what was written has followed", async () => {
  const given = await ended(
    { kind: "referred", outcomes: [], reaction: "not_asked", receiver: "Kulturförvaltningen", consent: "given" },
    { minutes: null, receiverEmail: "kultur@goteborg.example", handedOverAt: "2026-12-02T08:00:00.000Z" },
  );
  expect(given.facts).toMatchObject({
    "Hänvisad till": "Kulturförvaltningen",
    "Mottagarens adress": "kultur@goteborg.example",
    "Det som skrevs": "Får skickas vidare. Skickades 2 december 2026 kl. 9.00.",
  });
});

test("an open case has not ended", async () => {
  const { screen } = await openCase(aCase());
  expect(document.querySelector(".case-ending")).toBeNull();
  expect(screen.queryByText("Ärendet är avslutat")).toBeNull();
});

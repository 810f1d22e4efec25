// The requester's page of one request: where it stands, what has happened, and nothing that staff keep among themselves. What can be done there
// is tested beside each form, in follow/.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { getRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { answer, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { catalogues, draft, sentRequest } from "../../testing/request-samples.ts";
import { requester } from "../../testing/samples.ts";
import {
  atTheTimeOfTheSamples,
  anEvent,
  answerStory,
  closedRequest,
  ending,
  openRequest,
} from "../../testing/story-samples.ts";

atTheTimeOfTheSamples();

const path = `/forfragan/${draft.id}`;

const begun: RequestEvent[] = [
  anEvent(1, { type: "submitted", at: "2026-11-23T13:10:00.000Z", actor: { kind: "requester", name: "Åsa Påhittad" } }),
  anEvent(2, { assignee: "Kajsa Exempelsson" }),
];

async function show(request: Request, events = begun) {
  answerStory(request, { events });
  const view = await renderAt(path, { as: requester });
  await view.screen.findByRole("heading", { name: "Vad som har hänt" });
  await view.screen.findAllByText(/^(Åsa Påhittad skickade|Vi )/);
  return view;
}

test("number, stage, the next thing with its date, what was sent, and what has happened", async () => {
  const { screen } = await show(sentRequest);
  expect(document.title).toBe("SAM-2026-000123: Läxhjälp på biblioteket – Samverkansstöd");
  expect(screen.getByText("Inskickad")).toBeTruthy();
  expect(await screen.findByText("Vi hör av oss senast torsdag 26 november 2026.")).toBeTruthy();
  expect(await screen.findByText("Ideell förening")).toBeTruthy();
  expect(await screen.findByText("24 november 2026 kl. 9.00")).toBeTruthy();
  expect(screen.getByText("Kajsa Exempelsson blev er kontaktperson.")).toBeTruthy();
  expect(screen.queryByText("Hur vill ni ses?")).toBeNull();
});

test("what has happened is told with its times, and in their own words", async () => {
  const { screen } = await show(openRequest, [
    ...begun,
    anEvent(3, { type: "meeting_booked", details: { startsAt: "2026-12-03T09:00:00.000Z" } }),
    anEvent(4, {
      type: "meeting_moved",
      details: { fromStartsAt: "2026-12-03T09:00:00.000Z", startsAt: "2026-12-04T12:30:00.000Z" },
    }),
    anEvent(5, { type: "meeting_cancelled", details: { startsAt: "2026-12-04T12:30:00.000Z" } }),
    anEvent(6, { type: "paused", details: { until: "2026-12-07" } }),
    anEvent(7, { type: "resumed", reason: "Internt skäl" }),
    anEvent(8, { type: "ending_disputed", actor: { kind: "requester", name: null }, reason: "Ingen har hört av sig." }),
  ]);
  const sentences = [
    "Ett möte bokades till torsdag 3 december 2026 kl. 10.00.",
    "Mötet flyttades från torsdag 3 december 2026 kl. 10.00 till fredag 4 december 2026 kl. 13.30.",
    "Mötet fredag 4 december 2026 kl. 13.30 ställdes in.",
    "Ärendet blev vilande till 7 december 2026.",
    "Ingen har hört av sig.",
  ];
  for (const sentence of sentences) expect(screen.getByText(sentence)).toBeTruthy();
  expect(screen.queryByText("Internt skäl")).toBeNull();
});

function labelsOf(line: HTMLElement): (string | null)[] {
  return within(line)
    .getAllByRole("listitem")
    .map((item) => item.textContent.replace(/^\d/, ""));
}

test("the line of five steps follows what the requester has been shown", async () => {
  const { screen } = await show({ ...openRequest, promise: null });
  const line = screen.getByRole("list", { name: "Var förfrågan är nu" });
  expect(within(line).getAllByRole("listitem")).toHaveLength(5);
  expect(line.querySelector("[aria-current=step]")?.textContent).toContain("Vi arbetar tillsammans");
  expect(screen.getByText("Er kontaktperson hos oss är Kajsa Exempelsson.")).toBeTruthy();
});

test("a pause is said where the line has come to", async () => {
  const { screen } = await show({ ...openRequest, pausedUntil: "2026-12-07" });
  const line = screen.getByRole("list", { name: "Var förfrågan är nu" });
  expect(line.querySelector("[aria-current=step]")?.textContent).toContain("vilande till 7 december 2026");
});

test("a request that was withdrawn tells only the steps that were taken", async () => {
  const withdrawn = { ...ending, kind: "withdrawn", reaction: "not_asked", text: null, outcomes: [] } as const;
  const { screen } = await show({
    ...sentRequest,
    stage: "ended",
    ending: { ...withdrawn, outcomes: [] },
    actions: ["message"],
  });
  const line = screen.getByRole("list", { name: "Var förfrågan är nu" });
  expect(labelsOf(line)).toEqual(["Ni har skickat, klart23 november 2026", "Ni återkallade, klart25 november 2026"]);
});

test("a request that was closed tells the whole way", async () => {
  const { screen } = await show(closedRequest);
  const line = screen.getByRole("list", { name: "Var förfrågan är nu" });
  expect(labelsOf(line)).toEqual([
    "Ni har skickat, klart23 november 2026",
    "Ni får en kontaktperson, klartKajsa Exempelsson",
    "Vi hör av oss, klart",
    "Vi arbetar tillsammans, klart",
    "Avslutat, klart25 november 2026",
  ]);
});

test("what an answer holds for staff is never shown, nor why a case was taken out of the work", async () => {
  const { container } = await show({
    ...closedRequest,
    ending: { ...ending, kind: "void", reaction: "not_asked", text: "Hemligt skäl", outcomes: ["hemligt_utfall"] },
    actions: [],
    staff: {
      state: "void",
      waitingFor: "nobody",
      priority: "high",
      assignee: { id: requester.person.id, name: "Hemlig Ansvarig" },
      source: "web",
      initiatedBy: "organisation",
      themes: ["hemligt_tema"],
      principles: [],
      administrations: [],
      firstTime: true,
      personalNumberIn: [],
      registeredBy: null,
      ending: null,
      hasAddress: true,
      minutesLogged: 45,
    },
  });
  expect(container.textContent).not.toMatch(/hemlig/i);
});

test("a draft opens where it is written, and nothing more is asked about it", async () => {
  answer(listCatalogues, catalogues);
  answer(getRequest, draft);
  const { screen, router } = await renderAt(path, { as: requester });
  await screen.findByRole("heading", { level: 1, name: /Kontrollera och skicka$/ });
  expect(router.state.location.pathname).toBe("/fraga/5");
});

test("somebody else's request and none at all look alike", async () => {
  refuse(getRequest, 404, "not_found");
  const { screen } = await renderAt(path, { as: requester });
  await screen.findByRole("heading", { level: 1, name: "Förfrågan finns inte" });
  expect(screen.getByRole("link", { name: "Till mina förfrågningar" })).toBeTruthy();
});

test("a part that cannot be fetched says so, and the rest of the page is there", async () => {
  answerStory(openRequest, { events: begun });
  refuse(listConversation, 500, "internal");
  refuse(listRequestMeetings, 500, "internal");
  const { screen, user } = await renderAt(path, { as: requester });
  const failed = await screen.findByText("Vi kunde inte hämta meddelandena.");
  expect(screen.getByText("Vi kunde inte hämta era möten.")).toBeTruthy();
  expect(await screen.findByText("Ideell förening")).toBeTruthy();
  answer(listConversation, { messages: [] });
  const notice = failed.closest(".notice");
  if (!(notice instanceof HTMLElement)) throw new Error("The sentence stands in a notice");
  await user.click(within(notice).getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByText("Ingen har skrivit något än.")).toBeTruthy();
});

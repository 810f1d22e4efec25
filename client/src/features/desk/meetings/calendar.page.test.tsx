// The calendar: the week in its heading and in the address, as a list and as a grid, whose meetings, and those that miss a log.
import { waitFor, within } from "@testing-library/react";
import { http, HttpResponse } from "msw";
import { expect, test, vi } from "vitest";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { listMeetings, logMeeting, type Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { answerDesk, caseId, sofia } from "../../../testing/case-samples.ts";
import { aHeldMeeting, aMeeting, anHour, aPastMeeting } from "../../../testing/meeting-samples.ts";
import { answer, breakOff } from "../../../testing/mock.ts";
import { renderAt } from "../../../testing/render.tsx";
import { consultant } from "../../../testing/samples.ts";
import { server } from "../../../testing/server.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";
import type { ReservedTime } from "./meetings.queries.ts";

atTheTimeOfTheSamples();

const reserved: ReservedTime = {
  requestId: caseId(124),
  caseNumber: "SAM-2026-000124",
  subject: "Odling på taket",
  consultant: sofia,
  ...anHour("2026-12-04", "13:00"),
  expiresAt: "2026-12-01T09:00:00.000Z",
};

interface Shown {
  items?: Meeting[];
  missing?: Meeting[];
  reserved?: ReservedTime[];
}

/** The meetings without a log, which the same endpoint gives when it is asked for them. */
function answerMissing(items: Meeting[]): URL[] {
  const asked: URL[] = [];
  server.use(
    http.get(`*${listMeetings.url}`, ({ request }) => {
      const url = new URL(request.url);
      // Not answered here: the week's own answer comes next.
      if (!url.searchParams.has("missingLog")) return undefined;
      asked.push(url);
      return HttpResponse.json({ items, reserved: [] });
    }),
  );
  return asked;
}

interface Setting {
  as?: Me;
  language?: "sv" | "en";
}

async function open(
  search: string,
  { items = [], missing = [], reserved: times = [] }: Shown = {},
  { as = consultant, language = "sv" }: Setting = {},
) {
  answerDesk();
  const calls = answer(listMeetings, { items, reserved: times });
  const asked = answerMissing(missing);
  const view = await renderAt(`/kalender${search}`, { as, language });
  await view.screen.findByRole("heading", { level: 1 });
  await waitFor(() => expect(view.screen.queryByText(/Hämtar veckan|Fetching the week/)).toBeNull());
  return { ...view, calls, asked };
}

const week49 = "?vecka=2026-W49";

test("the heading names the ISO week, also the one that is in two years", async () => {
  const { screen, user, router, calls } = await open("?vecka=2026-W53");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(
    "Kalender: Vecka 53, 28 december 2026–3 januari 2027",
  );
  expect(document.title).toMatch(/^Kalender: Vecka 53/);
  expect(calls[0]?.url.searchParams.get("from")).toBe("2026-12-28");
  await user.click(screen.getByRole("link", { name: "Nästa vecka" }));
  expect(await screen.findByRole("heading", { name: /Vecka 1, 4–10 januari 2027$/ })).toBeTruthy();
  expect(router.state.location.search).toBe("?vecka=2027-W01");
  await user.click(screen.getByRole("link", { name: "Föregående vecka" }));
  await user.click(screen.getByRole("link", { name: "Föregående vecka" }));
  expect(await screen.findByRole("heading", { name: /Vecka 52, 21–27 december 2026$/ })).toBeTruthy();
  await user.click(screen.getByRole("link", { name: "Den här veckan" }));
  expect(await screen.findByRole("heading", { name: /Vecka 48, 23–29 november 2026$/ })).toBeTruthy();
  expect(router.state.location.search).toBe("");
});

test("the week as a list, by day: each leads to its case, reserved times say so, and a free day too", async () => {
  const { screen } = await open(week49, { items: [aMeeting()], reserved: [reserved] });
  const thursday = within(
    screen.getByRole("heading", { name: "torsdag 3 december 2026" }).closest("section") as HTMLElement,
  );
  expect(thursday.getByText("kl. 10.00–11.00")).toBeTruthy();
  expect(thursday.getByRole("link", { name: "Läxhjälp på biblioteket" }).getAttribute("href")).toBe(
    `/arende/${caseId(123)}`,
  );
  expect(thursday.getByText("Bokat")).toBeTruthy();
  const friday = within(
    screen.getByRole("heading", { name: "fredag 4 december 2026" }).closest("section") as HTMLElement,
  );
  expect(friday.getByText("Reserverad")).toBeTruthy();
  expect(friday.getByText("Reserverad till 1 december 2026 kl. 10.00")).toBeTruthy();
  expect(screen.getAllByText("Inget bokat")).toHaveLength(3);
  expect(screen.queryByRole("heading", { name: /^lördag/ })).toBeNull();
  expect(screen.getByText("Vecka 49, 30 november–6 december 2026: 1 möte")).toBeTruthy();
});

test("the week as a calendar: a table by day and hour, and the choice stands in the address", async () => {
  const { screen, user, router } = await open(week49, { items: [aMeeting()], reserved: [reserved] });
  await user.click(screen.getByRole("link", { name: "Kalender", current: false }));
  expect(router.state.location.search).toBe("?vecka=2026-W49&vy=kalender");
  const table = within(await screen.findByRole("table", { name: /^Möten per dag och timme, Vecka 49/ }));
  expect(table.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
    "Tid",
    "Måndag30 november 2026",
    "Tisdag1 december 2026",
    "Onsdag2 december 2026",
    "Torsdag3 december 2026",
    "Fredag4 december 2026",
  ]);
  const ten = table.getByRole("row", { name: /^10\.00/ });
  const cells = within(ten).getAllByRole("cell");
  expect(within(cells[3] as HTMLElement).getByRole("link", { name: "Läxhjälp på biblioteket" })).toBeTruthy();
  expect(table.getByText("Reserverad")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Kalender", current: true })).toBeTruthy();
});

test("a narrow window shows the list and says why", async () => {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) => Object.assign(new EventTarget(), { matches: true, media: query }) as unknown as MediaQueryList,
  );
  const { screen } = await open(`${week49}&vy=kalender`, { items: [aMeeting()] });
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getByText(/Fönstret är för smalt för kalendern/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Läxhjälp på biblioteket" })).toBeTruthy();
});

test("one's own, everybody's or one colleague's, in the address and in what is asked", async () => {
  const { screen, user, router, calls, asked } = await open(week49, { items: [aMeeting()] });
  expect(calls[0]?.url.searchParams.get("consultant")).toBe("me");
  expect(asked[0]?.searchParams.get("consultant")).toBe("me");
  expect(screen.queryByText("Johan Bergsten", { selector: "p" })).toBeNull();
  const who = await screen.findByLabelText<HTMLSelectElement>("Vems möten");
  expect(who.value).toBe("me");
  await user.selectOptions(who, "Allas");
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.has("consultant")).toBe(false));
  expect(router.state.location.search).toBe("?vecka=2026-W49&vem=alla");
  expect(who.selectedOptions[0]?.textContent).toBe("Allas");
  expect(await screen.findByText("Johan Bergsten", { selector: "p" })).toBeTruthy();
  await user.selectOptions(who, "Sofia Ljungdal");
  await waitFor(() => expect(calls.at(-1)?.url.searchParams.get("consultant")).toBe(sofia.id));
  expect(router.state.location.search).toBe(`?vecka=2026-W49&vem=${sofia.id}`);
});

test("who holds no meetings sees everybody's, and can neither log nor set hours", async () => {
  const manager: Me = { ...consultant, roles: ["manager"], permissions: [...permissionsOf(["manager"])] };
  const { screen, calls } = await open("", { missing: [aPastMeeting()] }, { as: manager });
  expect(calls[0]?.url.searchParams.has("consultant")).toBe(false);
  expect(await screen.findByRole("heading", { name: "Möten som saknar logg" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Logga mötet/ })).toBeNull();
  expect(screen.queryByRole("link", { name: "Arbetstider" })).toBeNull();
});

test("a meeting without a log is logged from here, and goes from the list", async () => {
  const { screen, user } = await open("", { missing: [aPastMeeting()] });
  const missing = within(await screen.findByRole("region", { name: "Möten som saknar logg" }));
  expect(missing.getByText("tisdag 24 november 2026 kl. 10.00–11.00")).toBeTruthy();
  await user.click(missing.getByRole("button", { name: "Logga mötet Läxhjälp på biblioteket" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Logga mötet" }));
  await user.click(dialog.getByRole("radio", { name: "Ja" }));
  const calls = answer(logMeeting, aHeldMeeting());
  answerMissing([]);
  await user.click(dialog.getByRole("button", { name: "Spara loggen" }));
  expect(await screen.findByText("Mötet är loggat.")).toBeTruthy();
  expect(calls[0]?.body).toMatchObject({ tookPlace: true });
  await waitFor(() => expect(screen.queryByRole("heading", { name: "Möten som saknar logg" })).toBeNull());
  expect(document.activeElement?.className).toBe("missing-logs-place");
});

test("a week that cannot be fetched can be tried again", async () => {
  answerDesk();
  answerMissing([]);
  breakOff(listMeetings, { once: true });
  const { screen, user } = await renderAt("/kalender?vecka=2026-W49", { as: consultant });
  expect(await screen.findByRole("heading", { name: "Vi kunde inte hämta veckan" })).toBeTruthy();
  answer(listMeetings, { items: [aMeeting()], reserved: [] });
  answerMissing([]);
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("link", { name: "Läxhjälp på biblioteket" })).toBeTruthy();
});

test("the menu leads here, for everybody who reads cases", async () => {
  const { screen } = await open("", {}, { language: "en" });
  const menu = within(screen.getByRole("navigation", { name: "Main menu" }));
  expect(menu.getByRole("link", { name: "Calendar" }).getAttribute("href")).toBe("/kalender");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Calendar: Week 48, 23–29 November 2026");
  expect(screen.getByRole("heading", { name: "Wednesday 25 November 2026, today" })).toBeTruthy();
});

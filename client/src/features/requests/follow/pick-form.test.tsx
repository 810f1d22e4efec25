// Picking one of the times on offer: what is offered, until when, who is mailed; and times that are gone.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { pickTime } from "@samverkansstod/api/contract/offers.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { atTheTimeOfTheSamples, openStory, meeting, offer, openRequest } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

async function open(request = openRequest) {
  const view = await openStory(request, { offers: [offer] });
  const card = await view.screen.findByRole("region", { name: "Välj en tid för möte" });
  const book = () => view.user.click(within(card).getByRole("button", { name: "Boka tiden" }));
  return { ...view, card, book };
}

test("the times, the place, until when they are reserved, and who is mailed", async () => {
  const { card } = await open();
  const times = within(card).getByRole("group", { name: "Vilken tid passar er?" });
  expect(within(times).getByRole("radio", { name: "torsdag 3 december 2026 kl. 10.00–11.00" })).toBeTruthy();
  expect(within(times).getByRole("radio", { name: "fredag 4 december 2026 kl. 10.00–11.00" })).toBeTruthy();
  expect(within(card).getByText("Kajsa Exempelsson vill träffa er.")).toBeTruthy();
  expect(within(card).getByText("Plats: Exempelgatan 1")).toBeTruthy();
  expect(within(card).getByText("Tiderna är reserverade för er till tisdag 1 december 2026 kl. 17.00.")).toBeTruthy();
  expect(within(card).getByText(/till er \(asa@laxlyktan\.example\) och till Kajsa Exempelsson\.$/)).toBeTruthy();
});

test("where there is no address, nobody is promised a mail", async () => {
  const { card } = await open({ ...openRequest, contactEmail: null });
  expect(within(card).getByText(/inbjudan till kalendern till Kajsa Exempelsson\.$/)).toBeTruthy();
});

test("one is picked and booked, and the page says when we meet", async () => {
  const { screen, user, card, book } = await open();
  await user.click(within(card).getByRole("radio", { name: /^torsdag 3 december/ }));
  const calls = answer(pickTime, meeting);
  answer(listRequestMeetings, { offers: [{ ...offer, state: "picked" }], meetings: [meeting] });
  await book();
  expect(await screen.findByText("Mötet är bokat: torsdag 3 december 2026 kl. 10.00–11.00.")).toBeTruthy();
  expect(calls[0]?.url.pathname).toContain(`/offers/${offer.id}/pick`);
  expect(calls[0]?.body).toEqual({ timeId: offer.times[0]?.id });
  expect(calls[0]?.headers.get("idempotency-key")).toMatch(/^[\da-f-]{36}$/);
  expect(screen.getByText("Vi ses torsdag 3 december 2026 kl. 10.00–11.00.")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "Välj en tid för möte" })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Det här händer nu" }));
});

test("without a choice nothing is sent, and the words stand beside the times", async () => {
  const { user, card, book } = await open();
  await book();
  const summary = within(card).getByRole("alert");
  await user.click(within(summary).getByRole("link", { name: "Välj en av tiderna." }));
  expect(document.activeElement).toBe(within(card).getByRole("radio", { name: /^torsdag/ }));
  expect(within(card).getAllByText("Välj en av tiderna.")).toHaveLength(2);
});

test("a time that is gone is explained, and those that are left can be chosen", async () => {
  const { screen, user, card, book } = await open();
  await user.click(within(card).getByRole("radio", { name: /^torsdag/ }));
  refuse(pickTime, 409, "time_taken");
  answer(listRequestMeetings, { offers: [{ ...offer, times: offer.times.slice(1) }], meetings: [] });
  await book();
  const title = await screen.findByText("Tiden går inte att boka längre");
  expect(title.closest("[tabindex]")).toBe(document.activeElement);
  const left = screen.getAllByRole("radio");
  expect(left).toHaveLength(1);
  expect(screen.getByRole("radio", { name: /^fredag/, checked: false })).toBeTruthy();
});

test("an offer that ran out meanwhile is told, and what to do", async () => {
  const { screen, user, card, book } = await open();
  await user.click(within(card).getByRole("radio", { name: /^fredag/ }));
  refuse(pickTime, 409, "time_taken");
  answer(listRequestMeetings, { offers: [{ ...offer, state: "expired" }], meetings: [] });
  await book();
  expect(await screen.findByText("Tiden går inte att boka längre")).toBeTruthy();
  expect(screen.getByText(/^Tiderna som vi föreslog gick ut/)).toBeTruthy();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("no contact keeps the choice, and the same pick is tried again", async () => {
  const { screen, user, card, book } = await open();
  await user.click(within(card).getByRole("radio", { name: /^fredag/ }));
  const lost = breakOff(pickTime, { once: true });
  await book();
  expect(await screen.findByText(/^Vi får ingen kontakt/)).toBeTruthy();
  expect(within(card).getByRole("radio", { name: /^fredag/, checked: true })).toBeTruthy();
  const calls = answer(pickTime, meeting);
  await book();
  await screen.findByText(/^Mötet är bokat/);
  expect(calls[0]?.headers.get("idempotency-key")).toBe(lost[0]?.headers.get("idempotency-key"));
});

test("no time that suits leads to the box in which they write to us", async () => {
  const { screen, user, card } = await open();
  await user.click(within(card).getByRole("button", { name: "Ingen tid passar? Skriv till oss" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Skriv till oss"));
});

// What decides what is next: which question, which offer, which meeting; what has been is not to come.
import { expect, test } from "vitest";
import { closedRequest, ending, meeting, offer, openRequest, question } from "../../../testing/story-samples.ts";
import { aroundOf } from "./around.ts";

const now = Date.parse("2026-11-25T14:00:00.000Z");
const nothing = { messages: [], offers: [], meetings: [] };
const answerable = { ...openRequest, actions: ["answer" as const, ...openRequest.actions] };

test("the question is the one that waits, and only where it can be answered", () => {
  const settled = { ...question, id: meeting.id, settled: true };
  const known = { ...nothing, messages: [settled, question, { ...settled, id: offer.id }] };
  expect(aroundOf(answerable, known, now).question).toBe(question);
  expect(aroundOf(openRequest, known, now).question).toBeNull();
  expect(aroundOf(answerable, { ...nothing, messages: [settled] }, now).question).toBeNull();
});

test("after an ending without a reply it is the last one that was asked", () => {
  const settled = { ...question, settled: true };
  const closed = { actions: ["answer" as const], ending: { ...ending, kind: "no_reply" as const } };
  expect(aroundOf(closed, { ...nothing, messages: [settled] }, now).question).toBe(settled);
});

test("an offer shows the times to come, until it runs out", () => {
  const known = { ...nothing, offers: [offer] };
  expect(aroundOf(openRequest, known, now).offer?.times).toHaveLength(2);
  expect(aroundOf(openRequest, known, now).ranOut).toBeNull();
  const between = Date.parse("2026-12-03T09:30:00.000Z");
  const long = { ...offer, expiresAt: "2026-12-04T08:00:00.000Z" };
  expect(aroundOf(openRequest, { ...nothing, offers: [long] }, between).offer?.times.map(({ id }) => id)).toEqual([
    offer.times[1]?.id,
  ]);
  const after = Date.parse("2026-12-01T16:00:00.000Z");
  expect(aroundOf(openRequest, known, after).offer).toBeNull();
  expect(aroundOf(openRequest, known, after).ranOut).toBe(offer);
  expect(aroundOf(closedRequest, known, now).offer).toBeNull();
});

test("that times ran out is said of the latest offer only", () => {
  const ranOut = { ...offer, state: "expired" as const };
  const picked = { ...offer, id: meeting.id, state: "picked" as const, createdAt: "2026-11-26T08:00:00.000Z" };
  expect(aroundOf(openRequest, { ...nothing, offers: [ranOut] }, now).ranOut).toBe(ranOut);
  expect(aroundOf(openRequest, { ...nothing, offers: [picked, ranOut] }, now).ranOut).toBeNull();
});

test("the meeting is the next one that is booked and not over", () => {
  const past = { ...meeting, id: offer.id, startsAt: "2026-11-24T09:00:00.000Z", endsAt: "2026-11-24T10:00:00.000Z" };
  const cancelled = { ...past, id: question.id, state: "cancelled" as const, endsAt: "2026-11-27T10:00:00.000Z" };
  const running = { ...meeting, startsAt: "2026-11-25T13:30:00.000Z", endsAt: "2026-11-25T14:30:00.000Z" };
  expect(aroundOf(openRequest, { ...nothing, meetings: [past, cancelled, meeting] }, now).meeting).toBe(meeting);
  expect(aroundOf(openRequest, { ...nothing, meetings: [meeting, running] }, now).meeting).toBe(running);
  expect(aroundOf(openRequest, { ...nothing, meetings: [past, cancelled] }, now).meeting).toBeNull();
});

// Their meetings: when, where, with whom; what was moved, cancelled or came to nothing; and which places become links.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  atTheTimeOfTheSamples,
  openStory,
  meeting,
  offer,
  openRequest,
  question,
  reply,
} from "../../../testing/story-samples.ts";
import { linkTo } from "./meeting-place.tsx";

atTheTimeOfTheSamples();

test("each says its time and how it stands; one to come also where and with whom", async () => {
  const cancelled = { ...meeting, id: offer.id, state: "cancelled" as const, cancelCode: "illness" as const };
  const held = { ...meeting, id: question.id, state: "held" as const };
  const missed = { ...meeting, id: reply.id, state: "missed" as const };
  const moved = { ...meeting, moves: 1, placeKind: "video" as const, place: "https://video.example/rum/1" };
  const { screen } = await openStory(openRequest, { meetings: [held, missed, cancelled, moved] });
  const heading = await screen.findByRole("heading", { name: "Möten" });
  const list = heading.parentElement?.querySelector("ul");
  if (!list) throw new Error("The meetings are a list");
  const items = within(list).getAllByRole("listitem");
  expect(items.map((item) => item.querySelector(".ds-tag")?.textContent)).toEqual([
    "Blev av",
    "Blev inte av",
    "Inställt",
    "Flyttat",
  ]);
  expect(within(list).getAllByText("torsdag 3 december 2026 kl. 10.00–11.00")).toHaveLength(4);
  expect(within(list).getByRole("link").getAttribute("href")).toBe("https://video.example/rum/1");
  expect(within(list).getAllByText("Ni träffar Kajsa Exempelsson.")).toHaveLength(1);
  expect(list.textContent).not.toMatch(/sjuk|illness/i);
});

test.each([
  { placeKind: "video", place: "https://video.example/rum?a=1", href: "https://video.example/rum?a=1" },
  { placeKind: "video", place: "http://video.example/rum", href: null },
  { placeKind: "video", place: "data:text/html,hej", href: null },
  { placeKind: "video", place: "https://video.example/rum och kod 1234", href: null },
  { placeKind: "video", place: "Länken kommer", href: null },
  { placeKind: "phone", place: "070-174 06 05", href: "tel:0701740605" },
  { placeKind: "phone", place: "+46 31 390 06 00", href: "tel:+46313900600" },
  { placeKind: "phone", place: "Vi ringer er", href: null },
  { placeKind: "phone", place: "https://video.example", href: null },
  { placeKind: "on_site", place: "https://video.example", href: null },
  { placeKind: "phone", place: null, href: null },
] as const)("$placeKind at $place leads to $href", ({ href, ...where }) => {
  expect(linkTo(where)).toBe(href);
});

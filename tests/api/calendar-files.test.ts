// Calendar files as two kinds of calendar read them: create, move and cancel, in Stockholm time on both sides of a change of clocks.
import { calendarFile } from "@samverkansstod/api/mail/calendar.ts";
import type { Outgoing } from "@samverkansstod/api/mail/transport.ts";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { aCaseOf, book, cancel, meetingWorld, move, offer, pick, type MeetingWorld } from "../support/meetings.ts";
import { readByIcalJs, readByNodeIcal, TestCalendar } from "../support/test-calendar.ts";

let world: MeetingWorld;
beforeAll(async () => {
  world = await meetingWorld();
  return () => world.app.close();
});

const parsers = { "ical.js": readByIcalJs, "node-ical": readByNodeIcal };

/** The calendar files that went out to somebody, in order. */
const filesTo = (mails: readonly Outgoing[], to: string) =>
  mails.flatMap((mail) => (mail.to === to && mail.calendar ? [mail.calendar.content] : []));

describe.each(Object.entries(parsers))("a calendar that reads with %s", (_name, read) => {
  test("shows a meeting where it is booked and moved to, across the change of clocks, and nothing once it is cancelled", async () => {
    const { app, consultant, requester } = world;
    const id = await aCaseOf(app, requester, { subject: "Hemlig rubrik" });
    const theirs = new TestCalendar(read);
    const own = new TestCalendar(read);
    const passed: string[] = [];
    const take = async () => {
      const mails = await app.deliver();
      for (const file of filesTo(mails, requester.email)) theirs.take(file);
      for (const file of filesTo(mails, consultant.email)) own.take(file);
      passed.push(...filesTo(mails, requester.email));
    };
    const { body } = await book(consultant, id, {
      localStart: "2027-03-25T10:00",
      place: "Exempelgatan 1; 411 00 Göteborg",
    });
    await take();
    const booked = {
      uid: `${body.id}@localhost`,
      sequence: 0,
      start: "2027-03-25T09:00:00Z",
      end: "2027-03-25T10:00:00Z",
      status: "CONFIRMED",
      method: "REQUEST",
      summary: `Möte med Social utveckling (${body.staff?.caseNumber})`,
      location: "Exempelgatan 1; 411 00 Göteborg",
      organizer: "samverkan@goteborg.example",
      zone: "Europe/Stockholm",
    };
    expect(theirs.events).toMatchObject([{ ...booked, attendees: [consultant.email, requester.email] }]);
    expect(own.events).toMatchObject([{ ...booked, attendees: [consultant.email] }]);
    await move(consultant, body.id, 1, { localStart: "2027-03-30T10:00" });
    await take();
    const moved = { ...booked, sequence: 1, start: "2027-03-30T08:00:00Z", end: "2027-03-30T09:00:00Z" };
    expect(theirs.events).toMatchObject([moved]);
    expect(own.events).toMatchObject([moved]);
    await cancel(consultant, body.id, 2);
    await take();
    expect([theirs.events, own.events]).toEqual([[], []]);
    // A mail that was late changes nothing any longer.
    for (const file of passed.slice(0, 2)) theirs.take(file);
    expect(theirs.events).toEqual([]);
    expect(passed.map((file) => read(file).sequence)).toEqual([0, 1, 2]);
    expect(read(passed[2] ?? "")).toMatchObject({ method: "CANCEL", status: "CANCELLED", uid: booked.uid });
    expect(passed.join("")).not.toContain("Hemlig");
  });

  test("shows the night itself: across the hour that is missing, and in the hour that occurs twice", async () => {
    const { app, colleague, requester } = world;
    const id = await aCaseOf(app, requester);
    const night = async (localStart: string, fold?: "first" | "second") => {
      await book(colleague, id, { localStart, ...(fold && { fold }), minutes: 60, inviteRequester: false });
      const [file = ""] = filesTo(await app.deliver(), colleague.email);
      const { start, end } = read(file);
      return `${start} ${end}`;
    };
    const week = read === readByIcalJs ? ["2027-03-28", "2027-10-31"] : ["2028-03-26", "2028-10-29"];
    expect(await night(`${week[0]}T01:30`)).toBe(`${week[0]}T00:30:00Z ${week[0]}T01:30:00Z`);
    expect(await night(`${week[1]}T02:30`, "first")).toBe(`${week[1]}T00:30:00Z ${week[1]}T01:30:00Z`);
    expect(await night(`${week[1]}T02:30`, "second")).toBe(`${week[1]}T01:30:00Z ${week[1]}T02:30:00Z`);
  });

  test("shows a time that the requester picked, and by phone or video without a number or a link what is known", async () => {
    const { app, colleague, requester } = world;
    const id = await aCaseOf(app, requester);
    const { body } = await offer(colleague, id, {
      times: [read === readByIcalJs ? "2027-06-01T10:00" : "2027-06-02T10:00"],
    });
    await app.deliver();
    await pick(requester, id, body.id, body.times[0]?.id ?? "");
    const [file = ""] = filesTo(await app.deliver(), requester.email);
    expect(read(file)).toMatchObject({
      start: body.times[0]?.startsAt.replace(".000", ""),
      location: "Video",
      sequence: 0,
    });
  });

  test("reads back what was written, whatever is written, as exactly one event that nobody's words can add to", () => {
    const words = fc.string({ unit: "grapheme", maxLength: 120 });
    const evil = fc.constantFrom(
      "\r\nATTENDEE:mailto:x@y.example",
      "\nEND:VEVENT\nBEGIN:VEVENT",
      'a";X="b',
      "å".repeat(90),
      "^n^'",
      "\\n;,:",
    );
    const text = fc.oneof(
      words,
      evil,
      fc.tuple(words, evil).map((parts) => parts.join("")),
    );
    const near = fc.tuple(
      fc.constantFrom("2027-03-28T00:00:00Z", "2027-10-31T00:00:00Z"),
      fc.integer({ min: -3000, max: 3000 }),
    );
    fc.assert(
      fc.property(
        near,
        fc.integer({ min: 1, max: 32 }),
        text,
        text,
        fc.boolean(),
        ([base, minutes], quarters, place, name, cancels) => {
          const start = Temporal.Instant.from(base).add({ minutes });
          const end = start.add({ minutes: quarters * 15 });
          const data = {
            meetingId: "5b1fbd07-3b1c-4c5e-9d3c-0a9d0a7a0001",
            sequence: "7",
            calendarMethod: cancels ? "CANCEL" : "REQUEST",
            caseNumber: "SAM-2027-000001",
            startsAt: start.toString(),
            endsAt: end.toString(),
            placeKind: "on_site",
            onSite: place,
            consultantName: name,
            consultantEmail: "kim@goteborg.example",
            unitName: name,
            unitEmail: "samverkan@goteborg.example",
          };
          const sending = {
            language: "sv",
            to: "asa@exempel.example",
            createdAt: "2027-03-01T10:00:00.123Z",
            host: "samverkan.example",
          } as const;
          const file = calendarFile(data, sending)?.content ?? "";
          for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
          const found = read(file);
          expect(found).toMatchObject({
            method: cancels ? "CANCEL" : "REQUEST",
            uid: "5b1fbd07-3b1c-4c5e-9d3c-0a9d0a7a0001@samverkan.example",
            sequence: 7,
            start: start.toString(),
            end: end.toString(),
            stamp: "2027-03-01T10:00:00Z",
            organizer: "samverkan@goteborg.example",
            attendees: ["kim@goteborg.example", "asa@exempel.example"],
          });
          if (read === readByIcalJs) expect(found.location).toBe(place.replaceAll(/\r\n?/gu, "\n"));
        },
      ),
      { numRuns: 80 },
    );
  });
});

test("a mail that is sent late says what was so when it was caused", async () => {
  const { app, coordinator, requester } = world;
  const id = await aCaseOf(app, requester);
  const { body } = await book(coordinator, id, { localStart: "2027-03-25T10:00" });
  await move(coordinator, body.id, 1, { localStart: "2027-03-30T10:00", placeKind: "phone", place: "031-390 06 00" });
  await cancel(coordinator, body.id, 2);
  const files = filesTo(await app.deliver(), coordinator.email).map((file) => readByIcalJs(file));
  expect(files.map(({ method, sequence, start, location }) => [method, sequence, start, location])).toEqual([
    ["REQUEST", 0, "2027-03-25T09:00:00Z", ""],
    ["REQUEST", 1, "2027-03-30T08:00:00Z", "Telefon: 031-390 06 00"],
    ["CANCEL", 2, "2027-03-30T08:00:00Z", "Telefon: 031-390 06 00"],
  ]);
});

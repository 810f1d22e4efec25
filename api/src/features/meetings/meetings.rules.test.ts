import { describe, expect, test } from "vitest";
import type { MeetingLog } from "../../contract/meetings.ts";
import { Refusal } from "../../shared/problem.ts";
import { wallTimeOf } from "./free-times.rules.ts";
import {
  acceptableLog,
  daysFrom,
  expiryOf,
  isOffered,
  placeData,
  placeOf,
  showMeeting,
  showOffer,
  wantedTime,
  wantedTimes,
  type StoredMeeting,
  type StoredOffer,
} from "./meetings.rules.ts";
import { acceptableParticipant } from "./participants.rules.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const now = instant("2027-03-01T09:00:00Z");

function refusal(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return (error.errors ?? []).map(({ field, code }) => `${field} ${code}`);
  }
}
const wanted = (localStart: string, fold?: "first" | "second") =>
  wantedTime({ localStart, fold }, { minutes: 60, now });

describe("a wall time that somebody wants", () => {
  test("is one instant, and lasts as long as asked in real time", () => {
    const time = wanted("2027-03-29T10:00");
    expect([time.start.toString(), time.end.toString()]).toEqual(["2027-03-29T08:00:00Z", "2027-03-29T09:00:00Z"]);
    // From 01.30 on the night when the clocks go forward, an hour ends at 03.30.
    expect(wallTimeOf(wanted("2027-03-28T01:30").end)).toBe("2027-03-28T03:30");
    // Before the change the same clock is another instant.
    expect(wanted("2027-03-26T10:00").start.toString()).toBe("2027-03-26T09:00:00Z");
  });

  test("that does not exist is refused, and the next that does is named", () => {
    expect(refusal(() => wanted("2027-03-28T02:30"))).toEqual(["/localStart time_missing"]);
    try {
      wanted("2027-03-28T02:30");
    } catch (error) {
      expect((error as Refusal).errors?.[0]?.params).toEqual({ next: "3.00" });
    }
    // Which one does not help where there is none.
    expect(refusal(() => wanted("2027-03-28T02:30", "first"))).toEqual(["/localStart time_missing"]);
  });

  test("that occurs twice asks which, and takes the answer", () => {
    expect(refusal(() => wanted("2027-10-31T02:30"))).toEqual(["/localStart time_twice"]);
    expect(wanted("2027-10-31T02:30", "first").start.toString()).toBe("2027-10-31T00:30:00Z");
    expect(wanted("2027-10-31T02:30", "second").start.toString()).toBe("2027-10-31T01:30:00Z");
    // Where there is only one, which one is nothing to ask.
    expect(wanted("2027-10-31T03:30", "first").start.toString()).toBe("2027-10-31T02:30:00Z");
  });

  test.each([
    ["2027-02-30T10:00", "wrong_format"],
    ["2027-13-01T10:00", "wrong_format"],
    ["2027-03-29T25:00", "wrong_format"],
    ["0000-00-00T00:00", "wrong_format"],
    ["2027-03-01T10:00", "in_the_past"],
    ["2027-02-28T10:00", "in_the_past"],
    ["9999-12-31T23:59", "out_of_range"],
    ["2030-04-01T10:00", "out_of_range"],
  ])("%s is refused: %s", (localStart, code) => {
    expect(refusal(() => wanted(localStart))).toEqual([`/localStart ${code}`]);
  });

  test("does not run into another of the same offer; each is refused where it stands", () => {
    const times = (...wishes: string[]) =>
      refusal(() =>
        wantedTimes(
          wishes.map((localStart) => ({ localStart })),
          { minutes: 60, now, fieldOf: (at) => `/times/${at}` },
        ),
      );
    expect(times("2027-03-29T10:00", "2027-03-29T11:00", "2027-03-29T09:00")).toEqual([]);
    expect(times("2027-03-29T10:00", "2027-03-28T02:30", "2027-03-29T10:59")).toEqual([
      "/times/1/localStart time_missing",
      "/times/2/localStart overlapping",
    ]);
  });
});

describe("an offer", () => {
  const times = [
    { start: instant("2027-03-02T09:00:00Z"), end: instant("2027-03-02T10:00:00Z") },
    { start: instant("2027-03-10T09:00:00Z"), end: instant("2027-03-10T10:00:00Z") },
  ];
  const expiry = (asked?: string) => expiryOf(asked, { times, offerHours: 72, now }).toString();

  test("runs out as asked or after the usual hours, never later than its last time", () => {
    expect(expiry()).toBe("2027-03-04T09:00:00Z");
    expect(expiry("2027-03-05T12:00:00Z")).toBe("2027-03-05T12:00:00Z");
    expect(expiry("2027-04-01T12:00:00Z")).toBe("2027-03-10T09:00:00Z");
    expect(refusal(() => expiry("2027-03-01T09:00:00Z"))).toEqual(["/expiresAt in_the_past"]);
    expect(refusal(() => expiry("2027-03-05T12:00:00.1234567891Z"))).toEqual(["/expiresAt wrong_format"]);
  });

  const stored: StoredOffer = {
    id: "o",
    contactProtected: false,
    requestId: "r",
    state: "open",
    consultant: { id: "c", name: "Kim" },
    createdAt: "2027-03-01T09:00:00.000Z",
    expiresAt: "2027-03-04T09:00:00.000Z",
    placeKind: "phone",
    place: null,
    times: [
      {
        id: "t",
        startsAt: "2027-10-31T00:30:00.000Z",
        endsAt: "2027-10-31T01:30:00.000Z",
        localStart: "2027-10-31T02:30",
        picked: false,
      },
    ],
  };

  test("has run out from that instant, swept up or not", () => {
    expect(isOffered(stored, instant("2027-03-04T08:59:59.999Z"))).toBe(true);
    expect(isOffered(stored, instant("2027-03-04T09:00:00Z"))).toBe(false);
    expect(showOffer(stored, instant("2027-03-04T08:00:00Z"), { forStaff: true }).state).toBe("open");
    expect(showOffer(stored, instant("2027-03-04T09:00:00Z"), { forStaff: true }).state).toBe("expired");
    expect(
      showOffer({ ...stored, state: "withdrawn" }, instant("2027-04-01T09:00:00Z"), { forStaff: true }).state,
    ).toBe("withdrawn");
  });

  test("shows when its times end on the wall, and not whose case it is", () => {
    const shown = showOffer(stored, now, { forStaff: true });
    expect(shown.times[0]?.localEnd).toBe("2027-10-31T02:30");
    expect(shown).not.toHaveProperty("requestId");
  });
});

describe("a meeting", () => {
  const log: MeetingLog = {
    at: "2027-03-29T10:00:00.000Z",
    author: "Kim",
    tookPlace: true,
    notBecause: null,
    minutes: 60,
    attendance: [],
    agreed: "Ring 811218-9876 i morgon.",
    nextStep: null,
    nextStepBy: null,
    correction: null,
  };
  const stored: StoredMeeting = {
    id: "m",
    version: 3,
    requestId: "r",
    state: "booked",
    startsAt: "2027-03-29T08:00:00.000Z",
    endsAt: "2027-03-29T09:00:00.000Z",
    localStart: "2027-03-29T10:00",
    placeKind: "video",
    place: null,
    consultant: { id: "c", name: "Kim" },
    cancelCode: null,
    sequence: 2,
    offerId: null,
    staff: {
      caseNumber: "SAM-2027-000001",
      subject: "Om 811218-9876",
      organisationName: "Om 811218-9876",
      personalNumberIn: ["subject"],
      contactProtected: false,
      invited: [],
      moved: [],
      cancelReason: null,
      log,
      earlierLogs: [log],
    },
  };

  test("misses a log from when it is over until it has one", () => {
    const missing = (at: string, change: Partial<StoredMeeting> = {}) =>
      showMeeting({ ...stored, ...change }, instant(at)).staff?.missingLog;
    expect(missing("2027-03-29T08:59:59Z")).toBe(false);
    expect(missing("2027-03-29T09:00:00Z")).toBe(true);
    expect(missing("2027-03-30T09:00:00Z", { state: "held" })).toBe(false);
    expect(missing("2027-03-30T09:00:00Z", { state: "cancelled" })).toBe(false);
  });

  test("counts its moves, of which being cancelled is none", () => {
    expect(showMeeting(stored, now).moves).toBe(2);
    expect(showMeeting({ ...stored, state: "cancelled", cancelCode: "illness" }, now).moves).toBe(1);
  });

  test("has no number that a protected contact is called at", () => {
    const call = { ...stored, placeKind: "phone" as const, place: "070-174 06 05" };
    const { staff } = stored;
    if (!staff) throw new Error("no part of staff");
    expect(showMeeting(call, now).place).toBe("070-174 06 05");
    expect(showMeeting({ ...call, staff: { ...staff, contactProtected: true } }, now).place).toBeNull();
    expect(showMeeting({ ...stored, place: "Rum 3", staff: { ...staff, contactProtected: true } }, now).place).toBe(
      "Rum 3",
    );
  });

  test("masks what looks like a personal number for staff, in the fields that were flagged and in what staff wrote", () => {
    const { staff } = showMeeting(stored, now);
    expect(staff?.subject).not.toContain("811218");
    expect(staff?.organisationName).toContain("811218");
    expect(staff?.log?.agreed).not.toContain("811218");
    expect(staff?.earlierLogs[0]?.agreed).not.toContain("811218");
    expect(staff).not.toHaveProperty("personalNumberIn");
  });

  test("has no part for staff where the store gave none", () => {
    expect(showMeeting({ ...stored, staff: null }, now)).not.toHaveProperty("staff");
  });

  test("is somewhere: on one line, under the name its mail has for it", () => {
    expect(placeOf("  Exempelgatan 1,\r\n 411 00  Göteborg ")).toBe("Exempelgatan 1, 411 00 Göteborg");
    expect([placeOf(" \n "), placeOf(null), placeOf(undefined)]).toEqual([null, null, null]);
    expect(placeData("on_site", "Gatan")).toEqual({ placeKind: "on_site", onSite: "Gatan" });
    expect(placeData("phone", null)).toEqual({ placeKind: "phone" });
  });
});

describe("a log", () => {
  const body = { tookPlace: true, minutes: 60, attendance: [] };
  const accept = (change: Partial<Parameters<typeof acceptableLog>[0]>, corrects = false) =>
    acceptableLog({ ...body, ...change }, { corrects });

  test("says why when the meeting did not take place, and then nothing of what was agreed", () => {
    expect(refusal(() => accept({ tookPlace: false }))).toEqual(["/notBecause required"]);
    expect(accept({ tookPlace: false, notBecause: "technical", agreed: "Allt", nextStep: " Ny tid " })).toMatchObject({
      notBecause: "technical",
      agreed: null,
      nextStep: "Ny tid",
    });
    expect(accept({ tookPlace: true, notBecause: "technical", agreed: " Allt " })).toMatchObject({
      notBecause: null,
      agreed: "Allt",
    });
  });

  test("counts each party once, and nobody where nobody came", () => {
    const city = { party: "city", count: 2 } as const;
    expect(refusal(() => accept({ attendance: [city, { party: "requester", count: 1 }, city] }))).toEqual([
      "/attendance/2/party not_unique",
    ]);
    expect(accept({ attendance: [city, { party: "other", count: 0 }] }).attendance).toEqual([city]);
  });

  test("that corrects says why; the first has nothing to correct", () => {
    expect(refusal(() => accept({ correction: "  " }, true))).toEqual(["/correction required"]);
    expect(accept({ correction: " Fel antal. " }, true).correction).toBe("Fel antal.");
    expect(accept({ correction: "Fel antal." }).correction).toBeNull();
  });

  test("has a next step by a date that a calendar has", () => {
    expect(refusal(() => accept({ nextStepBy: "0000-01-01" }))).toEqual(["/nextStepBy out_of_range"]);
    expect(accept({ nextStepBy: "2027-04-01" }).nextStepBy).toBe("2027-04-01");
  });
});

describe("a participant", () => {
  test("has a name on one line, and an address that can be written to or none", () => {
    const accept = (change: object) => acceptableParticipant({ name: "Åsa Öst", party: "city", ...change });
    expect(accept({ name: " Åsa\u0007\r\nÖst ", email: " Asa.Ost@Goteborg.example ", organisationName: " " })).toEqual({
      name: "Åsa Öst",
      email: "asa.ost@goteborg.example",
      party: "city",
      organisationName: null,
      protected: false,
    });
    expect(accept({ email: "  " }).email).toBeNull();
    expect(refusal(() => accept({ name: " \n ", email: "åsa@x" }))).toEqual(["/name required", "/email email"]);
  });
});

describe("the days of a list", () => {
  test("begin today in Stockholm unless another day is asked for", () => {
    const { from, start, end } = daysFrom(undefined, { days: 7, now: instant("2027-03-24T23:30:00Z") });
    expect(from.toString()).toBe("2027-03-25");
    // A week with 23 hours in one of its days.
    expect([start.toString(), end.toString()]).toEqual(["2027-03-24T23:00:00Z", "2027-03-31T22:00:00Z"]);
    expect(daysFrom("2027-01-01", { days: 1, now }).start.toString()).toBe("2026-12-31T23:00:00Z");
    for (const from0 of ["0000-01-01", "2005-12-31", "2199-01-01", "9999-12-31"]) {
      expect(refusal(() => daysFrom(from0, { days: 31, now }))).toEqual(["from out_of_range"]);
    }
  });
});

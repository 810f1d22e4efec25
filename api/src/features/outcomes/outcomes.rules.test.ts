// What is acceptable of an ending, who is asked about it, what is handed over, and which days count.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addWorkingDays, swedishCalendar } from "../../shared/calendar-working-days.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { emptyForm } from "../requests/form.rules.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import {
  acceptableClosing,
  acceptableReaction,
  acceptableReferral,
  begunBefore,
  handOver,
  isAskedAbout,
  reactByDate,
  usualDays,
} from "./outcomes.rules.ts";

/** What a refusal says, as "code /field code". */
function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, ...(error.errors ?? []).map(({ field, code }) => `${field} ${code}`)].join(" ");
  }
  return "none";
}

test("a closing is trimmed, and a principle is strengthened or strained, not both", () => {
  const body = { outcomes: ["advice_given"], summary: " Råd \n", minutes: 5 };
  expect(acceptableClosing(body)).toEqual({ ...body, summary: "Råd", strengthened: [], strained: [] });
  const both = { ...body, summary: " ", strengthened: ["a", "b"], strained: ["c", "b"] };
  expect(refusalOf(() => acceptableClosing(both))).toBe("invalid_fields /summary required /strained not_unique");
});

test("a referral needs an address to hand over to, and somebody to ask before it does", () => {
  const body = { receiver: " Föreningsstöd\n väst ", text: " Gå dit. ", consent: "not_needed" } as const;
  const reached = { contactEmail: "a@b.example" };
  const nobody = { contactEmail: null };
  expect(acceptableReferral(body, nobody)).toEqual({
    receiver: "Föreningsstöd väst",
    receiverEmail: null,
    text: "Gå dit.",
    consent: "not_needed",
    reason: null,
  });
  const to = { ...body, receiverEmail: " Stod@Stad.example " };
  expect(acceptableReferral({ ...to, consent: "given" }, nobody).receiverEmail).toBe("Stod@stad.example");
  expect(acceptableReferral({ ...to, consent: "asked", reason: " " }, reached).reason).toBeNull();
  expect(refusalOf(() => acceptableReferral({ ...to, consent: "asked" }, nobody))).toBe("no_address");
  for (const consent of ["asked", "given"] as const) {
    expect(refusalOf(() => acceptableReferral({ ...body, consent }, reached))).toBe(
      "invalid_fields /receiverEmail required",
    );
  }
  const wrong = { ...to, receiver: " ", text: "", receiverEmail: "x" };
  expect(refusalOf(() => acceptableReferral(wrong, reached))).toBe(
    "invalid_fields /receiver required /text required /receiverEmail email",
  );
});

test("a reaction says something, and a text belongs to one", () => {
  expect(acceptableReaction({ reaction: "disputed", text: " Nej ", rating: null })).toEqual({
    reaction: "disputed",
    text: "Nej",
    rating: null,
  });
  expect(acceptableReaction({ rating: { helped: 3, comment: " " } })).toEqual({
    reaction: undefined,
    text: null,
    rating: { helped: 3, comment: null },
  });
  for (const nothing of [{}, { text: "Tack" }, { rating: null }, { text: "Tack", rating: { helped: 3 } }]) {
    expect(refusalOf(() => acceptableReaction(nothing))).toBe("invalid_fields /reaction required");
  }
});

const aCase = (change: object): StoredRequest =>
  ({
    caseNumber: "SAM-2026-000001",
    contactEmail: null,
    organisation: null,
    form: emptyForm,
    staff: {},
    ...change,
  }) as never;

test("whoever asked is asked about the ending, if they can be reached; the unit asks itself nothing", () => {
  const asked = (contactEmail: string | null, initiatedBy: string) =>
    isAskedAbout(aCase({ contactEmail, staff: { initiatedBy } }));
  expect([asked("a@b.example", "organisation"), asked("a@b.example", "city_official")]).toEqual([true, true]);
  expect([asked(null, "organisation"), asked("a@b.example", "unit"), asked(null, "unit")]).toEqual([
    false,
    false,
    false,
  ]);
});

test("what is handed over is what was written, without personal numbers and without empty parts", () => {
  const form = {
    ...emptyForm,
    subject: "Lokal",
    description: "Vi är 811228-9874 och tolv till.",
    contactName: "Kim",
    contactPhone: "+46313900606",
  };
  const { description, ...rest } = handOver(
    aCase({ form, contactEmail: "kim@b.example", organisation: { name: "Hisingsvinden" } }),
  );
  expect(rest).toEqual({
    caseNumber: "SAM-2026-000001",
    organisation: "Hisingsvinden",
    contact: "Kim, kim@b.example, 031-390 06 06",
    subject: "Lokal",
    desiredChange: "",
  });
  expect(description).toContain("och tolv till");
  expect(description).not.toContain("9874");
  expect(handOver(aCase({}))).toMatchObject({ organisation: "", contact: "", subject: "" });
});

test("an ending may be reacted to for fifteen working days, in Stockholm, over Christmas", () => {
  const at = (instant: string) => reactByDate(Temporal.Instant.from(instant), usualDays);
  expect(at("2026-11-23T09:00:00Z")).toBe("2026-12-14");
  // Half past eleven in the evening, and half past midnight.
  expect([at("2026-12-14T22:30:00Z"), at("2026-12-14T23:30:00Z")]).toEqual(["2027-01-11", "2027-01-12"]);
});

const epoch = (date: string) => Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds;
const instants = fc
  .integer({ min: epoch("2026-01-01"), max: epoch("2029-12-31") })
  .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));

test("what begun before has reached its last day, and nothing else has", () => {
  fc.assert(
    fc.property(instants, instants, fc.integer({ min: 1, max: 25 }), (began, now, days) => {
      const lastDay = addWorkingDays(stockholmDate(began), days, swedishCalendar);
      const reached = Temporal.PlainDate.compare(lastDay, stockholmDate(now)) <= 0;
      expect(Temporal.Instant.compare(began, Temporal.Instant.from(begunBefore(now, days))) < 0).toBe(reached);
    }),
  );
  // Near each other, where it could go wrong.
  fc.assert(
    fc.property(instants, fc.integer({ min: -3, max: 40 }), fc.integer({ min: 1, max: 20 }), (began, after, days) => {
      const now = began.add({ hours: 24 * after });
      const lastDay = addWorkingDays(stockholmDate(began), days, swedishCalendar);
      const reached = Temporal.PlainDate.compare(lastDay, stockholmDate(now)) <= 0;
      expect(Temporal.Instant.compare(began, Temporal.Instant.from(begunBefore(now, days))) < 0).toBe(reached);
    }),
  );
});

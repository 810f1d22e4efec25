import { expect, test } from "vitest";
import { logLacksIn, nothingLogged, toQuickLog, type TypedLog } from "./quick-log.ts";

const filled: TypedLog = {
  ...nothingLogged(new Date("2026-11-23T13:05:30Z")),
  organisationName: " Exempelföreningen Läxlyktan ",
  organisationForm: "nonprofit_association",
  subject: "Läxhjälp",
  minutes: "12",
  outcomes: ["advice_given"],
  summary: "De ringer biblioteket.",
};

test("a call just now from an organisation, as a consultation, is the usual", () => {
  expect(toQuickLog(filled)).toEqual({
    kind: "consultation",
    source: "phone",
    initiatedBy: "organisation",
    receivedAt: "2026-11-23T13:05:00.000Z",
    subject: "Läxhjälp",
    organisationName: "Exempelföreningen Läxlyktan",
    organisationNumber: null,
    organisationForm: "nonprofit_association",
    contactName: null,
    contactPhone: null,
    areas: [],
    themes: [],
    minutes: 12,
    outcomes: ["advice_given"],
    summary: "De ringer biblioteket.",
    mailSummary: false,
  });
});

test.each([
  ["nothing", filled, []],
  ["no name", { ...filled, organisationName: " " }, ["organisationName required"]],
  ["no form", { ...filled, organisationForm: "" }, ["organisationForm required"]],
  ["an official without administration", { ...filled, initiatedBy: "city_official" }, ["administration required"]],
  ["the unit needs no name", { ...filled, initiatedBy: "unit", organisationName: "", organisationForm: "" }, []],
  ["no subject", { ...filled, subject: "" }, ["subject required"]],
  ["no minutes", { ...filled, minutes: "" }, ["minutes minutes"]],
  ["minutes in words", { ...filled, minutes: "12 min" }, ["minutes minutes"]],
  ["more than a day", { ...filled, minutes: "1441" }, ["minutes minutes"]],
  ["a whole day", { ...filled, minutes: "1440" }, []],
  ["no outcome", { ...filled, outcomes: [] }, ["outcomes outcomes"]],
  ["nine outcomes", { ...filled, outcomes: "a b c d e f g h i".split(" ") }, ["outcomes outcomes"]],
  ["no summary", { ...filled, summary: "\n" }, ["summary required"]],
  ["a summary that is too long", { ...filled, summary: "x".repeat(101) }, ["summary tooLong"]],
  ["an hour that the clocks skipped", { ...filled, date: "2026-03-29", time: "02:30" }, ["time gap"]],
  ["no address to mail", { ...filled, mailSummary: true }, ["contactEmail required"]],
  ["nobody to mail", { ...filled, mailSummary: true, initiatedBy: "unit" }, []],
] satisfies [string, TypedLog, string[]][])("what is missing: %s", (_, typed, lacks) => {
  expect(logLacksIn(typed, 100).map(({ field, lack }) => `${field} ${lack}`)).toEqual(lacks);
});

test("what was typed for somebody else is not sent", () => {
  const typed = { ...filled, contactName: "Åsa", contactEmail: "asa@laxlyktan.example", administration: "culture" };
  const own = toQuickLog({ ...typed, initiatedBy: "unit", mailSummary: true });
  expect(own).not.toHaveProperty("organisationName");
  expect(own).not.toHaveProperty("contactName");
  expect(own).not.toHaveProperty("contactEmail");
  expect(own.mailSummary).toBe(false);
  expect(toQuickLog(typed)).not.toHaveProperty("contactEmail");
  expect(toQuickLog({ ...typed, initiatedBy: "city_official" })).toMatchObject({ administration: "culture" });
});

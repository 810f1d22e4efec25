// What the history tells of a step beside its sentence.
import { expect, test } from "vitest";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { anEvent, openCase } from "../../../testing/case-page.tsx";
import { aCase } from "../../../testing/case-samples.ts";

const table: [RequestEvent["type"], RequestEvent["details"], string[]][] = [
  ["kind_changed", { from: "unsure", kind: "consultation" }, ["Från Vet inte till Konsultation."]],
  [
    "kind_changed",
    { from: "consultation", kind: "process_support", since: "2026-11-20" },
    ["Från Konsultation till Processtöd.", "Gäller från 20 november 2026."],
  ],
  ["kind_changed", { kind: "consultation" }, ["Nu: Konsultation."]],
  [
    "triaged",
    { priority: "high", themes: "youth,housing", principles: "" },
    ["Prioritet: Hög.", "Teman: Barn och unga, Boende.", "Principer: inget."],
  ],
  ["contact_logged", { channel: "phone", minutes: "80" }, ["Telefon, 1 timme 20 minuter."]],
  ["contact_logged", { channel: "letter" }, ["Brev."]],
  ["note_added", { noteKind: "official" }, ["Tjänsteanteckning."]],
  ["paused", { until: "2027-01-15" }, ["Till 15 januari 2027."]],
  ["declined", { code: "outside_mission" }, ["Skäl: Utanför vårt uppdrag."]],
  ["referred", { receiver: "Kulturförvaltningen" }, ["Till Kulturförvaltningen."]],
  ["meeting_booked", { startsAt: "2026-12-03T09:00:00.000Z" }, ["3 december 2026 kl. 10.00."]],
  [
    "meeting_moved",
    { fromStartsAt: "2026-12-03T09:00:00.000Z", startsAt: "2026-12-04T09:00:00.000Z" },
    ["Från 3 december 2026 kl. 10.00 till 4 december 2026 kl. 10.00."],
  ],
  [
    "meeting_cancelled",
    { startsAt: "2026-12-03T09:00:00.000Z", code: "illness" },
    ["3 december 2026 kl. 10.00.", "Sjukdom."],
  ],
  [
    "meeting_missed",
    { startsAt: "2026-12-03T09:00:00.000Z", code: "nobody_came" },
    ["3 december 2026 kl. 10.00.", "Ingen kom."],
  ],
  [
    "meeting_held",
    { startsAt: "2026-12-03T09:00:00.000Z", minutes: "75" },
    ["3 december 2026 kl. 10.00.", "1 timme 15 minuter."],
  ],
  ["accepted", { anything: "else" }, []],
  ["kind_changed", { kind: "something_old" }, []],
];

test("details are told in words, whatever the step, and what is not known is left out", async () => {
  const history = table.map(([type, details], index) =>
    anEvent({ number: index + 1, type, details, actor: { kind: "staff", name: "Karin" } }),
  );
  const { screen } = await openCase(aCase(), { history });
  await screen.findByText("Teman: Barn och unga, Boende.");
  const told = [...document.querySelectorAll(".timeline li")].map((item) =>
    [...item.querySelectorAll("p")].slice(1).map(({ textContent }) => textContent),
  );
  expect(told).toEqual(table.map(([, , sentences]) => sentences));
});

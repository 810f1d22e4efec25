/*
 * The meetings' part of the gallery: the week as a list and as a calendar, working hours, and the dialogs that offer, book and log.
 */
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button, choice, field } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const dialog = (page: Page) => page.getByRole("dialog");
const inMeetings = (page: Page) => main(page).locator("#case-meetings");
const summary = (page: Page, w: AppWords) => page.getByRole("heading", { name: w.ui.errorSummaryHeading });
const caseIsThere = (page: Page) => main(page).getByRole("listitem").getByRole("time").first();

async function openOffer(page: Page, w: AppWords): Promise<void> {
  await button(inMeetings(page), w.meetings.actions.offer).click();
  await dialog(page).getByRole("checkbox").first().waitFor();
}

export const meetings: readonly Exhibit[] = [
  {
    name: "calendar",
    viewer: "consultant",
    path: () => "/kalender?vem=alla",
    ready: (page) => main(page).getByRole("heading", { level: 2, name: /\d{4}/u }).first(),
  },
  {
    name: "calendar-grid",
    viewer: "consultant",
    path: () => "/kalender?vem=alla&vy=kalender",
    // In a narrow window it is a list, and says why.
    ready: (page, w) => main(page).getByRole("table").or(main(page).getByText(w.meetings.calendar.narrow)),
  },
  {
    name: "calendar-log-dialog",
    viewer: "consultant",
    path: () => "/kalender?vem=alla",
    ready: (page, w) => main(page).getByRole("heading", { level: 2, name: w.meetings.calendar.missing }),
    act: async (page, w) => {
      await main(page).getByRole("button", { name: w.meetings.actions.log }).first().click();
      await choice(dialog(page), w.meetings.log.tookPlace, w.meetings.log.yes).check();
      await field(dialog(page), w.meetings.log.agreed).waitFor();
    },
  },
  {
    name: "working-hours",
    viewer: "coordinator",
    path: () => "/kalender/arbetstid",
    ready: (page, w) => button(main(page), w.meetings.hours.save),
  },
  {
    name: "working-hours-errors",
    viewer: "consultant",
    path: () => "/kalender/arbetstid",
    ready: (page, w) => button(main(page), w.meetings.hours.save),
    act: async (page, w) => {
      await main(page).getByRole("button", { name: w.meetings.hours.add }).first().click();
      await button(main(page), w.meetings.hours.save).click();
      await summary(page, w).waitFor();
    },
  },
  {
    name: "offer-dialog",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: caseIsThere,
    act: openOffer,
  },
  {
    name: "offer-dialog-errors",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: caseIsThere,
    act: async (page, w) => {
      await openOffer(page, w);
      await button(dialog(page), w.meetings.offer.send).click();
      await summary(page, w).waitFor();
    },
  },
  {
    name: "book-dialog-twice",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: caseIsThere,
    act: async (page, w) => {
      await button(inMeetings(page), w.meetings.actions.book).click();
      await dialog(page).getByRole("radio", { name: w.meetings.times.own }).check();
      // The hour that occurs twice when the clocks go back.
      await dialog(page).getByLabel(w.meetings.times.date).fill("2027-10-31");
      await dialog(page).getByLabel(w.meetings.times.clock).fill("02:30");
      await dialog(page).getByRole("radio", { name: w.meetings.times.second }).waitFor();
    },
  },
  {
    name: "participant-dialog",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: caseIsThere,
    act: async (page, w) => {
      await button(main(page), w.meetings.participants.add).click();
      await button(dialog(page), w.meetings.participants.save).click();
      await summary(page, w).waitFor();
    },
  },
];

/*
 * The gallery's part about people of the unit: the list, inviting, one person and the dialogs, role titles, stand-ins, roles and permissions, and
 * meetings whose consultant has left.
 */
import { listMeetingsWithoutConsultant } from "@samverkansstod/api/contract/hand-over.ts";
import { listMeetings } from "@samverkansstod/api/contract/meetings.ts";
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button, link } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const main = (page: Page) => page.getByRole("main");
const dialog = (page: Page) => page.getByRole("dialog");
const summary = (page: Page, w: AppWords) => page.getByRole("heading", { name: w.ui.errorSummaryHeading });
const leyla = "Leyla Aydinsson";

async function openPerson(page: Page, w: AppWords, name = leyla): Promise<void> {
  await link(main(page), name).click();
  await page.getByRole("heading", { level: 2, name: w.people.person.history }).waitFor();
}

const inDialog = (name: (w: AppWords) => string) => async (page: Page, w: AppWords) => {
  await openPerson(page, w);
  await button(main(page), name(w)).click();
  await dialog(page).waitFor();
};

const onList = {
  viewer: "admin",
  path: () => "/personal",
  // Switching the language keeps whoever is shown; the list is where each look begins.
  ready: (page: Page, w: AppWords) => heading(page, w.people.list.title),
} as const;

/** The demo has nobody who has left with meetings: those of the coming month stand in for theirs. */
const withMeetings = async (page: Page) =>
  page.route(
    (url) => url.pathname === listMeetingsWithoutConsultant.url,
    async (route) => {
      const { origin } = new URL(route.request().url());
      const answer = await route.fetch({ url: `${origin}${listMeetings.url}?days=31` });
      const { items } = (await answer.json()) as { items: { state: string }[] };
      await route.fulfill({ json: { items: items.filter(({ state }) => state === "booked").slice(0, 3) } });
    },
  );

export const people: readonly Exhibit[] = [
  {
    ...onList,
    name: "people-list",
    ready: (page) => link(main(page), leyla),
  },
  {
    name: "people-list-empty",
    viewer: "admin",
    path: () => "/personal?sok=ingenheters%C3%A5&visa=alla",
    ready: (page, w) => page.getByRole("heading", { level: 2, name: w.people.list.empty }),
  },
  {
    name: "people-person",
    ...onList,
    ready: (page) => link(main(page), leyla).or(page.getByRole("heading", { level: 1, name: leyla })),
    act: async (page, w) => {
      if (await link(main(page), leyla).isVisible()) await openPerson(page, w);
    },
  },
  ...(
    [
      ["edit", (w: AppWords) => w.people.person.edit],
      ["roles", (w: AppWords) => w.people.person.giveRoles],
      ["deactivate", (w: AppWords) => w.people.person.deactivate],
    ] as const
  ).map(([name, word]): Exhibit => ({ ...onList, name: `people-person-${name}`, act: inDialog(word) })),
  {
    name: "people-person-deactivate-errors",
    ...onList,
    act: async (page, w) => {
      await inDialog((one) => one.people.person.deactivate)(page, w);
      await button(dialog(page), w.people.out.save).click();
      await summary(page, w).waitFor();
    },
  },
  {
    name: "people-invite",
    viewer: "admin",
    path: () => "/personal/bjud-in",
    ready: (page, w) => button(main(page), w.people.invite.save),
  },
  {
    name: "people-invite-errors",
    viewer: "admin",
    path: () => "/personal/bjud-in",
    ready: (page, w) => button(main(page), w.people.invite.save),
    act: async (page, w) => {
      await button(main(page), w.people.invite.save).click();
      await summary(page, w).waitFor();
    },
  },
  {
    name: "people-titles",
    viewer: "admin",
    path: () => "/personal/rolltitlar",
    ready: (page) => main(page).getByRole("textbox").first(),
  },
  {
    name: "people-roles",
    viewer: "consultant",
    path: () => "/personal/roller",
    ready: (page) => main(page).getByRole("table"),
  },
  {
    name: "people-stand-ins",
    viewer: "coordinator",
    path: () => "/personal/ersattare",
    ready: (page, w) => button(main(page), w.people.standIns.save),
  },
  {
    name: "people-stand-ins-errors",
    viewer: "coordinator",
    path: () => "/personal/ersattare",
    ready: (page, w) => button(main(page), w.people.standIns.save),
    act: async (page, w) => {
      await button(main(page), w.people.standIns.save).click();
      await summary(page, w).waitFor();
    },
  },
  {
    name: "people-forbidden",
    viewer: "consultant",
    path: () => "/personal/rolltitlar",
    ready: (page, w) => heading(page, w.people.forbidden.title),
  },
  {
    name: "people-meetings-none",
    viewer: "coordinator",
    path: () => "/personal/moten",
    ready: (page, w) => main(page).getByText(w.meetings.orphans.none),
  },
  {
    name: "people-meetings",
    viewer: "coordinator",
    path: () => "/personal/moten",
    before: withMeetings,
    ready: (page, w) => main(page).getByRole("button", { name: w.meetings.handOver.open }).first(),
  },
  {
    name: "people-meetings-hand-over",
    viewer: "coordinator",
    path: () => "/personal/moten",
    before: withMeetings,
    ready: (page, w) => main(page).getByRole("button", { name: w.meetings.handOver.open }).first(),
    act: async (page, w) => {
      await main(page).getByRole("button", { name: w.meetings.handOver.open }).first().click();
      await button(dialog(page), w.meetings.handOver.save).click();
      await summary(page, w).waitFor();
    },
  },
];

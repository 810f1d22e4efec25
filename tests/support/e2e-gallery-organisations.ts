/*
 * The part of the gallery about organisations: the register, one of it with its forms, a requester's own, and invitations.
 */
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button, field } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const dialog = (page: Page) => page.getByRole("dialog");
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });
const name = "Exempelföreningen Läxlyktan";
const found = "/foreningar?sok=l%C3%A4xlyktan";
const row = (page: Page) => main(page).getByRole("link", { name });

/** From the register to the organisation, whose id differs from one demo to another. */
async function open(page: Page, w: AppWords): Promise<void> {
  await row(page).click();
  await heading(page, name).waitFor();
  await main(page).getByRole("listitem").filter({ hasText: w.members.confirmedPlain }).first().waitFor();
  await main(page).getByRole("heading", { level: 2, name: w.organisations.cases.heading }).waitFor();
}

async function openEdit(page: Page, w: AppWords): Promise<void> {
  await open(page, w);
  await main(page).getByRole("link", { name: w.organisations.edit }).click();
  await field(main(page), w.organisations.form.name).waitFor();
}

const dialogs = {
  invite: { opens: (w: AppWords) => w.members.invite.open, sends: (w: AppWords) => w.members.invite.save },
  link: { opens: (w: AppWords) => w.organisations.link.open, sends: (w: AppWords) => w.organisations.link.save },
} as const;

const staff: readonly Exhibit[] = [
  {
    name: "organisations",
    viewer: "coordinator",
    path: () => "/foreningar",
    ready: (page, w) => button(main(page), w.organisations.more),
  },
  {
    name: "organisations-filtered",
    viewer: "consultant",
    path: () => "/foreningar?sok=exempel&form=nonprofit_association&undertecknat=ja",
    ready: (page) =>
      main(page)
        .getByRole("link", { name: /Exempel/u })
        .first(),
  },
  {
    name: "organisations-empty",
    viewer: "manager",
    path: () => "/foreningar?sok=finnsinte",
    ready: (page, w) => main(page).getByText(w.organisations.empty.text),
  },
  { name: "organisation", viewer: "coordinator", path: () => found, ready: row, act: open },
  {
    name: "organisation-past",
    viewer: "manager",
    path: () => found,
    ready: row,
    act: async (page, w) => {
      await open(page, w);
      await button(main(page), w.members.past.show).click();
      await main(page).getByText(w.members.past.empty).waitFor();
    },
  },
  {
    name: "organisation-not-found",
    viewer: "coordinator",
    path: () => "/foreningar/01890000-0000-7000-8000-000000000000",
    ready: (page, w) => heading(page, w.organisations.notFound.title),
    expected: [/status of 404/u],
  },
  { name: "organisation-edit", viewer: "coordinator", path: () => found, ready: row, act: openEdit },
  {
    name: "organisation-new-errors",
    viewer: "consultant",
    path: () => "/foreningar/ny",
    ready: (page, w) => heading(page, w.organisations.form.newTitle),
    act: async (page, w) => {
      await button(main(page), w.organisations.form.save).click();
      await page.getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
    },
  },
  ...(["invite", "link"] as const).map((form): Exhibit => ({
    name: `organisation-${form}-errors`,
    viewer: "coordinator",
    path: () => found,
    ready: row,
    act: async (page, w) => {
      await open(page, w);
      await button(main(page), dialogs[form].opens(w)).click();
      await button(dialog(page), dialogs[form].sends(w)).click();
      await dialog(page).getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
    },
  })),
  {
    name: "organisation-remove",
    viewer: "coordinator",
    path: () => found,
    ready: row,
    act: async (page, w) => {
      await open(page, w);
      await main(page).getByText(w.members.remove, { exact: true }).first().click();
      await dialog(page).getByLabel(w.members.reason).waitFor();
    },
  },
];

const card = (page: Page) => main(page).getByRole("heading", { level: 2, name });

const requesters: readonly Exhibit[] = [
  {
    name: "my-organisations",
    viewer: "requester",
    path: () => "/mina-foreningar",
    ready: (page, w) => main(page).getByText(`(${w.members.me})`),
  },
  {
    name: "my-organisations-empty",
    viewer: "newcomer",
    path: () => "/mina-foreningar",
    ready: (page, w) => main(page).getByText(w.members.mine.empty.text),
  },
  {
    name: "my-organisations-invite",
    viewer: "requester",
    path: () => "/mina-foreningar",
    ready: card,
    act: async (page, w) => {
      await main(page).getByText(w.members.invite.open, { exact: true }).first().click();
      await field(dialog(page), w.members.invite.email).waitFor();
    },
  },
  {
    name: "my-organisations-leave",
    viewer: "requester",
    path: () => "/mina-foreningar",
    ready: card,
    act: async (page, w) => {
      await main(page).getByText(w.members.mine.leave, { exact: true }).first().click();
      await dialog(page).getByText(w.members.mine.leaveText).waitFor();
    },
  },
  {
    name: "invitation-signed-out",
    viewer: "nobody",
    // A link of its own in each language: the same one again would not load the page.
    path: (_, language) => `/inbjudan?${language}#hemlig`,
    ready: (page, w) => main(page).getByText(w.members.invitation.signIn),
  },
  {
    name: "invitation-over",
    viewer: "requester",
    // A link of its own in each language: the same one again would not load the page.
    path: (_, language) => `/inbjudan?${language}#hemlig`,
    ready: (page) => main(page).getByRole("status"),
    expected: [/status of 422/u],
  },
];

export const organisations: readonly Exhibit[] = [...staff, ...requesters];

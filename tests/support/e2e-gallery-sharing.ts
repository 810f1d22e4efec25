// Who takes part in a case: the part of its page for each reader, the dialogs, and the page that an invitation's link leads to.
import type { RequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button, choice } from "./e2e-screens.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const dialog = (page: Page) => page.getByRole("dialog");
const panel = (page: Page, w: AppWords) => main(page).getByRole("heading", { name: w.sharing.heading });
const id = (digit: number) => `01890000-0000-7000-8000-00000000000${digit}`;

const party = {
  kind: "organisation",
  organisationName: "Grannföreningen för samverkan över gränserna i Nordost",
  administration: null,
  name: "Gun Granne",
  email: "ett.valdigt.langt.fornamn.och.efternamn@grannforeningen-for-samverkan.example",
  mine: false,
  invitedAt: "2026-11-20T09:00:00.000Z",
  expiresAt: "2026-12-04T09:00:00.000Z",
} as const;

const many: RequestPeople = {
  you: "own",
  visibility: "named",
  requester: "Tomas Påhittad",
  members: [
    { id: id(1), name: "Åsa Öst" },
    { id: id(2), name: "Bo Väst" },
  ],
  nameable: [
    { id: id(1), name: "Åsa Öst" },
    { id: id(2), name: "Bo Väst" },
    { id: id(3), name: "Cecilia Nord" },
  ],
  parties: [
    { ...party, id: id(4), state: "joined", joinedAt: "2026-11-21T09:00:00.000Z" },
    { ...party, id: id(5), state: "invited", name: null, joinedAt: null },
    { ...party, id: id(6), state: "expired", name: null, joinedAt: null },
  ],
  may: { share: true, invite: true, replaceContact: false },
};

const withMany = async (page: Page) =>
  page.route(
    (url) => url.pathname.endsWith("/people"),
    (route) => route.fulfill({ json: many }),
  );
const withInvitation = async (page: Page) =>
  page.route(
    (url) => url.pathname.endsWith("/open"),
    (route) =>
      route.fulfill({
        json: {
          kind: "organisation",
          subject: "Läxhjälp på biblioteket",
          fromOrganisation: "Läxlyktan",
          fromAdministration: null,
          invitedAs: "requester",
          organisationName: "Grannföreningen",
          administration: null,
          expiresAt: "2026-12-04T09:00:00.000Z",
        },
      }),
  );

const onRequest = (name: string, rest: Partial<Exhibit>): Exhibit => ({
  name,
  viewer: "requester",
  path: ({ sent }) => `/forfragan/${sent}`,
  ready: panel,
  ...rest,
});

const onInvitation = (name: string, rest: Partial<Exhibit>): Exhibit => ({
  name,
  viewer: "requester",
  // Of two addresses that differ after # alone, the second would not be opened anew.
  path: (_, language) => `/medverka/${id(7)}?${language}#nyckel.hemlighet`,
  ready: (page, w) => page.getByRole("heading", { level: 1, name: w.sharing.invitation.title }),
  ...rest,
});

export const sharing: readonly Exhibit[] = [
  onRequest("people-many", {
    before: withMany,
    ready: (page, w) => main(page).getByText(w.sharing.shown.named),
  }),
  onRequest("people-share", {
    before: withMany,
    act: async (page, w) => {
      await button(main(page), w.sharing.share.open).click();
      await dialog(page).getByRole("checkbox").first().waitFor();
    },
  }),
  onRequest("people-invite-errors", {
    act: async (page, w) => {
      await button(main(page), w.sharing.invite.open).click();
      await choice(dialog(page), w.sharing.invite.kind, w.sharing.kinds.official).check();
      await button(dialog(page), w.sharing.invite.send).click();
      await dialog(page).getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
    },
  }),
  onRequest("people-remove", {
    before: withMany,
    act: async (page, w) => {
      await main(page).getByRole("button", { name: w.sharing.end.remove.open }).first().click();
      await dialog(page).waitFor();
    },
  }),
  {
    name: "people-replace-contact",
    viewer: "consultant",
    path: ({ sent }) => `/arende/${sent}`,
    ready: panel,
    act: async (page, w) => {
      await button(main(page), w.sharing.replace.open).click();
      await button(dialog(page), w.sharing.replace.save).click();
      await dialog(page).getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
    },
  },
  onInvitation("case-invitation-signed-out", { viewer: "nobody" }),
  onInvitation("case-invitation", {
    before: withInvitation,
    ready: (page, w) => button(main(page), w.sharing.accept.do),
  }),
  onInvitation("case-invitation-errors", {
    before: withInvitation,
    ready: (page, w) => button(main(page), w.sharing.accept.do),
    act: async (page, w) => {
      await button(main(page), w.sharing.accept.do).click();
      await main(page).getByRole("heading", { name: w.ui.errorSummaryHeading }).waitFor();
    },
  }),
  onInvitation("case-invitation-gone", {
    ready: (page, w) => main(page).getByText(w.sharing.invitation.gone),
    expected: [/status of 404/u],
  }),
];

// The sign-in page where staff sign in at the city's identity provider: the demo has none, so the browser is told that there is one.
import { listSignInWays, staffSignInOutcomes } from "@samverkansstod/api/contract/staff-sign-in.ts";
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import { button } from "./e2e-screens.ts";

const withProvider = async (page: Page) =>
  page.route(
    (url) => url.pathname === listSignInWays.url,
    (route) => route.fulfill({ json: { staffProvider: true } }),
  );
const main = (page: Page) => page.getByRole("main");

const failures = staffSignInOutcomes.flatMap((outcome) =>
  outcome === "signed_in" || outcome === "no_role" ? [] : [outcome],
);

export const signIn: readonly Exhibit[] = [
  {
    name: "sign-in-staff",
    viewer: "nobody",
    path: () => "/logga-in",
    before: withProvider,
    ready: (page, w) => button(main(page), w.account.staff.signIn),
  },
  {
    name: "sign-in-staff-no-provider",
    viewer: "nobody",
    path: () => "/logga-in",
    before: withProvider,
    ready: (page, w) => button(main(page), w.account.staff.signIn),
    act: async (page, w) => {
      // The demo has no provider, so to begin is refused.
      await button(main(page), w.account.staff.signIn).click();
      await main(page).getByRole("alert").waitFor();
    },
    expected: [/status of 404/u],
  },
  ...failures.map((outcome): Exhibit => ({
    name: `sign-in-staff-${outcome.replaceAll("_", "-")}`,
    viewer: "nobody",
    path: () => `/logga-in?medarbetare=${outcome}`,
    ready: (page, w) => page.getByRole("heading", { level: 2, name: w.account.staff.outcomes[outcome].title }),
  })),
  {
    name: "sign-in-staff-no-role",
    viewer: "requester",
    path: () => "/logga-in?medarbetare=no_role",
    ready: (page, w) => page.getByRole("heading", { level: 1, name: w.account.staff.noRole.title }),
  },
  {
    name: "sign-in-staff-signed-out",
    viewer: "nobody",
    path: () => "/logga-in?state=signed_out",
    ready: (page, w) => main(page).getByText(w.account.staff.signedOut),
  },
];

// Puts a page on screen as the app does: real routes at a real path, providers, words in the wanted language.
import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { createMemoryRouter, type RouteObject } from "react-router";
import { RouterProvider } from "react-router/dom";
import { me, type Language, type Me } from "@samverkansstod/api/contract/account.ts";
import { Providers } from "../app/providers.tsx";
import { routes } from "../app/router.tsx";
import { createQueryClient } from "../http/query-client.ts";
import { startLanguage } from "../i18n/setup.ts";
import { remember } from "../ui/remembered.ts";
import { answer } from "./mock.ts";

interface Setting {
  language?: Language;
  /** Who is signed in; without it nobody, and `me` is not even asked on open pages. */
  as?: Me;
}

/** The whole app at a path. Wait for what the page says: pages are loaded when they are opened. */
export async function renderAt(path: string, { as, ...setting }: Setting = {}) {
  if (as) {
    remember("signedIn", "requester");
    answer(me, as);
  }
  return show(routes, path, setting);
}

/** One component, where a page would be. */
export async function renderPiece(piece: ReactNode, setting: Pick<Setting, "language"> = {}) {
  return show([{ path: "*", element: piece }], "/", setting);
}

async function show(shown: RouteObject[], path: string, { language = "sv" }: Pick<Setting, "language">) {
  document.documentElement.lang = language;
  const words = await startLanguage(language);
  const queries = createQueryClient();
  // A test that expects no contact should not wait for the second and third try.
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  const router = createMemoryRouter(shown, { initialEntries: [path] });
  const view = render(
    <Providers words={words} queries={queries}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, user: userEvent.setup(), router, queries, words, screen };
}

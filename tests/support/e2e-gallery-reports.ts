/*
 * The report's part of the gallery: figures now and at no time, as charts and as tables, flows, and the cases behind a figure.
 */
import type { Page } from "playwright-core";
import type { Exhibit } from "./e2e-gallery.ts";
import type { AppWords } from "./e2e-words.ts";

const main = (page: Page) => page.getByRole("main");
const figure = (page: Page, name: string) => main(page).getByRole("heading", { level: 3, name, exact: true });
const underWayIsThere = (page: Page, w: AppWords) => figure(page, w.reports.figures.under_way.name);

export const reports: readonly Exhibit[] = [
  { name: "report", viewer: "manager", path: () => "/rapport", ready: underWayIsThere },
  {
    name: "report-filtered",
    viewer: "manager",
    path: () => "/rapport?dag=2026-09-30&kant=2026-10-15&typ=consultation&omrade=nordost&visa=bada",
    ready: underWayIsThere,
  },
  {
    name: "report-empty",
    viewer: "manager",
    path: () => "/rapport?dag=2001-01-01",
    ready: (page, w) => main(page).getByText(w.reports.underWay.emptyText),
  },
  {
    name: "report-errors",
    viewer: "manager",
    path: () => "/rapport?dag=2026-09-30&kant=2026-09-01",
    ready: (page, w) => main(page).getByText(w.reports.failed.refused),
    expected: [/status of 400/u],
  },
  {
    name: "report-failing",
    viewer: "manager",
    path: () => "/rapport",
    before: async (page) =>
      page.route(
        (url) => url.pathname === "/api/v1/reports/under-way",
        (route) => route.abort(),
      ),
    ready: (page, w) => main(page).getByText(w.reports.failed.text),
    expected: [/Failed to load resource: net::ERR_FAILED/u],
  },
  {
    name: "report-flow",
    viewer: "manager",
    path: () => "/rapport/floden",
    ready: (page, w) => figure(page, w.reports.figures.received.name),
  },
  {
    name: "report-flow-weeks",
    viewer: "manager",
    path: () => "/rapport/floden?per=vecka&fran=2025-12-29&till=2026-10-31&visa=tabell",
    ready: (page, w) => figure(page, w.reports.figures.received.name),
  },
  {
    name: "report-cases",
    viewer: "manager",
    path: () => "/rapport/arenden?figur=ended&fran=2026-01-01&till=2026-10-31",
    ready: (page, w) => main(page).getByRole("link", { name: w.reports.cases.csv }),
  },
  {
    name: "report-cases-empty",
    viewer: "manager",
    path: () => "/rapport/arenden?figur=paused&dag=2001-01-01",
    ready: (page, w) => main(page).getByText(w.reports.cases.emptyText),
  },
];

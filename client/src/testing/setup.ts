// Before and after every component test: the pretended API, what jsdom lacks, and the watch: an unexpected word in the console or an
// unforeseen call fails the test that caused it.
import { cleanup, configure } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, beforeEach, vi } from "vitest";
import { server, startServer, takeUnforeseen } from "./server.ts";

const said: string[] = [];

function watchConsole() {
  for (const method of ["error", "warn", "info", "log", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      said.push(`console.${method}: ${words.map(String).join(" ")}`);
    });
  }
}

// jsdom has no layout and no modal dialogs.
function fillGaps() {
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  window.matchMedia = (query) =>
    Object.assign(new EventTarget(), { matches: false, media: query }) as unknown as MediaQueryList;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  };
}

/** The next file of the same worker would find it. */
function leftBehind(): string[] {
  const left = [...document.body.children].map(
    ({ tagName, textContent }) => `left in the document: <${tagName}> ${textContent.slice(0, 200)}`,
  );
  document.body.replaceChildren();
  return left;
}

beforeAll(() => {
  // A page is loaded when it is opened, which takes its time on a busy machine.
  configure({ asyncUtilTimeout: 8000 });
  fillGaps();
  startServer();
});

beforeEach(() => {
  watchConsole();
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  window.localStorage.clear();
  window.sessionStorage.clear();
  document.documentElement.lang = "sv";
  for (const name of Object.keys(document.documentElement.dataset)) delete document.documentElement.dataset[name];
  document.title = "";
  const trouble = [...said.splice(0), ...takeUnforeseen(), ...leftBehind()];
  vi.restoreAllMocks();
  if (trouble.length > 0) throw new Error(`Unexpected:\n${trouble.join("\n")}`);
});

afterAll(() => {
  server.close();
});

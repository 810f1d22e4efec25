// The pretended API of the component tests: one MSW server a worker, and what was asked of it that no test had foreseen.
import { listSignInWays } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

/** Answered in every test: how one may sign in. A test of staff sign-in declares its own. */
const always = http.get(`*${listSignInWays.url}`, () => HttpResponse.json({ staffProvider: false }));

export const server = setupServer(always);

const unforeseen: string[] = [];

export function startServer(): void {
  server.listen({
    onUnhandledFrame: async ({ frame }) => {
      unforeseen.push(await frame.getUnhandledMessage());
      frame.errorWith(new TypeError("No answer was given for this call: see testing/mock.ts"));
    },
  });
}

/** What was asked since the last time, and forgets it. */
export function takeUnforeseen(): string[] {
  return unforeseen.splice(0);
}

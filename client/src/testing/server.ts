// The pretended API of the component tests: one MSW server a worker, and what was asked of it that no test had foreseen.
import { listSignInWays } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { listRequestPeople, type RequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import { listReadings } from "@samverkansstod/api/contract/view-log.ts";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";

/** Nobody but the requester in a case, and nothing that this reader may change of it. */
export const alone: RequestPeople = {
  you: null,
  visibility: "me",
  requester: null,
  members: [],
  nameable: [],
  parties: [],
  may: { share: false, invite: false, replaceContact: false },
};

/** Answered in every test: how one may sign in, who is in a case, and that nobody is shown who read it. A test of these declares its own. */
const always = [
  http.get(`*${listSignInWays.url}`, () => HttpResponse.json({ staffProvider: false })),
  http.get(`*${listRequestPeople.url}`, () => HttpResponse.json(alone)),
  http.get(`*${listReadings.url}`, () => HttpResponse.json({ shown: false, items: [] })),
];

export const server = setupServer(...always);

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

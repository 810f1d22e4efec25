// One's own sign-in sessions: which there are, and ending them.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { signInMethods } from "./account.ts";
import { exactly, Id, IdParams, Instant, orNull } from "./shapes.ts";

const OwnSession = exactly({
  id: Id,
  current: Type.Boolean({ description: "The one that asks." }),
  method: Type.Enum([...signInMethods]),
  browser: orNull(Type.String({ description: "By its name for itself; null when it says nothing we know." })),
  system: orNull(Type.String()),
  network: orNull(Type.String({ description: "Where it began, shortened: 203.0.113.x." })),
  beganAt: Instant,
  usedAt: Instant,
  endsAt: Type.String({ format: "date-time", description: "When it ends, whatever is done." }),
});
export type OwnSession = Static<typeof OwnSession>;

/** Those that hold now, the present one first and then the latest used. `usedAt` is true to ten minutes. */
export const listOwnSessions = defineEndpoint({
  name: "listOwnSessions",
  method: "GET",
  url: "/api/v1/account/sessions",
  access: "signed_in",
  tag: "account",
  summary: "List one's own sign-in sessions",
  answers: {
    200: exactly({
      items: Type.Array(OwnSession),
      idleSeconds: Type.Integer({ description: "A session that nobody uses for this long is over." }),
      absoluteSeconds: Type.Integer({ description: "Every session is over after this long." }),
    }),
  },
});

/** Ends one; its very next call is refused. Refuses with not_found, also of one that is over. */
export const endOwnSession = defineEndpoint({
  name: "endOwnSession",
  method: "DELETE",
  url: "/api/v1/account/sessions/:id",
  access: "signed_in",
  tag: "account",
  summary: "End one of one's own sign-in sessions",
  params: IdParams,
  answers: { 204: Type.Null() },
});

/** Ends all others, or all. */
export const endOwnSessions = defineEndpoint({
  name: "endOwnSessions",
  method: "POST",
  url: "/api/v1/account/sessions/end",
  access: "signed_in",
  tag: "account",
  summary: "End one's other sign-in sessions, or all",
  body: exactly({ which: Type.Enum(["others", "all"]) }),
  answers: { 200: exactly({ ended: Type.Integer({ description: "How many." }) }) },
});

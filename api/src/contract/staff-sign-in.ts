// Signing in as staff at the city's identity provider: whether there is one, leaving for it, and what coming back can lead to.
import { Type } from "typebox";
import { languages } from "./account.ts";
import { defineEndpoint } from "./endpoint.ts";
import { exactly, text } from "./shapes.ts";

/** What the way back leads to: `/logga-in?medarbetare=<outcome>`, where the page puts it into words. */
export const staffSignInOutcomes = [
  "signed_in",
  "no_role",
  "cancelled",
  "expired",
  "failed",
  "unreachable",
  "no_address",
  "taken",
  "deactivated",
] as const;
export type StaffSignInOutcome = (typeof staffSignInOutcomes)[number];

/** How one may sign in to this installation. */
export const listSignInWays = defineEndpoint({
  name: "listSignInWays",
  method: "GET",
  url: "/api/v1/account/sign-in-ways",
  access: "public",
  tag: "account",
  summary: "How one may sign in here",
  answers: {
    200: exactly({
      staffProvider: Type.Boolean({
        description: "Staff sign in at the city's identity provider, not by a mailed code.",
      }),
    }),
  },
});

/**
 * Begins a staff sign-in: answers with the provider's address, to which the page then goes, and sets a cookie of ten minutes for the way back. Refuses with
 * not_found where no provider is configured, and provider_unreachable.
 */
export const beginStaffSignIn = defineEndpoint({
  name: "beginStaffSignIn",
  method: "POST",
  url: "/api/v1/account/staff-sign-in",
  access: "public",
  tag: "account",
  summary: "Begin to sign in as staff at the city's identity provider",
  body: exactly({
    language: Type.Enum([...languages], { description: "What the provider's pages are asked to be in." }),
    anew: Type.Optional(
      Type.Boolean({
        description: "The provider asks who it is though it knows the browser, so that it can be somebody else.",
      }),
    ),
    returnTo: Type.Optional(text(500, "A path of this product to go to afterwards.")),
  }),
  answers: { 200: exactly({ url: Type.String({ description: "Where to send the browser." }) }) },
});

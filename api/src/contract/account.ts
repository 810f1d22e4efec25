// Signing in by a one-time code, staying signed in, and who one is.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { permissions, roles } from "./permissions.ts";
import { exactly, Id, orNull, text } from "./shapes.ts";

export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];

/** How a sign-in session began. */
export const signInMethods = ["code", "oidc", "passkey"] as const;
export type SignInMethod = (typeof signInMethods)[number];

export const Me = exactly(
  {
    person: exactly({ id: Id, name: orNull(Type.String()), email: Type.String(), phone: orNull(Type.String()) }),
    language: Type.Enum([...languages]),
    roles: Type.Array(Type.Enum([...roles])),
    permissions: Type.Array(Type.Enum([...permissions])),
    organisations: Type.Array(
      exactly({
        id: Id,
        name: Type.String(),
        number: orNull(Type.String()),
        form: Type.String(),
        confirmed: Type.Boolean({ description: "Staff or a member has confirmed the membership." }),
      }),
    ),
    session: exactly({
      method: Type.Enum([...signInMethods]),
      endsInSeconds: Type.Integer({ description: "Until it ends, whatever is done." }),
      absoluteSeconds: Type.Integer({ description: "How long every session holds." }),
      idleSeconds: Type.Integer({ description: "It is over when it has not been renewed for this long." }),
      idleInSeconds: Type.Integer({ description: "Until it is over if it is not renewed." }),
    }),
    passkeyOffer: Type.Boolean({ description: "This person has no passkey, and has not yet been asked about one." }),
  },
  "Who is signed in, read from the database on each call.",
);
export type Me = Static<typeof Me>;

/** Sends a six-digit code to the address. The answer is the same whether anybody with that address exists. */
export const requestSignInCode = defineEndpoint({
  name: "requestSignInCode",
  method: "POST",
  url: "/api/v1/account/sign-in-codes",
  access: "public",
  tag: "account",
  summary: "Send a one-time sign-in code to an e-mail address",
  body: exactly({ email: text(320, "Where to send the code."), language: Type.Optional(Type.Enum([...languages])) }),
  answers: { 202: exactly({ expiresInSeconds: Type.Integer({ description: "How long the code holds." }) }) },
});

/**
 * Signs in with the code, in the browser that asked for it. Refuses with code_wrong (tries left), code_expired, and code_paused: so many codes were typed
 * for this address that none is tried for the rest of the hour; the link of the mail still signs in.
 */
export const signIn = defineEndpoint({
  name: "signIn",
  method: "POST",
  url: "/api/v1/account/sign-in",
  access: "public",
  tag: "account",
  summary: "Sign in with the code that was mailed",
  body: exactly({ code: Type.String({ minLength: 1, maxLength: 20, description: "Six digits; spaces are ignored." }) }),
  answers: { 200: Me },
});

/**
 * Opens the link of a sign-in mail, by its secret. In a browser that waits for a code to the same address it signs in; in any other it signs nobody in and answers
 * with the code to type in the first window. Refuses with code_expired.
 */
export const openSignInLink = defineEndpoint({
  name: "openSignInLink",
  method: "POST",
  url: "/api/v1/account/sign-in-link",
  access: "public",
  tag: "account",
  summary: "Sign in with the link that was mailed, or see the code to type elsewhere",
  body: exactly({ secret: Type.String({ minLength: 1, maxLength: 100, pattern: "^[A-Za-z0-9_-]+$" }) }),
  answers: {
    200: exactly({
      me: orNull(Me),
      code: orNull(Type.String({ description: "Six digits, to type in the browser that asked." })),
    }),
  },
});

/** Exchanges the refresh cookie for a new pair. An old one used again after its 20 s grace ends the whole family. */
export const refresh = defineEndpoint({
  name: "refresh",
  method: "POST",
  url: "/api/v1/account/refresh",
  access: "public",
  tag: "account",
  summary: "Stay signed in",
  answers: { 204: Type.Null() },
});

/** Ends the sign-in session at once, in every tab. Answers 200 also when nobody was signed in. */
export const signOut = defineEndpoint({
  name: "signOut",
  method: "POST",
  url: "/api/v1/account/sign-out",
  access: "public",
  tag: "account",
  summary: "Sign out",
  answers: {
    200: exactly({
      continueAt: orNull(
        Type.String({ description: "Where the browser goes on to, to be signed out at the identity provider too." }),
      ),
    }),
  },
});

export const me = defineEndpoint({
  name: "me",
  method: "GET",
  url: "/api/v1/account/me",
  access: "signed_in",
  tag: "account",
  summary: "Who is signed in, with roles and organisations",
  answers: { 200: Me },
});

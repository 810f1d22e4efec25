// Signing in by a one-time code, staying signed in, and who one is.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { permissions, roles } from "./permissions.ts";
import { exactly, Id, orNull, text } from "./shapes.ts";

export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];

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

/** Signs in with the code, in the browser that asked for it. Refuses with code_wrong (tries left) or code_expired. */
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

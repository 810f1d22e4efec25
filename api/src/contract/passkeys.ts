// Passkeys (WebAuthn level 3): one's own, adding one, and signing in with one. Binary parts are base64url, as browsers say them.
import { Type, type Static } from "typebox";
import { Me } from "./account.ts";
import { defineEndpoint } from "./endpoint.ts";
import { exactly, Id, IdParams, Instant, orNull, text } from "./shapes.ts";

/** The most that one person has. */
export const mostPasskeys = 10;

const Bytes = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: "^[A-Za-z0-9_-]+$" });
const Name = Type.String({ minLength: 1, maxLength: 60, description: "What its owner calls it." });

const Passkey = exactly({
  id: Id,
  name: Name,
  createdAt: Instant,
  usedAt: orNull(Instant),
  synced: Type.Boolean({ description: "Kept in several devices by a password manager, not in one alone." }),
});
export type Passkey = Static<typeof Passkey>;

const Known = exactly({
  id: Type.String(),
  type: Type.Literal("public-key"),
  transports: Type.Array(Type.Enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])),
});

/** What navigator.credentials.create is called with (PublicKeyCredentialCreationOptionsJSON). */
export const PasskeyCreation = exactly({
  challenge: Type.String(),
  rp: exactly({ id: Type.String(), name: Type.String() }),
  user: exactly({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  pubKeyCredParams: Type.Array(exactly({ alg: Type.Integer(), type: Type.Literal("public-key") })),
  timeout: Type.Integer({ description: "Milliseconds." }),
  excludeCredentials: Type.Array(Known),
  authenticatorSelection: exactly({
    residentKey: Type.Literal("required"),
    requireResidentKey: Type.Literal(true),
    userVerification: Type.Literal("required"),
  }),
  attestation: Type.Literal("none"),
});

/** What navigator.credentials.get is called with (PublicKeyCredentialRequestOptionsJSON). */
export const PasskeyRequest = exactly({
  challenge: Type.String(),
  rpId: Type.String(),
  timeout: Type.Integer({ description: "Milliseconds." }),
  userVerification: Type.Literal("required"),
});

/** One's own passkeys, the newest first. */
export const listPasskeys = defineEndpoint({
  name: "listPasskeys",
  method: "GET",
  url: "/api/v1/account/passkeys",
  access: "signed_in",
  tag: "account",
  summary: "List one's own passkeys",
  answers: { 200: exactly({ items: Type.Array(Passkey) }) },
});

/** Begins to add a passkey: what the browser is to be asked, for five minutes, in this browser. Refuses with too_many_passkeys. */
export const beginPasskey = defineEndpoint({
  name: "beginPasskey",
  method: "POST",
  url: "/api/v1/account/passkeys/begin",
  access: "signed_in",
  tag: "account",
  summary: "Begin to add a passkey",
  answers: { 200: PasskeyCreation },
});

/**
 * Adds the passkey that the browser made, and tells its owner by mail. Refuses with passkey_refused: the challenge was used or has run out, another browser
 * or origin, nobody was verified, or a passkey that is somebody's already.
 */
export const addPasskey = defineEndpoint({
  name: "addPasskey",
  method: "POST",
  url: "/api/v1/account/passkeys",
  access: "signed_in",
  tag: "account",
  summary: "Add a passkey",
  body: exactly({
    name: Name,
    credentialId: Bytes(1400),
    clientDataJSON: Bytes(4000),
    attestationObject: Bytes(20_000),
    transports: Type.Array(text(20), { maxItems: 10 }),
  }),
  answers: { 201: Passkey },
});

/** Changes what its owner calls it. Refuses with not_found. */
export const renamePasskey = defineEndpoint({
  name: "renamePasskey",
  method: "PATCH",
  url: "/api/v1/account/passkeys/:id",
  access: "signed_in",
  tag: "account",
  summary: "Rename a passkey",
  params: IdParams,
  body: exactly({ name: Name }),
  answers: { 200: Passkey },
});

/** Removes it, ends the sessions that began with it but for this one, and tells its owner by mail. Refuses with not_found. */
export const removePasskey = defineEndpoint({
  name: "removePasskey",
  method: "DELETE",
  url: "/api/v1/account/passkeys/:id",
  access: "signed_in",
  tag: "account",
  summary: "Remove a passkey",
  params: IdParams,
  answers: { 204: Type.Null() },
});

/** Remembers that the offer of a passkey was answered; it is not made again. */
export const answerPasskeyOffer = defineEndpoint({
  name: "answerPasskeyOffer",
  method: "POST",
  url: "/api/v1/account/passkey-offer",
  access: "signed_in",
  tag: "account",
  summary: "Put away the offer of a passkey",
  answers: { 204: Type.Null() },
});

/** Begins to sign in with a passkey: what the browser is to be asked, for five minutes. It names nobody. Refuses with too_many. */
export const beginPasskeySignIn = defineEndpoint({
  name: "beginPasskeySignIn",
  method: "POST",
  url: "/api/v1/account/passkey-sign-in/begin",
  access: "public",
  tag: "account",
  summary: "Begin to sign in with a passkey",
  answers: { 200: PasskeyRequest },
});

/**
 * Signs in with the passkey that the browser chose. Refuses with passkey_refused, alike for one that is not known, one that was removed, a deactivated person, a
 * challenge that was used or ran out, another browser or origin, no user verification, and a counter that goes back.
 */
export const signInByPasskey = defineEndpoint({
  name: "signInByPasskey",
  method: "POST",
  url: "/api/v1/account/passkey-sign-in",
  access: "public",
  tag: "account",
  summary: "Sign in with a passkey",
  body: exactly({
    credentialId: Bytes(1400),
    clientDataJSON: Bytes(4000),
    authenticatorData: Bytes(4000),
    signature: Bytes(8000),
  }),
  answers: { 200: Me },
});

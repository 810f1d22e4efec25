// The browser's side of passkeys, by @simplewebauthn/browser, which is fetched when it is first used.
import type { BodyOf, AnswerOf } from "@samverkansstod/api/contract/endpoint.ts";
import type {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  signInByPasskey,
} from "@samverkansstod/api/contract/passkeys.ts";

export const passkeysWork = (): boolean => "PublicKeyCredential" in window;

export async function makePasskey(
  optionsJSON: AnswerOf<typeof beginPasskey>,
): Promise<Omit<BodyOf<typeof addPasskey>, "name">> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  const { id, response } = await startRegistration({ optionsJSON });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { credentialId: id, clientDataJSON, attestationObject, transports };
}

export async function askPasskey(
  optionsJSON: AnswerOf<typeof beginPasskeySignIn>,
): Promise<BodyOf<typeof signInByPasskey>> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const { id, response } = await startAuthentication({ optionsJSON });
  const { clientDataJSON, authenticatorData, signature } = response;
  return { credentialId: id, clientDataJSON, authenticatorData, signature };
}

export type PasskeyTrouble = "cancelled" | "already" | "failed";

/** What went wrong in the browser; null for anything else, such as a refusal by the API. */
export function troubleOf(error: unknown): PasskeyTrouble | null {
  if (!(error instanceof Error)) return null;
  if (error.name === "NotAllowedError" || error.name === "AbortError") return "cancelled";
  if (error.name === "InvalidStateError") return "already";
  return error instanceof DOMException || error.name === "WebAuthnError" || error.name === "SecurityError"
    ? "failed"
    : null;
}

// Passkeys by @simplewebauthn/server: what a browser is to be asked, and whether its answer is good. Decides nothing about people; keeps nothing. User
// verification is always required, so that a passkey is two factors in one.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from "@simplewebauthn/server";
import type { Static } from "typebox";
import type { PasskeyCreation, PasskeyRequest } from "../contract/passkeys.ts";

const timeout = 300_000;

/** Ed25519, ES256 and RS256 (COSE): what authenticators have. Those after quanta are still an experiment in Node. */
const algorithms = [-8, -7, -257];

/** Our name to authenticators: the host of the public address, and where an answer must come from. */
const ofUs = (publicUrl: URL) => ({ expectedOrigin: publicUrl.origin, expectedRPID: publicUrl.hostname });

type Transports = Static<typeof PasskeyCreation>["excludeCredentials"][number]["transports"];
const knownTransports: Transports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/** Those that we know the words of. */
export const transportsIn = (said: readonly string[]): Transports =>
  knownTransports.filter((known) => said.includes(known));

interface Owner {
  personId: string;
  email: string;
  name: string | null;
  /** What the person has already, so that a device is not added twice. */
  has: readonly { credentialId: string; transports: readonly string[] }[];
}

export async function creationOptions(
  publicUrl: URL,
  { personId, email, name, has }: Owner,
): Promise<Static<typeof PasskeyCreation>> {
  const made = await generateRegistrationOptions({
    rpName: "Samverkansstöd",
    rpID: publicUrl.hostname,
    userID: new TextEncoder().encode(personId),
    userName: email,
    userDisplayName: name ?? email,
    supportedAlgorithmIDs: algorithms,
    timeout,
  });
  return {
    challenge: made.challenge,
    rp: { id: publicUrl.hostname, name: made.rp.name },
    user: { id: made.user.id, name: made.user.name, displayName: made.user.displayName },
    pubKeyCredParams: made.pubKeyCredParams.map(({ alg }) => ({ alg, type: "public-key" as const })),
    timeout,
    excludeCredentials: has.map(({ credentialId, transports }) => ({
      id: credentialId,
      type: "public-key" as const,
      transports: transportsIn(transports),
    })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
}

export async function requestOptions(publicUrl: URL): Promise<Static<typeof PasskeyRequest>> {
  const { challenge } = await generateAuthenticationOptions({ rpID: publicUrl.hostname });
  return { challenge, rpId: publicUrl.hostname, timeout, userVerification: "required" };
}

export interface NewCredential {
  credentialId: string;
  publicKey: string;
  counter: number;
  synced: boolean;
}

/** What the browser made; null when it is not good: another challenge, origin or host, nobody verified, or nothing we can read. */
export async function readCreation(
  publicUrl: URL,
  challenge: string,
  {
    credentialId: id,
    clientDataJSON,
    attestationObject,
  }: { credentialId: string; clientDataJSON: string; attestationObject: string },
): Promise<NewCredential | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: "public-key",
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      ...ofUs(publicUrl),
      supportedAlgorithmIDs: algorithms,
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString("base64url"),
      counter: credential.counter,
      synced: credentialBackedUp,
    };
  } catch {
    // The library throws for everything that is wrong with an answer.
    return null;
  }
}

export interface Assertion {
  credentialId: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
}

/** What the passkey signed; null when it is not good, also where its counter went back. */
export async function readAssertion(
  publicUrl: URL,
  challenge: string,
  answer: Assertion,
  stored: { credentialId: string; publicKey: string; counter: number },
): Promise<{ counter: number; synced: boolean } | null> {
  const credential: WebAuthnCredential = {
    id: stored.credentialId,
    publicKey: new Uint8Array(Buffer.from(stored.publicKey, "base64url")),
    counter: stored.counter,
  };
  const { credentialId: id, clientDataJSON, authenticatorData, signature } = answer;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: "public-key",
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      ...ofUs(publicUrl),
      credential,
      requireUserVerification: true,
    });
    if (!verified) return null;
    return { counter: authenticationInfo.newCounter, synced: authenticationInfo.credentialBackedUp };
  } catch {
    return null;
  }
}

// A passkey of a test without a browser: makes credentials and signs challenges as an authenticator does (WebAuthn level 3, attestation "none"), and
// says on purpose what a bad one would.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  signInByPasskey,
} from "@samverkansstod/api/contract/passkeys.ts";
import { someNetwork, type TestApp } from "./app.ts";
import { callAs, cookieHeader, type Person } from "./people.ts";

type Cbor = number | string | Buffer | Map<number | string, Cbor>;

/** As much of CBOR (RFC 8949) as a credential needs. */
function cbor(value: Cbor): Buffer {
  const head = (major: number, length: number) =>
    length < 24
      ? Buffer.from([(major << 5) | length])
      : length < 256
        ? Buffer.from([(major << 5) | 24, length])
        : Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
  if (typeof value === "number") return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  return Buffer.concat([head(5, value.size), ...[...value].flat().map(cbor)]);
}

const hash = (data: string | Buffer) => createHash("sha256").update(data).digest();
const text = (data: Buffer) => data.toString("base64url");

interface Manner {
  origin?: string;
  host?: string;
  /** Whether it made sure who held it. */
  verified?: boolean;
  counter?: number;
}

const flagsOf = (verified: boolean, more = 0) => Buffer.from([1 | (verified ? 4 : 0) | more]);
const four = (number: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return bytes;
};
const said = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

export interface TestPasskey {
  id: string;
  key: KeyObject;
  publicKey: Buffer;
  create(
    challenge: string,
    manner?: Manner,
  ): { credentialId: string; clientDataJSON: string; attestationObject: string };
  sign(
    challenge: string,
    manner?: Manner,
  ): { credentialId: string; clientDataJSON: string; authenticatorData: string; signature: string };
}

const ours = "http://localhost:3000";

export function aPasskey(): TestPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const credential = randomBytes(32);
  const cose = cbor(
    new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]),
  );
  return {
    id: text(credential),
    key: privateKey,
    publicKey: cose,
    create: (challenge, { origin = ours, host = "localhost", verified = true, counter = 0 } = {}) => {
      const data = Buffer.concat([
        hash(host),
        flagsOf(verified, 64),
        four(counter),
        Buffer.alloc(16),
        Buffer.from([0, credential.length]),
        credential,
        cose,
      ]);
      const attestation = new Map<string, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", data],
      ]);
      return {
        credentialId: text(credential),
        clientDataJSON: text(said("webauthn.create", challenge, origin)),
        attestationObject: text(cbor(attestation)),
      };
    },
    sign: (challenge, { origin = ours, host = "localhost", verified = true, counter = 0 } = {}) => {
      const client = said("webauthn.get", challenge, origin);
      const data = Buffer.concat([hash(host), flagsOf(verified), four(counter)]);
      return {
        credentialId: text(credential),
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(sign("sha256", Buffer.concat([data, hash(client)]), privateKey)),
      };
    },
  };
}

/** Adds a passkey for real; the answer to the second call. */
export async function addFor(
  app: TestApp,
  { cookie }: Pick<Person, "cookie">,
  passkey: TestPasskey,
  { name = "Min telefon", ...manner }: Manner & { name?: string } = {},
) {
  const begun = await callAs(app, beginPasskey, { cookie });
  return callAs(app, addPasskey, {
    body: { name, ...passkey.create(begun.body.challenge, manner), transports: ["internal"] },
    cookie: `${cookie}; ${cookieHeader(begun.cookies)}`,
  });
}

/** Signs in for real, from a network of its own. */
export async function enterWith(app: TestApp, passkey: TestPasskey, manner: Manner = {}) {
  const network = someNetwork();
  const begun = await callAs(app, beginPasskeySignIn, { network });
  const answer = await callAs(app, signInByPasskey, {
    body: passkey.sign(begun.body.challenge, manner),
    cookie: cookieHeader(begun.cookies),
    network,
  });
  return { ...answer, begun, cookie: cookieHeader(answer.cookies) };
}

// Passkeys: adding, naming and removing one's own, and signing in with one. A challenge is taken before its answer is looked at, in a transaction of its own, so
// that no answer is looked at twice. What an answer means is identity/passkeys.ts.
import { inCommand, type Database, type Tx } from "@samverkansstod/db/client.ts";
import type { Passkey } from "../../contract/passkeys.ts";
import { mostPasskeys } from "../../contract/passkeys.ts";
import {
  creationOptions,
  readAssertion,
  readCreation,
  requestOptions,
  transportsIn,
  type Assertion,
} from "../../identity/passkeys.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { Call } from "../../shared/actor.ts";
import { newSecret, sha256, type Keys } from "../../shared/keys.ts";
import { countedNetwork } from "../../shared/network-address.ts";
import { Refusal } from "../../shared/problem.ts";
import { mailAccount } from "./account-mail.steps.ts";
import { passkeyLimits, windowStart } from "./account.rules.ts";
import { accountContext, openSession, type AccountCall, type SignedIn } from "./account.steps.ts";
import { count } from "./account.store.ts";
import * as store from "./passkeys.store.ts";
import type { StaffWays } from "./staff-sign-in.rules.ts";

interface Tools {
  database: Database;
  queue: Queue;
  keys: Keys;
  publicUrl: URL;
}

type Row = Awaited<ReturnType<typeof store.passkeysOf>>[number];

export function passkeyOf({ id, name, createdAt, usedAt, synced }: Row): Passkey {
  return { id, name, createdAt, usedAt, synced };
}

/** As the person who acts, in what signing in may write. */
const ownContext = (command: string, { actor, correlationId }: Call) => ({
  ...accountContext(command, { correlationId }),
  actor: `person:${actor.personId}`,
  personId: actor.personId,
});

async function keepChallenge(
  tx: Tx,
  { challenge, personId, now }: { challenge: string; personId: string | null; now: Temporal.Instant },
): Promise<string> {
  const secret = newSecret();
  const expiresAt = now.add({ seconds: passkeyLimits.challengeHoldsSeconds }).toString();
  await store.addChallenge(tx, { secretHash: sha256(secret), challenge, personId, expiresAt });
  return secret;
}

/** The challenge that this browser holds the secret of, for this person or for signing in. Refuses with passkey_refused; it is gone then, too. */
async function takeChallenge(
  { database }: Tools,
  secret: string | undefined,
  { personId, now, correlationId }: { personId: string | null; now: Temporal.Instant; correlationId: string },
): Promise<string> {
  if (!secret) throw new Refusal("passkey_refused");
  const taken = await inCommand(database.signIn, accountContext("takeChallenge", { correlationId }), (tx) =>
    store.takeChallenge(tx, sha256(secret)),
  );
  const holds =
    taken?.personId === personId && Temporal.Instant.compare(now, Temporal.Instant.from(taken.expiresAt)) < 0;
  if (!taken || !holds) throw new Refusal("passkey_refused");
  return taken.challenge;
}

/** What to ask the browser, and the secret for its cookie. Refuses with too_many_passkeys. */
export async function beginPasskey({ database, publicUrl }: Tools, call: Call) {
  const { personId, email, name } = call.actor;
  const has = await store.passkeysOf(database.signIn, personId);
  if (has.length >= mostPasskeys) throw new Refusal("too_many_passkeys");
  const options = await creationOptions(publicUrl, { personId, email, name, has });
  const secret = await inCommand(database.signIn, ownContext("beginPasskey", call), (tx) =>
    keepChallenge(tx, { challenge: options.challenge, personId, now: call.now }),
  );
  return { options, secret };
}

interface NewPasskey {
  name: string;
  credentialId: string;
  clientDataJSON: string;
  attestationObject: string;
  transports: readonly string[];
}

/** Adds it, puts the offer away, and tells its owner by mail. Refuses with passkey_refused, too_many_passkeys, invalid_fields. */
export async function addPasskey(
  tools: Tools,
  { secret, ...input }: NewPasskey & { secret: string | undefined },
  call: Call,
): Promise<Passkey> {
  const { personId, sessionId, method } = call.actor;
  const name = nameOf(input.name);
  const challenge = await takeChallenge(tools, secret, { ...call, personId });
  const made = await readCreation(tools.publicUrl, challenge, input);
  if (!made) throw new Refusal("passkey_refused");
  const now = call.now.toString();
  return inCommand(tools.database.signIn, ownContext("addPasskey", call), async (tx) => {
    const person = await store.lockPerson(tx, personId);
    if (!person) throw new Refusal("signed_out");
    if ((await store.passkeysOf(tx, personId)).length >= mostPasskeys) throw new Refusal("too_many_passkeys");
    const vouched = method === "oidc" || (await store.beganVouched(tx, sessionId));
    const row = { ...made, personId, name, transports: transportsIn(input.transports), vouched, createdAt: now };
    const id = await store.addPasskeyRow(tx, row);
    if (id === undefined) throw new Refusal("passkey_refused");
    await store.setOfferAnswered(tx, personId, now);
    const data = { passkey: name, happenedAt: now };
    const { email: to, language } = person;
    await mailAccount(tx, tools.queue, { to, language, template: "passkey_added", data, now });
    return { id, name, createdAt: now, usedAt: null, synced: made.synced };
  });
}

function nameOf(text: string): string {
  const name = text.replace(/[\p{Cc}\p{Cs}]/gu, " ").trim();
  if (name === "") throw new Refusal("invalid_fields", { errors: [{ field: "/name", code: "required" }] });
  return name;
}

/** Refuses with not_found, invalid_fields. */
export async function renamePasskey({ database }: Tools, input: { id: string; name: string }, call: Call) {
  const change = { id: input.id, personId: call.actor.personId, name: nameOf(input.name) };
  const row = await inCommand(database.signIn, ownContext("renamePasskey", call), (tx) =>
    store.setPasskeyName(tx, change),
  );
  if (!row) throw new Refusal("not_found");
  return passkeyOf(row);
}

/** Removes it, ends the sessions that began with it but for this one, and tells its owner by mail. Refuses with not_found. */
export async function removePasskey({ database, queue }: Tools, id: string, call: Call): Promise<void> {
  const { personId, sessionId } = call.actor;
  const now = call.now.toString();
  await inCommand(database.signIn, ownContext("removePasskey", call), async (tx) => {
    const person = await store.lockPerson(tx, personId);
    const row = await store.deletePasskey(tx, { id, personId });
    if (!person || !row) throw new Refusal("not_found");
    await store.endSessionsByPasskey(tx, id, { butFor: sessionId, now });
    const data = { passkey: row.name, happenedAt: now };
    const { email: to, language } = person;
    await mailAccount(tx, queue, { to, language, template: "passkey_removed", data, now });
  });
}

export async function answerPasskeyOffer({ database }: Tools, call: Call): Promise<void> {
  await inCommand(database.signIn, ownContext("answerPasskeyOffer", call), (tx) =>
    store.setOfferAnswered(tx, call.actor.personId, call.now.toString()),
  );
}

/** What to ask a browser that wants in, and the secret for its cookie. Refuses with too_many. */
export async function beginPasskeySignIn({ database, publicUrl }: Tools, call: AccountCall) {
  const options = await requestOptions(publicUrl);
  const counter = {
    key: `passkey-network:${countedNetwork(call.network)}`,
    windowStart: windowStart(call.now, 3600),
  };
  const secret = await inCommand(database.signIn, accountContext("beginPasskeySignIn", call), async (tx) => {
    const counted = await count(tx, [counter]);
    if ((counted.get(counter.key) ?? 0) > passkeyLimits.challengesPerNetwork)
      throw new Refusal("too_many", { retryAfter: 300 });
    return keepChallenge(tx, { challenge: options.challenge, personId: null, now: call.now });
  });
  return { options, secret };
}

export interface PasskeyArrival {
  signedIn: SignedIn;
  /** Who got in as an administrator beside the identity provider, for the log. */
  brokeGlass: string | null;
}

/** Signs in. Refuses with passkey_refused, whatever is wrong. A break-glass sign-in is told to the other one and to all administrators. */
export async function signInByPasskey(
  tools: Tools & { ways: StaffWays },
  { answer, secret, userAgent }: { answer: Assertion; secret: string | undefined; userAgent: string | null },
  call: AccountCall,
): Promise<PasskeyArrival> {
  const { database, queue, keys, ways } = tools;
  const challenge = await takeChallenge(tools, secret, { ...call, personId: null });
  const stored = await store.passkeyByCredential(database.signIn, answer.credentialId);
  const proven = stored && (await readAssertion(tools.publicUrl, challenge, answer, stored));
  if (!stored || !proven || stored.deactivatedAt !== null) throw new Refusal("passkey_refused");
  const now = call.now.toString();
  const isBreakGlass = stored.vouched && ways.breakGlass.includes(stored.email);
  const signedIn = await inCommand(database.signIn, accountContext("signInByPasskey", call), async (tx) => {
    const person = await store.lockPerson(tx, stored.personId);
    if (!person || !(await store.countUse(tx, stored.id, { ...proven, now }))) throw new Refusal("passkey_refused");
    if (isBreakGlass) {
      const data = { who: stored.name ?? stored.email, happenedAt: now };
      for (const { email: to, language } of await store.administrators(tx, ways.breakGlass))
        await mailAccount(tx, queue, { to, language, template: "break_glass", data, now });
    }
    const { id: passkeyId, personId } = stored;
    return openSession(tx, keys, { personId, userAgent, call, method: "passkey", passkeyId });
  });
  return { signedIn, brokeGlass: isBreakGlass ? stored.personId : null };
}

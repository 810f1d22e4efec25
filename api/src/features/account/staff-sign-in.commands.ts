// Staff sign-in at the identity provider: leaving for it, coming back, and asking it again while somebody stays. The provider is never asked inside a
// transaction. Who becomes whom is decided in staff-sign-in.rules.ts.
import { inCommand, type Database, type Tx } from "@samverkansstod/db/client.ts";
import type { Language } from "../../contract/account.ts";
import type { StaffSignInOutcome } from "../../contract/staff-sign-in.ts";
import {
  ProviderFault,
  type IdentityProvider,
  type ProvenPerson,
  type ProviderTokens,
} from "../../identity/identity-provider.ts";
import type { OidcConfig } from "../../settings-oidc.ts";
import type { Keys } from "../../shared/keys.ts";
import { Refusal } from "../../shared/problem.ts";
import { seal, unseal } from "../../shared/seal.ts";
import { decideRefresh } from "./account.rules.ts";
import { accountContext, openSession, type AccountCall, type SignedIn } from "./account.steps.ts";
import { endSession, endSessionsOf, findActor, lockSession, personFor, setProviderAnswer } from "./account.store.ts";
import { decideJoining, mayAsk, nameOf, staffWays, staffSignInLimits, verifiedAddress } from "./staff-sign-in.rules.ts";
import { openTokens, sealTokens, takeRoles } from "./staff-sign-in.steps.ts";
import { addSubject, hasSubjectOf, lockPersonByEmail, personOfSubject, setMissingName } from "./staff-sign-in.store.ts";

/** The provider and the settings that say what its words mean. */
export interface StaffSignIn {
  provider: IdentityProvider;
  oidc: OidcConfig;
}

interface Tools {
  database: Database;
  keys: Keys;
  staffSignIn: StaffSignIn;
}

interface Leaving {
  state: string;
  nonce: string;
  verifier: string;
  language: Language;
  /** Where in the product to go afterwards, as the page asked; the page decides whether it may. */
  returnTo: string | null;
  until: string;
}

const transactionPurpose = "staff sign-in";

/** Where to send the browser, and the transaction for its cookie. Refuses with provider_unreachable. */
export async function beginStaffSignIn(
  { keys, staffSignIn: { provider } }: Omit<Tools, "database">,
  { language, anew, returnTo }: { language: Language; anew: boolean; returnTo: string | null },
  now: Temporal.Instant,
): Promise<{ url: string; sealed: string }> {
  try {
    const { url, transaction } = await provider.begin({ language, anew });
    const until = now.add({ seconds: staffSignInLimits.transactionSeconds }).toString();
    const leaving: Leaving = { ...transaction, language, returnTo, until };
    return { url, sealed: seal(keys, transactionPurpose, JSON.stringify(leaving)) };
  } catch (error) {
    if (error instanceof ProviderFault) throw new Refusal("provider_unreachable", { cause: error });
    throw error;
  }
}

function openTransaction(keys: Keys, sealed: string | undefined, now: Temporal.Instant): Leaving | undefined {
  const text = sealed === undefined ? undefined : unseal(keys, transactionPurpose, sealed);
  if (text === undefined) return undefined;
  const leaving = JSON.parse(text) as Leaving;
  return Temporal.Instant.compare(now, Temporal.Instant.from(leaving.until)) < 0 ? leaving : undefined;
}

export interface StaffArrival {
  outcome: StaffSignInOutcome;
  returnTo: string | null;
  signedIn?: SignedIn;
  /** What went wrong, for the log; it names no person. */
  fault?: unknown;
}

/** What the browser's coming back leads to. It refuses nothing: whatever is wrong has an outcome that the sign-in page puts into words. */
export async function finishStaffSignIn(
  tools: Tools,
  input: { address: URL; sealed: string | undefined; userAgent: string | null },
  call: AccountCall,
): Promise<StaffArrival> {
  const { keys, staffSignIn } = tools;
  const leaving = openTransaction(keys, input.sealed, call.now);
  // Another tab's way out has taken the place of this one's, or this is a link that somebody else made.
  if (!leaving || input.address.searchParams.get("state") !== leaving.state)
    return { outcome: "expired", returnTo: null };
  const { returnTo, language } = leaving;
  let proven: ProvenPerson;
  try {
    proven = await staffSignIn.provider.finish(input.address, leaving);
  } catch (fault) {
    if (!(fault instanceof ProviderFault)) throw fault;
    const isFailure = fault.kind === "refused" || fault.kind === "client_refused";
    return { outcome: isFailure ? "failed" : fault.kind, returnTo, fault };
  }
  const outcome = await inCommand(tools.database.signIn, accountContext("staffSignIn", call), (tx) =>
    arrive(tx, tools, { proven, language, userAgent: input.userAgent, call }),
  );
  if (typeof outcome === "string") return { outcome, returnTo };
  const actor = await findActor(tools.database.signIn, outcome.sessionId, {
    now: call.now,
    ways: staffWays(staffSignIn.oidc),
  });
  return { outcome: actor && actor.roles.length > 0 ? "signed_in" : "no_role", returnTo, signedIn: outcome };
}

async function arrive(
  tx: Tx,
  { keys, staffSignIn: { provider, oidc } }: Tools,
  arrival: { proven: ProvenPerson; language: Language; userAgent: string | null; call: AccountCall },
): Promise<SignedIn | Extract<StaffSignInOutcome, "deactivated" | "no_address" | "taken">> {
  const { proven, language, userAgent } = arrival;
  const { issuer } = provider;
  const now = arrival.call.now.toString();
  const address = verifiedAddress(proven.sources, oidc.addressesVerified);
  const subject = { issuer, subject: proven.subject };
  let known = await personOfSubject(tx, subject);
  const candidate = known || address === null ? undefined : await lockPersonByEmail(tx, address);
  // Whoever held the lock may have been the same person in another tab.
  known ??= candidate && (await personOfSubject(tx, subject));
  const joining = decideJoining({
    bySubject: known && { deactivated: known.deactivatedAt !== null },
    address,
    byAddress: candidate && {
      deactivated: candidate.deactivatedAt !== null,
      hasSubject: await hasSubjectOf(tx, candidate.id, issuer),
    },
  });
  if (joining === "deactivated" || joining === "no_address" || joining === "taken") return joining;
  const person =
    known ?? candidate ?? (address === null ? undefined : await personFor(tx, { email: address, language, now }));
  if (!person) return "no_address";
  if (joining !== "known") {
    const isTheirs = await addSubject(tx, subject, person.id, now);
    if (!isTheirs) return "taken";
    // A session from before may be somebody else's, who had the address or still reads its mail.
    await endSessionsOf(tx, person.id, { now, because: "joined to the identity provider" });
  }
  const name = nameOf(proven.sources);
  if (name !== null) await setMissingName(tx, person.id, name);
  await takeRoles(tx, oidc, { personId: person.id, sources: proven.sources, now });
  return openSession(tx, keys, {
    personId: person.id,
    userAgent,
    call: arrival.call,
    method: "oidc",
    amr: proven.amr,
    provider: { issuer, sealTokens: (sessionId) => sealTokens(keys, sessionId, proven) },
  });
}

/** Takes the turn to ask the provider for this session. Undefined: nothing to ask, or another tab has just begun to. */
async function takeTurn(
  tx: Tx,
  { keys, staffSignIn }: { keys: Keys; staffSignIn: StaffSignIn | null },
  { sessionId, generation }: { sessionId: string; generation: number },
  now: Temporal.Instant,
): Promise<ProviderTokens | undefined> {
  const row = await lockSession(tx, sessionId);
  if (!row || row.method !== "oidc" || row.endedAt !== null) return undefined;
  if (row.issuer !== staffSignIn?.provider.issuer) {
    await endSession(tx, sessionId, { now: now.toString(), because: "its identity provider is not configured" });
    return undefined;
  }
  const decision = decideRefresh(
    {
      generation: row.generation,
      rotatedAt: Temporal.Instant.from(row.rotatedAt),
      expiresAt: Temporal.Instant.from(row.expiresAt),
      ended: false,
    },
    generation,
    now,
  );
  const tokens = openTokens(keys, row);
  if (
    decision !== "rotate" ||
    tokens === null ||
    !mayAsk({ generation, askedAt: row.providerAskedAt, askedGeneration: row.providerAskedGeneration }, now)
  )
    return undefined;
  await setProviderAnswer(tx, sessionId, { providerAskedAt: now.toString(), providerAskedGeneration: generation });
  return tokens;
}

/**
 * Before a session is renewed: what the provider says of its holder now. Roles follow; a refusal ends the session; no answer changes nothing, and the one
 * before holds as long as it does.
 */
export async function askProviderAgain(
  { database, keys, staffSignIn }: { database: Database; keys: Keys; staffSignIn: StaffSignIn | null },
  presented: { sessionId: string; generation: number },
  call: AccountCall,
): Promise<void> {
  const { sessionId } = presented;
  const context = accountContext("askProviderAgain", call);
  const now = call.now.toString();
  const tokens = await inCommand(database.signIn, context, (tx) =>
    takeTurn(tx, { keys, staffSignIn }, presented, call.now),
  );
  if (!tokens || !staffSignIn) return;
  let proven: ProvenPerson | null;
  try {
    proven = await staffSignIn.provider.readAgain(tokens);
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    // Only of the person: a secret that has run out is not their fault.
    if (error.kind !== "refused") return;
    await inCommand(database.signIn, context, (tx) =>
      endSession(tx, sessionId, { now, because: "the provider no longer vouches" }),
    );
    return;
  }
  if (proven === null) return;
  const { sources, amr } = proven;
  await inCommand(database.signIn, context, async (tx) => {
    const row = await lockSession(tx, sessionId);
    if (!row || row.endedAt !== null) return;
    await setProviderAnswer(tx, sessionId, {
      providerReadAt: now,
      providerTokens: sealTokens(keys, sessionId, proven),
      ...(amr.length > 0 && { amr: [...amr] }),
    });
    await takeRoles(tx, staffSignIn.oidc, { personId: row.personId, sources, now });
  });
}

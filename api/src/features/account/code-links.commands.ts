// The link of a sign-in mail. In a browser that waits for a code to the same address it signs in, whichever of the address's mails it came in; anywhere else
// it shows the code. What is pressed is a POST, so that whatever fetches links in mails uses nothing up.
import { inCommand, type Database } from "@samverkansstod/db/client.ts";
import { codeOfLink, isCode, keyOfCode, sha256, type Keys } from "../../shared/keys.ts";
import { Refusal } from "../../shared/problem.ts";
import { decideLink } from "./account.rules.ts";
import { accountContext, openSession, type AccountCall, type SignedIn } from "./account.steps.ts";
import { attemptsOfLink, personFor, setAttempt } from "./account.store.ts";

export type OpenedLink = { signedIn: SignedIn } | { code: string };

/** Refuses with code_expired: used, ten minutes old, not ours, or of a deactivated person. */
export async function openSignInLink(
  { database, keys }: { database: Database; keys: Keys },
  input: { secret: string; browserSecret: string | undefined; userAgent: string | null },
  call: AccountCall,
): Promise<OpenedLink> {
  const { secret, browserSecret, userAgent } = input;
  const outcome = await inCommand(database.signIn, accountContext("openSignInLink", call), async (tx) => {
    const found = await attemptsOfLink(tx, sha256(secret), browserSecret === undefined ? null : sha256(browserSecret));
    const decision = decideLink(found, call.now);
    const { linked, asking } = found;
    if (!linked || decision === "expired") return undefined;
    if (decision === "elsewhere" || !asking) {
      const key = keyOfCode(keys, linked.codeHash ?? "");
      const code = key && codeOfLink(key, linked.id, secret);
      return code && isCode(keys, linked.codeHash ?? "", linked.id, code) ? { code } : undefined;
    }
    const now = call.now.toString();
    await setAttempt(tx, linked.id, { usedAt: now });
    if (asking.id !== linked.id) await setAttempt(tx, asking.id, { usedAt: now });
    const language = linked.language === "en" ? "en" : "sv";
    const person = await personFor(tx, { email: linked.email, language, now });
    if (person.deactivatedAt !== null) return undefined;
    return { signedIn: await openSession(tx, keys, { personId: person.id, userAgent, call, method: "code" }) };
  });
  if (!outcome) throw new Refusal("code_expired");
  return outcome;
}

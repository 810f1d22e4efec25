// Parts of staff sign-in that several commands share: what is kept of the provider's tokens, and the roles that its answer gives.
import type { Tx } from "@samverkansstod/db/client.ts";
import type { ProvenPerson, ProviderTokens } from "../../identity/identity-provider.ts";
import type { OidcConfig } from "../../settings-oidc.ts";
import type { Keys } from "../../shared/keys.ts";
import { seal, unseal } from "../../shared/seal.ts";
import { rolesOf } from "./staff-sign-in.rules.ts";
import { takeProviderRoles } from "./staff-sign-in.store.ts";

const purpose = (sessionId: string) => `provider tokens of ${sessionId}`;

export function sealTokens(keys: Keys, sessionId: string, { subject, idToken, refreshToken }: ProviderTokens): string {
  return seal(keys, purpose(sessionId), JSON.stringify({ subject, idToken, refreshToken }));
}

/** What was kept for this session; null when there is nothing, or the key it was sealed with is gone. */
export function openTokens(keys: Keys, session: { id: string; providerTokens: string | null }): ProviderTokens | null {
  const { id, providerTokens } = session;
  const text = providerTokens === null ? undefined : unseal(keys, purpose(id), providerTokens);
  return text === undefined ? null : (JSON.parse(text) as ProviderTokens);
}

/** Where a claim says the roles, they replace those here. */
export async function takeRoles(
  tx: Tx,
  { roleClaim, roleValues }: Pick<OidcConfig, "roleClaim" | "roleValues">,
  { personId, sources, now }: { personId: string; sources: ProvenPerson["sources"]; now: string },
): Promise<void> {
  if (roleClaim === null) return;
  await takeProviderRoles(tx, personId, rolesOf(sources, { roleClaim, roleValues }), now);
}

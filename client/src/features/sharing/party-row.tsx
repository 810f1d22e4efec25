// One organisation or official in a case: who, whether they have joined, and the way out.
import { useTranslation } from "react-i18next";
import type { CaseParty } from "@samverkansstod/api/contract/sharing.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { formatDate } from "../../i18n/dates.ts";
import { Button } from "../../ui/button.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";

/** How a party is called: the organisation, or the administration that an official acts for. */
export function usePartyName(): (party: Pick<CaseParty, "organisationName" | "administration">) => string {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  return ({ organisationName, administration }) =>
    organisationName ?? (administration ? label("administrations", administration) : t("sharing.somebody"));
}

export function PartyRow({ party, onEnd }: { party: CaseParty; onEnd: (() => void) | null }) {
  const { t, i18n } = useTranslation();
  const called = usePartyName()(party);
  const { name, email, state, mine, joinedAt, expiresAt } = party;
  const date = formatDate(state === "joined" && joinedAt !== null ? joinedAt : expiresAt, i18n.language);
  const verb = mine ? "leave" : state === "joined" ? "remove" : "revoke";
  return (
    <li>
      <div>
        <p className="party-name">{called}</p>
        {(name ?? email) && <p>{[name, email].filter(Boolean).join(", ")}</p>}
        <p className="text-small text-subtle">{t(`sharing.states.${state}`, { date })}</p>
      </div>
      {onEnd && (
        <Button variant="tertiary" tone="danger" onClick={onEnd}>
          {t(`sharing.end.${verb}.open`)} <VisuallyHidden>{mine ? "" : called}</VisuallyHidden>
        </Button>
      )}
    </li>
  );
}

// Taking an invitation back, removing somebody from a case, or leaving it oneself: what it means, and a way to think again.
import { useTranslation } from "react-i18next";
import { endParty, type CaseParty } from "@samverkansstod/api/contract/sharing.ts";
import { call } from "../../http/call.ts";
import { SharingForm } from "./sharing-form.tsx";
import { useSharingForm } from "./use-sharing-form.ts";

interface EndPartyFormProps {
  id: string;
  party: CaseParty;
  /** How the party is called on screen. */
  name: string;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function EndPartyForm({ id, party, name, onClose, onDone }: EndPartyFormProps) {
  const { t } = useTranslation();
  const way = party.mine ? "leave" : party.state === "joined" ? "remove" : "revoke";
  const form = useSharingForm({
    name: "avsluta",
    begin: {},
    labels: {},
    lacks: () => [],
    send: () => call(endParty, { params: { id, partyId: party.id } }),
    onDone: () => onDone(t(`sharing.end.${way}.done`, { name })),
  });
  return (
    <SharingForm form={form} verb={t(`sharing.end.${way}.verb`)} tone="danger" onClose={onClose}>
      <p>{t(`sharing.end.${way}.means`, { name })}</p>
    </SharingForm>
  );
}

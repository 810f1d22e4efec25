// Inviting another organisation or a city official to a case: who, and to which address. Says what they will see and that a mail goes.
import { useTranslation } from "react-i18next";
import { inviteToRequest, partyKinds } from "@samverkansstod/api/contract/sharing.ts";
import { call } from "../../http/call.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { SharingForm } from "./sharing-form.tsx";
import { useSharingForm } from "./use-sharing-form.ts";

interface InviteFormProps {
  id: string;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function InviteForm({ id, onClose, onDone }: InviteFormProps) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const form = useSharingForm({
    name: "bjud-in",
    begin: { kind: "organisation", organisationName: "", administration: "", email: "" },
    labels: {
      kind: t("sharing.invite.kind"),
      organisationName: t("sharing.invite.organisationName"),
      administration: t("sharing.invite.administration"),
      email: t("sharing.invite.email"),
    },
    lacks: ({ kind, organisationName, administration, email }) => [
      ...(kind === "organisation" && organisationName.trim() === "" ? (["organisationName"] as const) : []),
      ...(kind === "official" && administration === "" ? (["administration"] as const) : []),
      ...(email.trim() === "" ? (["email"] as const) : []),
    ],
    send: ({ kind, organisationName, administration, email }, idempotencyKey) =>
      call(inviteToRequest, {
        params: { id },
        idempotencyKey,
        body: {
          kind: kind === "official" ? "official" : "organisation",
          email: email.trim(),
          ...(kind === "official" ? { administration } : { organisationName: organisationName.trim() }),
        },
      }),
    onDone: (_, value) => onDone(t("sharing.invite.done", { email: value.email.trim() })),
  });
  const { kind, organisationName, administration, email } = form.value;
  return (
    <SharingForm form={form} verb={t("sharing.invite.send")} onClose={onClose}>
      <p>{t("sharing.invite.means")}</p>
      <RadioGroup
        id={form.idOf("kind")}
        name={form.idOf("kind")}
        legend={t("sharing.invite.kind")}
        choices={partyKinds.map((value) => ({ value, label: t(`sharing.kinds.${value}`) }))}
        value={kind}
        onChange={({ target }) => form.set({ kind: target.value })}
      />
      {kind === "organisation" ? (
        <TextField
          id={form.idOf("organisationName")}
          label={t("sharing.invite.organisationName")}
          maxLength={200}
          error={form.errorOf("organisationName")}
          value={organisationName}
          onChange={({ target }) => form.set({ organisationName: target.value })}
        />
      ) : (
        <Select
          id={form.idOf("administration")}
          label={t("sharing.invite.administration")}
          placeholder={t("ask.choose")}
          options={choices("administrations")}
          error={form.errorOf("administration")}
          value={administration}
          onChange={({ target }) => form.set({ administration: target.value })}
        />
      )}
      <TextField
        id={form.idOf("email")}
        type="email"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={320}
        label={t("sharing.invite.email")}
        hint={t("sharing.invite.emailHint")}
        error={form.errorOf("email")}
        value={email}
        onChange={({ target }) => form.set({ email: target.value })}
      />
    </SharingForm>
  );
}

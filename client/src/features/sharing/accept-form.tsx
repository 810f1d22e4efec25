// Accepting an invitation to a case: who one is, and which organisation or administration one acts for.
import { useTranslation } from "react-i18next";
import { acceptCaseInvitation, type CaseInvitation } from "@samverkansstod/api/contract/sharing.ts";
import { call } from "../../http/call.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { useMeIfKnown } from "../../http/me.ts";
import { formatDate } from "../../i18n/dates.ts";
import { Select, TextField } from "../../ui/text-field.tsx";
import { SharingForm } from "./sharing-form.tsx";
import { useSharingForm } from "./use-sharing-form.ts";

interface AcceptFormProps {
  id: string;
  secret: string;
  invitation: CaseInvitation;
  onDone: (requestId: string) => void;
}

export function AcceptForm({ id, secret, invitation, onDone }: AcceptFormProps) {
  const { t, i18n } = useTranslation();
  const { label, choices } = useCatalogues();
  const me = useMeIfKnown();
  const { kind, subject, fromOrganisation, fromAdministration, organisationName, administration } = invitation;
  const isOrganisation = kind === "organisation";
  const own = me?.organisations.find(({ name }) => name.toLowerCase() === organisationName?.toLowerCase());
  const labels = {
    name: t("sharing.accept.name"),
    organisationName: t("sharing.accept.organisationName"),
    organisationForm: t("sharing.accept.organisationForm"),
    organisationNumber: t("sharing.accept.organisationNumber"),
    administration: t("sharing.invite.administration"),
  };
  const form = useSharingForm({
    name: "medverka",
    begin: {
      name: me?.person.name ?? "",
      organisationName: organisationName ?? "",
      organisationForm: own?.form ?? "",
      organisationNumber: own?.number ?? "",
      administration: administration ?? "",
    },
    labels,
    lacks: (value) =>
      (isOrganisation
        ? (["name", "organisationName", "organisationForm"] as const)
        : (["name", "administration"] as const)
      ).filter((field) => value[field].trim() === ""),
    send: (value) =>
      call(acceptCaseInvitation, {
        params: { id },
        body: {
          secret,
          name: value.name.trim(),
          ...(isOrganisation
            ? {
                organisationName: value.organisationName.trim(),
                organisationForm: value.organisationForm,
                organisationNumber: value.organisationNumber.trim() || null,
              }
            : { administration: value.administration }),
        },
      }),
    onDone: ({ requestId }) => onDone(requestId),
  });
  const text = (field: "name" | "organisationName" | "organisationNumber") => ({
    id: form.idOf(field),
    label: labels[field],
    error: form.errorOf(field),
    value: form.value[field],
    onChange: ({ target }: { target: { value: string } }) => form.set({ [field]: target.value }),
  });
  const select = (field: "organisationForm" | "administration") => ({
    id: form.idOf(field),
    label: labels[field],
    placeholder: t("ask.choose"),
    error: form.errorOf(field),
    value: form.value[field],
    onChange: ({ target }: { target: { value: string } }) => form.set({ [field]: target.value }),
  });
  const from = fromOrganisation ?? (fromAdministration && label("administrations", fromAdministration));
  return (
    <SharingForm form={form} verb={t("sharing.accept.do")}>
      <p>
        {from ? t("sharing.accept.from", { from }) : t("sharing.accept.fromUnit")}
        {subject && ` ${t("sharing.accept.about", { subject })}`}
      </p>
      <p>{t("sharing.accept.means")}</p>
      <p className="text-small text-subtle">
        {t("sharing.accept.until", { date: formatDate(invitation.expiresAt, i18n.language) })}
      </p>
      <TextField {...text("name")} autoComplete="name" maxLength={200} hint={t("sharing.accept.nameHint")} />
      {isOrganisation ? (
        <>
          <TextField {...text("organisationName")} autoComplete="organization" maxLength={200} />
          <Select {...select("organisationForm")} options={choices("organisationForms")} />
          <TextField {...text("organisationNumber")} inputMode="numeric" width="short" maxLength={20} optional />
        </>
      ) : (
        <Select {...select("administration")} options={choices("administrations")} />
      )}
    </SharingForm>
  );
}

// Letting somebody else be the requester of a case, by staff: who, how to reach them, and why. Says who is mailed.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { replaceContact } from "@samverkansstod/api/contract/sharing.ts";
import { call } from "../../http/call.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SharingForm } from "./sharing-form.tsx";
import { useSharingForm } from "./use-sharing-form.ts";

interface ReplaceContactFormProps {
  request: Pick<Request, "id" | "version" | "contactEmail">;
  onClose: () => void;
  onDone: (said: string) => void;
}

const limits = { name: 200, role: 120, phone: 40, email: 320 } as const;

export function ReplaceContactForm({ request, onClose, onDone }: ReplaceContactFormProps) {
  const { t } = useTranslation();
  const { id, version, contactEmail } = request;
  const labels = {
    name: t("sharing.replace.name"),
    email: t("sharing.replace.email"),
    role: t("sharing.replace.role"),
    phone: t("sharing.replace.phone"),
    reason: t("sharing.replace.reason"),
  };
  const form = useSharingForm({
    name: "ny-kontakt",
    begin: { name: "", email: "", role: "", phone: "", reason: "" },
    labels,
    lacks: (value) => (["name", "email", "reason"] as const).filter((field) => value[field].trim() === ""),
    send: (value) =>
      call(replaceContact, {
        params: { id },
        version,
        body: {
          name: value.name.trim(),
          email: value.email.trim(),
          role: value.role.trim() || null,
          phone: value.phone.trim() || null,
          reason: value.reason.trim(),
        },
      }),
    onDone: (_, value) => onDone(t("sharing.replace.done", { name: value.name.trim() })),
  });
  const field = (of: keyof typeof limits) => ({
    id: form.idOf(of),
    label: labels[of],
    maxLength: limits[of],
    autoComplete: "off",
    error: form.errorOf(of),
    value: form.value[of],
    onChange: ({ target }: { target: { value: string } }) => form.set({ [of]: target.value }),
  });
  return (
    <SharingForm form={form} verb={t("sharing.replace.save")} onClose={onClose}>
      <p>{t("sharing.replace.means")}</p>
      <TextField {...field("name")} />
      <TextField {...field("email")} type="email" hint={t("sharing.replace.emailHint")} />
      <TextField {...field("role")} optional />
      <TextField {...field("phone")} type="tel" width="medium" optional />
      <TextArea
        id={form.idOf("reason")}
        label={labels.reason}
        hint={t("sharing.replace.reasonHint")}
        rows={3}
        error={form.errorOf("reason")}
        value={form.value.reason}
        onChange={({ target }) => form.set({ reason: target.value })}
      />
      <p className="text-small text-subtle">
        {contactEmail === null
          ? t("sharing.replace.mailsNew")
          : t("sharing.replace.mailsBoth", { email: contactEmail })}
      </p>
    </SharingForm>
  );
}

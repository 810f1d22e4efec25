// How to reach the one who asks, and whether a receipt is mailed there; it says to whom before anything is sent.
import { useTranslation } from "react-i18next";
import { limits } from "@samverkansstod/api/contract/requests.ts";
import { Checkbox } from "../../ui/choice-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { controlId, type Registering } from "./use-registration.ts";

export function ContactFields({ typed, errors, set }: Registering) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("register.contact.heading")}
      </h2>
      <TextField
        id={controlId("contactName")}
        label={t("register.contact.name")}
        optional
        autoComplete="off"
        maxLength={limits.name}
        value={typed.contactName}
        error={errors.contactName}
        onChange={(event) => set({ contactName: event.target.value })}
      />
      <TextField
        id={controlId("contactRole")}
        label={t("register.contact.role")}
        hint={t("register.contact.roleHint")}
        optional
        autoComplete="off"
        maxLength={limits.role}
        value={typed.contactRole}
        error={errors.contactRole}
        onChange={(event) => set({ contactRole: event.target.value })}
      />
      <TextField
        id={controlId("contactPhone")}
        type="tel"
        label={t("register.contact.phone")}
        optional
        width="medium"
        autoComplete="off"
        maxLength={40}
        value={typed.contactPhone}
        error={errors.contactPhone}
        onChange={(event) => set({ contactPhone: event.target.value })}
      />
      <TextField
        id={controlId("contactEmail")}
        type="email"
        label={t("register.contact.mail")}
        optional={!typed.sendReceipt}
        autoComplete="off"
        maxLength={320}
        value={typed.contactEmail}
        error={errors.contactEmail}
        onChange={(event) => set({ contactEmail: event.target.value })}
      />
    </section>
  );
}

export function ReceiptFields({ typed, set }: Registering) {
  const { t } = useTranslation();
  const email = typed.contactEmail.trim();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("register.receipt.heading")}
      </h2>
      <Checkbox
        id={controlId("sendReceipt")}
        label={t("register.receipt.send")}
        hint={email ? t("register.receipt.to", { email }) : t("register.receipt.noAddress")}
        checked={typed.sendReceipt}
        onChange={(event) => set({ sendReceipt: event.target.checked })}
      />
    </section>
  );
}

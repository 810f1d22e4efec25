// Whether the summary is mailed, and to whom: nobody, unless it is asked for.
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../ui/choice-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { logControlId, type Logging } from "./use-quick-log.ts";

export function MailFields({ typed, errors, set }: Logging) {
  const { t } = useTranslation();
  const email = typed.contactEmail.trim();
  return (
    <div className="log-mail stack-tight">
      <Checkbox
        id={logControlId("mailSummary")}
        label={t("quickLog.mail")}
        hint={
          !typed.mailSummary
            ? t("quickLog.mailNobody")
            : email
              ? t("quickLog.mailTo", { email })
              : t("quickLog.mailWhere")
        }
        checked={typed.mailSummary}
        onChange={(event) => set({ mailSummary: event.target.checked })}
      />
      {typed.mailSummary && (
        <TextField
          id={logControlId("contactEmail")}
          type="email"
          label={t("quickLog.contactEmail")}
          autoComplete="off"
          maxLength={320}
          value={typed.contactEmail}
          error={errors.contactEmail}
          onChange={(event) => set({ contactEmail: event.target.value })}
        />
      )}
    </div>
  );
}

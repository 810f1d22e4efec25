// How long it took and what came of it.
import { useTranslation } from "react-i18next";
import { mostSummary } from "@samverkansstod/api/contract/outcomes.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { CheckboxGroup } from "../../ui/choice-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { logControlId, type Logging } from "./use-quick-log.ts";

export function OutcomeFields({ typed, errors, set }: Logging) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("quickLog.outcomeHeading")}
      </h2>
      <TextField
        id={logControlId("minutes")}
        label={t("quickLog.minutes")}
        width="short"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={typed.minutes}
        error={errors.minutes}
        onChange={(event) => set({ minutes: event.target.value })}
      />
      <div className="log-choices">
        <CheckboxGroup
          id={logControlId("outcomes")}
          name="outcomes"
          legend={t("quickLog.outcomes")}
          columns={2}
          choices={choices("outcomes").map(({ value, label }) => ({ value, label }))}
          value={typed.outcomes}
          error={errors.outcomes}
          onChange={({ target: { value, checked } }) =>
            set({ outcomes: checked ? [...typed.outcomes, value] : typed.outcomes.filter((code) => code !== value) })
          }
        />
      </div>
      <TextArea
        id={logControlId("summary")}
        label={t("quickLog.summary")}
        hint={t("quickLog.summaryHint")}
        rows={4}
        limit={mostSummary}
        value={typed.summary}
        error={errors.summary}
        onChange={(event) => set({ summary: event.target.value })}
      />
    </section>
  );
}

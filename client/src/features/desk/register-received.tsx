// How it came in, and when: on the wall clock of Stockholm, also in the hour that is skipped or comes twice.
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../i18n/dates.ts";
import { Fieldset, RadioGroup } from "../../ui/choice-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { otherSources } from "./registration.ts";
import { meaningOf } from "./stockholm-time.ts";
import { controlId, type Registering } from "./use-registration.ts";
import { showWallTime } from "./wall-time-words.ts";

export function ReceivedFields({ typed, errors, set }: Registering) {
  const { t, i18n } = useTranslation();
  const meaning = meaningOf(typed);
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("register.received.heading")}
      </h2>
      <RadioGroup
        id={controlId("source")}
        name="source"
        legend={t("register.received.source")}
        columns={2}
        choices={otherSources.map((source) => ({ value: source, label: t(`words.sources.${source}`) }))}
        value={typed.source}
        error={errors.source}
        onChange={(event) => set({ source: event.target.value })}
      />
      <Fieldset legend={t("case.facts.received")} hint={t("register.received.hint")}>
        <div className="received-time">
          <TextField
            id={controlId("date")}
            type="date"
            label={t("register.received.date")}
            width="short"
            value={typed.date}
            error={errors.date}
            onChange={(event) => set({ date: event.target.value, time: typed.time })}
          />
          <TextField
            id={controlId("time")}
            type="time"
            label={t("register.received.time")}
            width="short"
            value={typed.time}
            error={errors.time}
            onChange={(event) => set({ time: event.target.value })}
          />
        </div>
        {meaning?.kind === "exact" && (
          <p className="field-hint received-day">{formatDateTime(meaning.instant, i18n.language)}</p>
        )}
      </Fieldset>
      {meaning?.kind === "fold" && (
        <RadioGroup
          id={controlId("reading")}
          name="reading"
          legend={t("register.received.fold", { time: showWallTime(typed.time, i18n.language) })}
          hint={t("register.received.foldHint")}
          choices={(["earlier", "later"] as const).map((reading) => ({
            value: reading,
            label: t(`register.received.${reading}`),
          }))}
          value={typed.reading}
          onChange={(event) => set({ reading: event.target.value === "later" ? "later" : "earlier" })}
        />
      )}
    </section>
  );
}

// When it came in: on the wall clock of Stockholm, also in the hour that is skipped or comes twice.
import { useTranslation } from "react-i18next";
import { formatDateTime } from "../../i18n/dates.ts";
import { Fieldset, RadioGroup } from "../../ui/choice-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { meaningOf } from "./stockholm-time.ts";
import type { Received } from "./use-entry.ts";
import { showWallTime } from "./wall-time-words.ts";

interface ReceivedTimeProps {
  typed: Received;
  errors: Partial<Record<"date" | "time", string>>;
  set: (change: Partial<Pick<Received, "date" | "time" | "reading">>) => void;
  controlId: (field: "date" | "time" | "reading") => string;
  hint: string;
}

export function ReceivedTime({ typed, errors, set, controlId, hint }: ReceivedTimeProps) {
  const { t, i18n } = useTranslation();
  const meaning = meaningOf(typed);
  return (
    <>
      <Fieldset legend={t("case.facts.received")} hint={hint}>
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
    </>
  );
}

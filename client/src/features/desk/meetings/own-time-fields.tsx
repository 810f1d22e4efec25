// One time that somebody types: date and clock on the wall in Stockholm, read back in words, also in the hour that is skipped or comes twice.
import { useTranslation } from "react-i18next";
import { formatDateWithWeekday } from "../../../i18n/dates.ts";
import { Fieldset, RadioGroup } from "../../../ui/choice-group.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { showWallTime } from "../wall-time-words.ts";
import { ownMeaning, type OwnTime } from "./time-choice.ts";

interface OwnTimeProps {
  /** The id of the date, which the error summary leads to. */
  id: string;
  legend: string;
  time: OwnTime;
  error: string | undefined;
  /** The API has found that the clock occurs twice. */
  asksFold: boolean;
  onChange: (next: OwnTime) => void;
}

export function OwnTimeFields({ id, legend, time, error, asksFold, onChange }: OwnTimeProps) {
  const { t, i18n } = useTranslation();
  const meaning = ownMeaning(time);
  const clock = showWallTime(time.clock, i18n.language);
  return (
    <div className="own-time stack-tight">
      <Fieldset id={`${id}-group`} legend={legend} hint={t("meetings.times.ownHint")} error={error}>
        <div className="own-time-fields">
          <TextField
            id={id}
            type="date"
            label={t("meetings.times.date")}
            width="short"
            value={time.date}
            aria-invalid={error ? true : undefined}
            onChange={(event) => onChange({ ...time, date: event.target.value, fold: "" })}
          />
          <TextField
            type="time"
            label={t("meetings.times.clock")}
            width="short"
            value={time.clock}
            aria-invalid={error ? true : undefined}
            onChange={(event) => onChange({ ...time, clock: event.target.value, fold: "" })}
          />
        </div>
        {meaning && <p className="field-hint">{formatDateWithWeekday(time.date, i18n.language)}</p>}
      </Fieldset>
      {(meaning?.kind === "fold" || asksFold) && (
        <RadioGroup
          id={`${id}-fold`}
          name={`${id}-fold`}
          legend={t("meetings.times.fold", { time: clock })}
          choices={(["first", "second"] as const).map((fold) => ({ value: fold, label: t(`meetings.times.${fold}`) }))}
          value={time.fold}
          onChange={(event) => onChange({ ...time, fold: event.target.value === "second" ? "second" : "first" })}
        />
      )}
    </div>
  );
}

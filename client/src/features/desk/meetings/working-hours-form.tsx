// One person's working hours: a group a weekday, up to three spans in each.
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { WorkingWeek } from "@samverkansstod/api/contract/working-hours.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Fieldset } from "../../../ui/choice-group.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { LeaveDialog } from "../leave-dialog.tsx";
import {
  changedSpan,
  copiedToWeekdays,
  hoursField,
  mostSpans,
  weekdayName,
  weekdays,
  withoutSpan,
  withSpan,
  type Edge,
  type HoursTyped,
  type Span,
  type Weekday,
} from "./hours-typed.ts";
import { NotSaved } from "./meeting-form.tsx";
import { hoursControlId, useWorkingHours } from "./use-working-hours.ts";

export function WorkingHoursForm({ week }: { week: WorkingWeek }) {
  const { t } = useTranslation();
  const say = useSay();
  const form = useWorkingHours(week, () => say(t("meetings.hours.saved")));
  const { typed, change } = form;
  return (
    <form
      className="working-hours stack"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        form.save();
      }}
    >
      <ErrorSummary errors={form.summary} attempt={form.attempt} />
      {form.failure && <NotSaved error={form.failure} />}
      {form.theirs && (
        <Notice tone="warning" announced>
          <p>{t("meetings.hours.changed")}</p>
          <Button variant="secondary" onClick={form.takeTheirs}>
            {t("meetings.hours.takeTheirs")}
          </Button>
        </Notice>
      )}
      {form.usesUsual && (
        <Notice tone="info">
          <p>{t("meetings.hours.usual")}</p>
        </Notice>
      )}
      <div className="working-days">
        {weekdays.map((weekday) => (
          <Day
            key={weekday}
            weekday={weekday}
            typed={typed}
            errorOf={form.errorOf}
            onChange={change}
            onCopied={() =>
              say(t("meetings.hours.copied", { weekday: t(`meetings.weekdays.${weekdayName(weekday)}`).toLowerCase() }))
            }
          />
        ))}
      </div>
      <ButtonRow>
        <Button type="submit" busy={form.saving}>
          {t("meetings.hours.save")}
        </Button>
      </ButtonRow>
      <LeaveDialog asks={form.isTouched && !form.saving} />
    </form>
  );
}

interface DayProps {
  weekday: Weekday;
  typed: HoursTyped;
  errorOf: (field: string) => string | undefined;
  onChange: (next: HoursTyped) => void;
  onCopied: () => void;
}

function Day({ weekday, typed, errorOf, onChange, onCopied }: DayProps) {
  const { t, i18n } = useTranslation();
  const spans = typed[weekday];
  const name = t(`meetings.weekdays.${weekdayName(weekday)}`);
  // Swedish writes weekdays small inside a sentence.
  const inSentence = i18n.language === "en" ? name : name.toLowerCase();
  return (
    <Fieldset legend={name}>
      <div className="working-day stack-tight">
        {spans.length === 0 && <p className="text-subtle">{t("meetings.hours.dayOff")}</p>}
        {spans.map((span, index) => (
          <SpanFields
            key={span.key}
            weekday={weekday}
            span={span}
            groupName={t("meetings.hours.span", { weekday: name, number: index + 1 })}
            removes={t("meetings.hours.removeOf", { number: index + 1, weekday: inSentence })}
            errorOf={errorOf}
            onChange={(next) => onChange(changedSpan(typed, weekday, next))}
            onRemove={() => onChange(withoutSpan(typed, weekday, span.key))}
          />
        ))}
        <div className="working-day-actions">
          {spans.length < mostSpans && (
            <Button variant="tertiary" icon="plus" onClick={() => onChange(withSpan(typed, weekday))}>
              {t("meetings.hours.add")}{" "}
              <VisuallyHidden>{t("meetings.hours.addOf", { weekday: inSentence })}</VisuallyHidden>
            </Button>
          )}
          {spans.length > 0 && (
            <Button
              variant="tertiary"
              tone="neutral"
              onClick={() => {
                onChange(copiedToWeekdays(typed, weekday));
                onCopied();
              }}
            >
              {t("meetings.hours.copy")}{" "}
              <VisuallyHidden>{t("meetings.hours.copyOf", { weekday: inSentence })}</VisuallyHidden>
            </Button>
          )}
        </div>
      </div>
    </Fieldset>
  );
}

interface SpanProps {
  weekday: Weekday;
  span: Span;
  groupName: string;
  removes: string;
  errorOf: (field: string) => string | undefined;
  onChange: (next: Span) => void;
  onRemove: () => void;
}

function SpanFields({ weekday, span, groupName, removes, errorOf, onChange, onRemove }: SpanProps) {
  const { t } = useTranslation();
  const field = (edge: Edge) => {
    const name = hoursField(weekday, span.key, edge);
    return {
      id: hoursControlId(name),
      type: "time",
      label: t(edge === "starts" ? "meetings.hours.from" : "meetings.hours.to"),
      width: "short" as const,
      value: span[edge],
      error: errorOf(name),
      onChange: ({ target }: { target: { value: string } }) => onChange({ ...span, [edge]: target.value }),
    };
  };
  return (
    <div className="working-span" role="group" aria-label={groupName}>
      <TextField {...field("starts")} />
      <TextField {...field("ends")} />
      <Button variant="tertiary" tone="neutral" icon="cross" onClick={onRemove}>
        {t("meetings.hours.remove")} <VisuallyHidden>{removes}</VisuallyHidden>
      </Button>
    </div>
  );
}

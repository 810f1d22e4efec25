// Closing a case: what came of it, the summary that the requester reads and says yes or no to, principles, and the time it took.
import { useTranslation } from "react-i18next";
import { closeRequest, mostSummary } from "@samverkansstod/api/contract/outcomes.ts";
import { call } from "../../../http/call.ts";
import { useCatalogues } from "../../../http/catalogues.ts";
import { CheckboxGroup, Fieldset } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, type DialogFormProps } from "./dialog-form.ts";
import { minutesTyped, splitMinutes, useDuration } from "./duration.ts";
import { EndingMailLine } from "./mail-line.tsx";
import { useCaseForm } from "./use-case-form.ts";

const mostOutcomes = 8;
const none: readonly string[] = [];

export function CloseForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const { choices, label } = useCatalogues();
  const duration = useDuration();
  const { minutesLogged, initiatedBy } = found.staff;
  // Of the unit's own initiative nobody is asked whether it is right.
  const isAsked = found.contactEmail !== null && initiatedBy !== "unit";
  const logged = splitMinutes(minutesLogged);
  const principles = choices("principles").map(({ value, label: name }) => ({ value, label: name }));
  const both = (strengthened: readonly string[], strained: readonly string[]) =>
    strengthened.filter((code) => strained.includes(code));
  const form = useCaseForm({
    found,
    action: "close",
    initial: {
      outcomes: none,
      summary: "",
      strengthened: none,
      strained: none,
      hours: String(logged.hours),
      minutes: String(logged.minutes),
    },
    labels: {
      outcomes: t("endings.close.outcomes"),
      summary: t("endings.close.summary"),
      strengthened: t("endings.close.strengthened"),
      strained: t("endings.close.strained"),
      hours: t("endings.close.hours"),
      minutes: t("endings.close.minutes"),
    },
    lacks: ({ outcomes, summary, strengthened, strained, hours, minutes }) => {
      const twice = both(strengthened, strained);
      return onlyLacks({
        outcomes:
          outcomes.length === 0
            ? t("endings.close.outcomesMissing")
            : outcomes.length > mostOutcomes
              ? t("endings.close.outcomesTooMany")
              : undefined,
        summary: lackOfText(summary, t("endings.close.summaryMissing")),
        strained:
          twice.length > 0
            ? t("endings.close.both", { principles: twice.map((code) => label("principles", code)).join(", ") })
            : undefined,
        hours: minutesTyped(hours, minutes) === null ? t("endings.close.timeInvalid") : undefined,
      });
    },
    send: ({ outcomes, summary, strengthened, strained, hours, minutes }, { version }) =>
      call(closeRequest, {
        params: { id: found.id },
        version,
        body: {
          outcomes: [...outcomes],
          summary: summary.trim(),
          strengthened: [...strengthened],
          strained: [...strained],
          minutes: minutesTyped(hours, minutes) ?? 0,
        },
      }),
    onDone: (after) => onDone(t("endings.close.done", { caseNumber: after.caseNumber ?? "" })),
  });
  return (
    <CaseForm
      form={form}
      submit={t("endings.close.save")}
      onClose={onClose}
      mails={<EndingMailLine id={found.id} to={isAsked ? [found.contactEmail] : []} />}
    >
      {isAsked && <p>{t("endings.close.text")}</p>}
      <div className="dense-choices">
        <CheckboxGroup
          {...form.some("outcomes")}
          hint={t("endings.close.outcomesHint")}
          columns={2}
          choices={choices("outcomes")}
        />
      </div>
      <TextArea {...form.text("summary")} hint={t("endings.close.summaryHint")} limit={mostSummary} />
      <div className="dense-choices">
        <CheckboxGroup {...form.some("strengthened")} optional columns={2} choices={principles} />
      </div>
      <div className="dense-choices">
        <CheckboxGroup {...form.some("strained")} optional columns={2} choices={principles} />
      </div>
      <Fieldset
        legend={t("endings.close.time")}
        hint={
          minutesLogged > 0
            ? t("endings.close.timeHint", { logged: duration(minutesLogged) })
            : t("endings.close.timeHintNone")
        }
      >
        <div className="two-fields">
          <TextField {...form.text("hours")} inputMode="numeric" width="short" autoComplete="off" />
          <TextField {...form.text("minutes")} inputMode="numeric" width="short" autoComplete="off" />
        </div>
      </Fieldset>
    </CaseForm>
  );
}

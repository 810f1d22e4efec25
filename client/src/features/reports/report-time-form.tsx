// The time of the figures: a day or a span, and what was known when. It is shown when Visa is pressed, so that half a date asks nothing.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { steps } from "@samverkansstod/api/contract/reports.ts";
import { fieldProblems, fieldSentence } from "../../http/problem-words.ts";
import { formatDate, stockholmDate } from "../../i18n/dates.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { faultsIn, withTime, type TimeFaults, type TimeField, type TimeShape, type TypedTime } from "./report-time.ts";
import { withoutLooks, writeView, type ReportView } from "./report-view.ts";

interface ReportTimeFormProps {
  shape: TimeShape;
  view: ReportView;
  change: (next: ReportView) => void;
  /** What the figures on screen are of, for what the address leaves out. */
  shown: Pick<TypedTime, "date"> | Pick<TypedTime, "from" | "to" | "step"> | undefined;
  /** What the API said of the time in the address. */
  error: unknown;
}

export const firstTimeField = { day: timeFieldId("date"), span: timeFieldId("from") } as const;

function timeFieldId(field: TimeField): string {
  return `tid-${field}`;
}

export function ReportTimeForm({ shape, view, change, shown, error }: ReportTimeFormProps) {
  const { t, i18n } = useTranslation();
  const address = writeView(withoutLooks(view)).toString();
  const [typed, setTyped] = useState<Partial<TypedTime>>({});
  const [faults, setFaults] = useState<TimeFaults>({});
  const [attempt, setAttempt] = useState(0);
  const [cameFrom, setCameFrom] = useState(address);
  // Back, forward and a removed chip change the time from outside.
  if (cameFrom !== address) {
    setCameFrom(address);
    setTyped({});
    setFaults({});
  }
  const { date, from, to, knownAt, step } = view;
  const values: TypedTime = {
    date: date ?? "",
    from: from ?? "",
    to: to ?? "",
    knownAt: knownAt ?? "",
    step: step ?? "month",
    ...Object.fromEntries(Object.entries(shown ?? {}).filter(([field]) => view[field as TimeField] === null)),
    ...typed,
  };

  function show(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const today = stockholmDate(new Date().toISOString());
    const inputs = [...event.currentTarget.elements].filter((element) => element instanceof HTMLInputElement);
    const half = inputs.filter((input) => input.validity.badInput).map(({ name }) => name);
    // What is shown and was not touched stays what the address leaves out.
    const wanted: TypedTime = {
      date: date ?? "",
      from: from ?? "",
      to: to ?? "",
      knownAt: knownAt ?? "",
      step: step ?? values.step,
      ...typed,
    };
    const found = faultsIn(wanted, shape, today, half);
    setFaults(found);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length === 0) change(withTime(view, wanted, shape, today));
  }

  function errorOf(field: TimeField): string | undefined {
    const fault = faults[field];
    if (fault) return t(`reports.time.${fault}`);
    const refused = typed[field] === undefined && fieldProblems(error).find((one) => one.field === field);
    if (!refused) return undefined;
    const date = refused.params?.["date"];
    return fieldSentence(t, {
      ...refused,
      params: { ...refused.params, ...(date !== undefined && { date: formatDate(String(date), i18n.language) }) },
    });
  }

  const set = (change_: Partial<TypedTime>) => {
    setTyped({ ...typed, ...change_ });
    setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in change_))));
  };
  const day = (field: "date" | "from" | "to" | "knownAt") => (
    <TextField
      id={timeFieldId(field)}
      name={field}
      type="date"
      label={t(`reports.time.${field}`)}
      optional={field === "knownAt"}
      width="short"
      value={values[field]}
      error={errorOf(field)}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  const fields = shape === "day" ? (["date", "knownAt"] as const) : (["from", "to", "knownAt"] as const);
  const errors = fields.flatMap((field) => {
    const message = errorOf(field);
    return message ? [{ field: timeFieldId(field), message: `${t(`reports.time.${field}`)}: ${message}` }] : [];
  });

  return (
    <form className="report-time" noValidate onSubmit={show}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className="report-time-fields">
        {shape === "day" ? (
          day("date")
        ) : (
          <>
            {day("from")}
            {day("to")}
            <Select
              label={t("reports.time.step")}
              width="short"
              options={steps.map((one) => ({ value: one, label: t(`reports.time.steps.${one}`) }))}
              value={values.step}
              onChange={(event) => set({ step: event.target.value === "week" ? "week" : "month" })}
            />
          </>
        )}
        {day("knownAt")}
        <Button type="submit" variant="secondary">
          {t("reports.time.show")}
        </Button>
      </div>
    </form>
  );
}

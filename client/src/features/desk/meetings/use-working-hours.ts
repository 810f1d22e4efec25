// The state of the form of working hours: what is typed, what is wrong with it, and saving it on the version it was based on.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { setWorkingHours, type WorkingWeek } from "@samverkansstod/api/contract/working-hours.ts";
import { call } from "../../../http/call.ts";
import { fieldSentence } from "../../../http/problem-words.ts";
import { isProblem } from "../../../http/problem.ts";
import type { SummaryError } from "../../../ui/error-summary.tsx";
import {
  hoursBegun,
  hoursFieldOf,
  hoursLacks,
  toHours,
  weekdayName,
  type HoursLack,
  type HoursTyped,
} from "./hours-typed.ts";
import { refetchFreeTimes, workingHoursQuery } from "./meetings.queries.ts";

export function useWorkingHours(week: WorkingWeek, onSaved: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [begun, setBegun] = useState(() => ({ week, typed: hoursBegun(week) }));
  const [typed, setTyped] = useState(begun.typed);
  const [theirs, setTheirs] = useState<WorkingWeek | null>(null);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const [elsewhere, setElsewhere] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);

  const words: Record<HoursLack, string> = {
    time: t("meetings.hours.timeMissing"),
    ends_first: t("fields.ends_before_start"),
    overlaps: t("meetings.hours.overlaps"),
  };

  function beginWith(now: WorkingWeek) {
    const next = { week: now, typed: hoursBegun(now) };
    setBegun(next);
    setTyped(next.typed);
    setTheirs(null);
    queries.setQueryData(workingHoursQuery(now.person.id).queryKey, now);
  }

  const saving = useMutation({
    mutationFn: () =>
      call(setWorkingHours, {
        params: { id: week.person.id },
        // Seen and answered: what is saved next replaces theirs.
        version: (theirs ?? begun.week).version,
        body: { hours: toHours(typed) },
      }),
    onSuccess: (saved) => {
      beginWith(saved);
      void refetchFreeTimes(queries);
      onSaved();
    },
    onError: (error) => {
      if (isProblem(error, "stale_version") && error.problem.current) setTheirs(error.problem.current as WorkingWeek);
      const own = new Map<string, string>();
      const homeless: string[] = [];
      for (const { field: pointer, code, params } of isProblem(error) ? error.fields : []) {
        const field = hoursFieldOf(pointer, typed);
        const sentence = fieldSentence(t, { code, ...(params && { params }) });
        if (field === null) homeless.push(sentence);
        else if (!own.has(field)) own.set(field, sentence);
      }
      setErrors(own);
      setElsewhere(homeless);
      setAttempt((count) => count + 1);
    },
  });

  function save() {
    if (saving.isPending) return;
    const lacks = hoursLacks(typed);
    setErrors(new Map([...lacks].map(([field, lack]) => [field, words[lack]])));
    setElsewhere([]);
    setAttempt((count) => count + 1);
    if (lacks.size === 0) saving.mutate();
  }

  const named = ([field, message]: [string, string]): SummaryError => {
    const [weekday = "1", , edge] = field.split("-");
    const day = t(`meetings.weekdays.${weekdayName(Number(weekday))}`);
    return {
      field: hoursControlId(field),
      message: `${day}, ${t(edge === "ends" ? "meetings.hours.to" : "meetings.hours.from").toLowerCase()}: ${message}`,
    };
  };
  const summary = [...[...errors].map(named), ...elsewhere.map((message) => ({ message }))];
  return {
    typed,
    change: (next: HoursTyped) => {
      setTyped(next);
      // What was said of the fields is said of what stood there.
      setErrors(new Map());
      setElsewhere([]);
    },
    save,
    saving: saving.isPending,
    errorOf: (field: string) => errors.get(field),
    summary,
    attempt,
    // That somebody else changed them is said by `theirs`.
    failure: summary.length > 0 || saving.isPending || isProblem(saving.error, "stale_version") ? null : saving.error,
    theirs,
    takeTheirs: () => theirs && beginWith(theirs),
    isTouched: JSON.stringify(toHours(typed)) !== JSON.stringify(toHours(begun.typed)),
    usesUsual: !begun.week.own,
  };
}

/** The id of a field's control, which the error summary leads to. */
export function hoursControlId(field: string): string {
  return `hours-${field}`;
}

// The promise of a first contact in a word and a date. Red only when it is overdue, and then with a sign beside it.
import { useTranslation } from "react-i18next";
import type { State } from "@samverkansstod/api/contract/life-cycle.ts";
import type { RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { openStates } from "@samverkansstod/api/contract/life-cycle.ts";
import { formatDate, formatShortDate } from "../../i18n/dates.ts";
import { Icon } from "../../ui/icon.tsx";
import { todayInStockholm } from "./stockholm-time.ts";

type FirstContactPromise = RequestSummary["promise"];

type PromiseStatus = "none" | "met" | "overdue" | "today" | "due";

/** `today` is the date in Stockholm. An ended case has no promise left to keep. */
export function promiseStatus(promise: FirstContactPromise, state: State, today: string): PromiseStatus {
  if (promise?.met) return "met";
  if (!promise || !openStates.some((open) => open === state)) return "none";
  if (promise.overdue) return "overdue";
  return promise.dueDate === today ? "today" : "due";
}

interface PromiseMarkProps {
  promise: FirstContactPromise;
  state: State;
  /** Where room is short: the date in its short form, and in full when it is pointed at. */
  short?: boolean;
}

export function PromiseMark({ promise, state, short = false }: PromiseMarkProps) {
  const { t, i18n } = useTranslation();
  const today = todayInStockholm();
  const status = promiseStatus(promise, state, today);
  // A date stays on one line.
  const words = (date: string) => t(`queue.promise.${status}`, { date: date.replaceAll(" ", "\u00a0") });
  const full = words(promise ? formatDate(promise.dueDate, i18n.language) : "");
  return (
    <span className="promise" data-status={status}>
      {status === "overdue" && <Icon name="warning" />}
      {short && promise && (status === "due" || status === "overdue") ? (
        <time dateTime={promise.dueDate} title={full}>
          {words(formatShortDate(promise.dueDate, today, i18n.language))}
        </time>
      ) : (
        full
      )}
    </span>
  );
}

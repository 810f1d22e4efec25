// The next thing, in one sentence with a date: what the unit does and by when, or what it waits for.
import { useTranslation } from "react-i18next";
import type { Request, RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { formatDateWithWeekday } from "../../i18n/dates.ts";

export function useNextSentence(): (request: Pick<Request | RequestSummary, "stage" | "promise">) => string {
  const { t, i18n } = useTranslation();
  return ({ stage, promise }) => {
    if (stage === "draft" || stage === "waiting_for_you" || stage === "ended") return t(`requests.next.${stage}`);
    if (!promise || promise.met) return t(stage === "sent" ? "requests.next.contacted" : "requests.next.under_way");
    const date = formatDateWithWeekday(promise.dueDate, i18n.language);
    return t(promise.overdue ? "requests.next.overdue" : "requests.next.promised", { date });
  };
}

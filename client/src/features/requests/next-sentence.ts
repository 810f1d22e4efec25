// The next thing, in one sentence with a date: what is needed from them and by when, when we meet, or what the unit does and by when.
import { useTranslation } from "react-i18next";
import type { Request, RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { formatDate, formatDateTimeWithWeekday, formatDateWithWeekday, formatTimeSpan } from "../../i18n/dates.ts";
import { nothingAround, type Around } from "./follow/around.ts";

type InList = Pick<RequestSummary, "stage" | "promise">;
type OnPage = Pick<Request, "stage" | "promise" | "pausedUntil" | "ending" | "actions">;

/** `around`: what the page of the request also knows; a list knows less. */
export function useNextSentence(): (request: InList | OnPage, around?: Around) => string {
  const { t, i18n } = useTranslation();
  const { language } = i18n;

  const afterEnding = (ending: NonNullable<OnPage["ending"]>): string => {
    const { kind, at, reactBy, reaction, consent } = ending;
    const values = { date: formatDate(at, language), receiver: ending.receiver ?? "" };
    if (reaction === "awaited" && reactBy !== null) {
      return t("requests.next.confirm", { date: formatDateWithWeekday(reactBy, language) });
    }
    if (kind === "referred" && consent === "asked") return t("requests.next.referral", values);
    return t(`requests.next.${kind}`, values);
  };

  return (request, around = nothingAround) => {
    const { stage, promise } = request;
    const { question, offer, ranOut, meeting } = around;
    if (stage === "draft") return t("requests.next.draft");
    if (stage === "ended") {
      return "ending" in request && request.ending ? afterEnding(request.ending) : t("requests.next.ended");
    }
    if (question) return t("requests.next.answer", { date: formatDate(question.at, language) });
    if (offer) return t("requests.next.pick", { when: formatDateTimeWithWeekday(offer.expiresAt, language) });
    if (stage === "waiting_for_you") return t("requests.next.waiting_for_you");
    if (meeting) {
      const when = formatTimeSpan(meeting.startsAt, meeting.endsAt, language);
      return t(`requests.next.meeting.${meeting.placeKind}`, { when });
    }
    if (ranOut) return t("requests.next.expired", { when: formatDateTimeWithWeekday(ranOut.expiresAt, language) });
    if ("pausedUntil" in request && request.pausedUntil !== null) {
      return t("requests.next.paused", { date: formatDateWithWeekday(request.pausedUntil, language) });
    }
    if (!promise || promise.met) return t(stage === "sent" ? "requests.next.contacted" : "requests.next.under_way");
    const date = formatDateWithWeekday(promise.dueDate, language);
    return t(promise.overdue ? "requests.next.overdue" : "requests.next.promised", { date });
  };
}

// Whether what is written is safe, and where: always in sight, heard only when something went wrong.
import { useTranslation } from "react-i18next";
import { isProblem } from "../../http/problem.ts";
import { formatDate, formatDateTime, formatTime } from "../../i18n/dates.ts";
import { Icon } from "../../ui/icon.tsx";
import { refusalsIn, type DraftState } from "./draft-state.ts";

export function DraftStatus({ state }: { state: DraftState }) {
  const { t, i18n } = useTranslation();
  const { failure, kept, savedAt } = state;
  const when = savedAt && momentOf(savedAt, i18n.language);
  const lost = kept === false;
  const trouble = lost || failure !== null;

  let text = "";
  if (lost) text = t("ask.status.lost");
  else if (isProblem(failure, "signed_out")) text = t("ask.status.signedOut");
  else if (failure !== null) text = t("ask.status.failed");
  else if (when && refusalsIn(state).length > 0) text = t("ask.status.savedInPart", { when });
  else if (when) text = t("ask.status.saved", { when });
  else if (kept) text = t("ask.status.device");
  return (
    <div className="draft-status text-small" data-trouble={trouble ? "" : undefined}>
      {text && (
        <p>
          <Icon name={trouble ? "warning" : "check"} /> {text}
        </p>
      )}
      <div role="status" className="visually-hidden">
        {trouble && text}
      </div>
    </div>
  );
}

// Of what was saved today the time is enough.
function momentOf(instant: string, language: string): string {
  const isToday = formatDate(instant, language) === formatDate(new Date().toISOString(), language);
  if (!isToday) return formatDateTime(instant, language);
  return `${language === "en" ? "at" : "kl."} ${formatTime(instant, language)}`;
}

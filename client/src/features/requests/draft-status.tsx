// Whether what is written is safe, and where: always in sight, heard only when something went wrong.
import { useTranslation } from "react-i18next";
import { isProblem } from "../../http/problem.ts";
import { formatTime } from "../../i18n/dates.ts";
import { Icon } from "../../ui/icon.tsx";
import { refusalsIn, type DraftState } from "./draft-state.ts";

export function DraftStatus({ state }: { state: DraftState }) {
  const { t, i18n } = useTranslation();
  const { failure, kept, savedAt } = state;
  const time = savedAt && formatTime(savedAt, i18n.language);
  const lost = kept === false;
  const trouble = lost || failure !== null;

  let text = "";
  if (lost) text = t("ask.status.lost");
  else if (isProblem(failure, "signed_out")) text = t("ask.status.signedOut");
  else if (failure !== null) text = t("ask.status.failed");
  else if (time && refusalsIn(state).length > 0) text = t("ask.status.savedInPart", { time });
  else if (time) text = t("ask.status.saved", { time });
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

// What has changed about a request since it was last on screen, in sentences.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { formatDateWithWeekday } from "../../../i18n/dates.ts";

export function useChanges(): (before: Request, now: Request) => string[] {
  const { t, i18n } = useTranslation();
  return (before, now) => {
    const found: string[] = [];
    if (now.stage !== before.stage) {
      found.push(t("requests.changed.stage", { stage: t(`words.stages.${now.stage}`) }));
    }
    if (now.contactPerson !== null && now.contactPerson !== before.contactPerson) {
      found.push(t("requests.changed.person", { name: now.contactPerson }));
    }
    if (now.pausedUntil !== before.pausedUntil && now.stage !== "ended") {
      found.push(
        now.pausedUntil === null
          ? t("requests.changed.resumed")
          : t("requests.changed.paused", { date: formatDateWithWeekday(now.pausedUntil, i18n.language) }),
      );
    }
    if (now.ending?.rated && before.ending && !before.ending.rated) found.push(t("requests.changed.rated"));
    return found.length > 0 ? found : [t("requests.changed.other")];
  };
}

// Spans that are asked for often, one press each.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { stockholmDate } from "../../i18n/dates.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { writeView, type ReportView } from "./report-view.ts";

export function QuickSpans({ view }: { view: ReportView }) {
  const { t } = useTranslation();
  const [today] = useState(() => stockholmDate(new Date().toISOString()));
  const year = Number(today.slice(0, 4));
  const none = { from: null, to: null, step: null };
  const spans = [
    { words: t("reports.time.lastTwelve"), time: none },
    { words: t("reports.time.lastWeeks"), time: { ...none, step: "week" as const } },
    { words: String(year), time: { from: `${year}-01-01`, to: today, step: view.step } },
    { words: String(year - 1), time: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31`, step: view.step } },
  ];
  return (
    <p className="quick-spans">
      <span className="text-subtle">{t("reports.time.quick")}</span>
      {spans.map(({ words, time }) => (
        <TextLink key={words} to={`?${writeView({ ...view, ...time })}`} preventScrollReset>
          {words}
        </TextLink>
      ))}
    </p>
  );
}

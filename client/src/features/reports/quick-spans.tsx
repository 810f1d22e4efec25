// Spans that are asked for often, one press each.
import { useTranslation } from "react-i18next";
import { stockholmDate } from "../../i18n/dates.ts";
import { TextLink } from "../../ui/text-link.tsx";
import { writeView, type ReportView } from "./report-view.ts";

export function QuickSpans({ view }: { view: ReportView }) {
  const { t } = useTranslation();
  const year = Number(stockholmDate(new Date().toISOString()).slice(0, 4));
  const none = { from: null, to: null, step: null };
  const whole = (wanted: number) => ({ from: `${wanted}-01-01`, to: `${wanted}-12-31`, step: view.step });
  const spans = [
    { words: t("reports.time.lastTwelve"), time: none },
    { words: t("reports.time.lastWeeks"), time: { ...none, step: "week" as const } },
    { words: String(year), time: whole(year) },
    { words: String(year - 1), time: whole(year - 1) },
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

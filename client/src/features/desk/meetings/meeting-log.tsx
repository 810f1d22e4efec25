// What came of a meeting, as it was logged, and the earlier versions when it has been corrected.
import { useTranslation } from "react-i18next";
import { parties, type MeetingLog } from "@samverkansstod/api/contract/meetings.ts";
import { formatDate, formatDateTime } from "../../../i18n/dates.ts";
import { DescriptionList, type Fact } from "../../../ui/description-list.tsx";

export function MeetingLogs({ log, earlier }: { log: MeetingLog; earlier: readonly MeetingLog[] }) {
  const { t } = useTranslation();
  return (
    <>
      <LogFacts log={log} />
      {earlier.length > 0 && (
        <details className="meeting-more">
          <summary>{t("meetings.item.earlierLogs", { count: earlier.length })}</summary>
          <ol>
            {earlier.map((one) => (
              <li key={one.at}>
                <LogFacts log={one} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function LogFacts({ log }: { log: MeetingLog }) {
  const { t, i18n } = useTranslation();
  const came = parties.flatMap((party) => log.attendance.filter((row) => row.party === party && row.count > 0));
  const fact = (term: string, value: string | null): Fact | null => (value === null ? null : { term, value });
  const facts = [
    log.notBecause && fact(t("meetings.states.missed"), t(`meetings.notBecause.${log.notBecause}`)),
    log.tookPlace
      ? fact(
          t("meetings.item.attendance"),
          came.length === 0
            ? t("meetings.item.nobody")
            : came
                .map(({ party, count }) =>
                  t("meetings.item.partyCount", { party: t(`meetings.parties.${party}`), number: count }),
                )
                .join("\n"),
        )
      : null,
    fact(t("meetings.item.agreed"), log.agreed),
    fact(t("meetings.item.nextStep"), log.nextStep),
    fact(t("meetings.item.nextStepBy"), log.nextStepBy && formatDate(log.nextStepBy, i18n.language)),
    fact(t("meetings.item.logMinutes"), t("meetings.minutes", { number: log.minutes })),
    fact(
      t("meetings.item.logged"),
      t("meetings.item.loggedBy", {
        at: formatDateTime(log.at, i18n.language),
        name: log.author ?? t("meetings.item.somebody"),
      }),
    ),
    fact(t("meetings.item.correction"), log.correction),
  ];
  return <DescriptionList facts={facts.filter((one) => one !== null)} />;
}

// Where a request stands: five steps made of what has been shown to the requester, and nothing the unit keeps to itself. Of one that has ended
// only the steps that were taken are told, and how it ended.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { formatDate } from "../../i18n/dates.ts";
import { StepLine, type Step } from "../../ui/step-line.tsx";

export function RequestProgress({ request }: { request: Request }) {
  const { t, i18n } = useTranslation();
  const { stage, receivedAt, contactPerson, promise, pausedUntil, ending } = request;
  const date = (value: string) => formatDate(value, i18n.language);
  const dueDate = promise && !promise.met ? promise.dueDate : null;
  const contacted = promise?.met ?? stage === "under_way";
  const sent: Step = { label: t("requests.progress.sent"), ...(receivedAt && { note: date(receivedAt) }) };
  const person: Step = { label: t("requests.progress.person"), ...(contactPerson && { note: contactPerson }) };
  const contact: Step = { label: t("requests.progress.contact") };
  const work: Step = { label: t("requests.progress.work") };
  const label = t("requests.progress.label");

  if (stage === "ended") {
    const isFinished = ending?.kind === "closed" || ending?.kind === "no_reply";
    const steps: Step[] = [
      sent,
      ...(contactPerson ? [person] : []),
      ...(contacted ? [contact] : []),
      ...(contacted && isFinished ? [work] : []),
      ending
        ? { label: t(`requests.progress.endings.${ending.kind}`), note: date(ending.at) }
        : { label: t("requests.progress.ended") },
    ];
    return <StepLine label={label} steps={steps} current={steps.length} />;
  }

  let current = 1;
  if (contactPerson) current = 2;
  if (contacted) current = 3;
  const paused = pausedUntil !== null && { note: t("requests.progress.paused", { date: date(pausedUntil) }) };
  const waits = [
    person,
    { ...contact, ...(dueDate && { note: t("requests.latest", { date: date(dueDate) }) }) },
    work,
  ].map((step, index) => (index + 1 === current && paused ? { ...step, ...paused } : step));
  const steps = [sent, ...waits, { label: t("requests.progress.ended") }];
  return <StepLine label={label} steps={steps} current={current} />;
}

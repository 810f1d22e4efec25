// Where a request stands: five steps made of what has been shown to the requester, and nothing the unit keeps to itself.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { formatDate } from "../../i18n/dates.ts";
import { StepLine, type Step } from "../../ui/step-line.tsx";

export function RequestProgress({ request }: { request: Request }) {
  const { t, i18n } = useTranslation();
  const { stage, receivedAt, contactPerson, promise } = request;
  const dueDate = promise && !promise.met ? promise.dueDate : null;
  const contacted = promise?.met ?? stage === "under_way";
  const steps: Step[] = [
    { label: t("requests.progress.sent"), ...(receivedAt && { note: formatDate(receivedAt, i18n.language) }) },
    { label: t("requests.progress.person"), ...(contactPerson && { note: contactPerson }) },
    {
      label: t("requests.progress.contact"),
      ...(dueDate && { note: t("requests.latest", { date: formatDate(dueDate, i18n.language) }) }),
    },
    { label: t("requests.progress.work") },
    { label: t("requests.progress.ended") },
  ];
  let current = 1;
  if (contactPerson) current = 2;
  if (contacted) current = 3;
  if (stage === "ended") current = steps.length;
  return <StepLine label={t("requests.progress.label")} steps={steps} current={current} />;
}

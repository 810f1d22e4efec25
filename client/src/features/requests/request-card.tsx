// One request in the requester's list: what waits for them, or else what is next.
import { useTranslation } from "react-i18next";
import type { RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { formatDate } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { LinkCard } from "../../ui/card.tsx";
import { StageTag, Tag } from "../../ui/tag.tsx";
import { useNextSentence } from "./next-sentence.ts";

export function RequestCard({ request }: { request: RequestSummary }) {
  const { t, i18n } = useTranslation();
  const next = useNextSentence();
  const { id, subject, stage, caseNumber, receivedAt, updatedAt, shared, needs = [] } = request;
  const isDraft = stage === "draft";
  const when = isDraft
    ? t("requests.savedOn", { date: formatDate(updatedAt, i18n.language) })
    : receivedAt && t("requests.sentOn", { date: formatDate(receivedAt, i18n.language) });
  const title = subject ?? t("requests.untitled");
  return (
    <LinkCard
      to={isDraft ? paths.askDraft(id) : paths.request(id)}
      title={isDraft ? t("requests.continueDraft", { title }) : title}
      tone={stage === "waiting_for_you" || needs.length > 0 ? "attention" : "plain"}
    >
      <div className="row">
        <StageTag stage={stage} />
        {shared && <Tag tone="info">{t("sharing.shared")}</Tag>}
        {caseNumber && <span className="nowrap">{caseNumber}</span>}
        {when && <span className="text-subtle">{when}</span>}
      </div>
      {needs.map((need) => (
        <p key={need}>
          <strong>{t(`requests.needs.${need}`)}</strong>
        </p>
      ))}
      {needs.length === 0 && <p>{next(request)}</p>}
    </LinkCard>
  );
}

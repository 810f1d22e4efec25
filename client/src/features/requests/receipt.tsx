// What is said right after sending: thank you, the number, what happens next and by when, and that it is now a public record.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { formatDateTime, formatDateWithWeekday } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { DescriptionList, type Fact } from "../../ui/description-list.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";

export function Receipt({ request }: { request: Request }) {
  const { t, i18n } = useTranslation();
  const { id, caseNumber, receivedAt, promise, contactEmail, form } = request;
  const facts: Fact[] = [
    { term: t("requests.caseNumber"), value: <strong className="receipt-number">{caseNumber}</strong> },
    { term: t("ask.labels.subject"), value: form.subject },
    ...(receivedAt ? [{ term: t("requests.receivedAt"), value: formatDateTime(receivedAt, i18n.language) }] : []),
  ];
  return (
    <>
      <PageHeading title={t("requests.receipt.title")} />
      <div className="stack-loose">
        <div className="card" data-tone="tinted">
          <DescriptionList facts={facts} />
        </div>
        <section className="stack-tight">
          <h2 className="ds-heading" data-size="xs">
            {t("requests.receipt.nextHeading")}
          </h2>
          <ol className="ds-list">
            {contactEmail && <li>{t("requests.receipt.mail", { email: contactEmail })}</li>}
            <li>{t("requests.receipt.person")}</li>
            {promise && (
              <li>{t("requests.receipt.contact", { date: formatDateWithWeekday(promise.dueDate, i18n.language) })}</li>
            )}
          </ol>
        </section>
        <section className="stack-tight">
          <h2 className="ds-heading" data-size="xs">
            {t("requests.receipt.recordHeading")}
          </h2>
          <p>{t("requests.receipt.record")}</p>
        </section>
        <ButtonRow>
          <LinkButton to={paths.request(id)}>{t("requests.receipt.toRequest")}</LinkButton>
          <Button variant="secondary" icon="print" onClick={() => window.print()}>
            {t("requests.print")}
          </Button>
        </ButtonRow>
      </div>
    </>
  );
}

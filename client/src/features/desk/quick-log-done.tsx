// After the quick log: which case it became, whom it mailed, and the way to the next one.
import { useTranslation } from "react-i18next";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";

export interface Logged {
  id: string;
  caseNumber: string;
  /** Null: nobody was mailed. */
  mailedTo: string | null;
}

export function QuickLogDone({ logged: { id, caseNumber, mailedTo }, again }: { logged: Logged; again: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHeading key="done" title={t("quickLog.done.title", { caseNumber })} />
      <Notice tone="success">
        <p>{t("quickLog.done.text")}</p>
        <p>{mailedTo === null ? t("quickLog.done.nobody") : t("quickLog.done.mailed", { email: mailedTo })}</p>
      </Notice>
      <ButtonRow>
        <Button onClick={again}>{t("quickLog.done.again")}</Button>
        <LinkButton variant="secondary" to={paths.case(id)}>
          {t("quickLog.done.toCase")}
        </LinkButton>
      </ButtonRow>
    </div>
  );
}

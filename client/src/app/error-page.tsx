// When a page breaks: what happened, what was kept, what to do. Never a stack. Also the page after an update, when an old part is gone.
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { isProblem, NetworkError } from "../http/problem.ts";
import { Button } from "../ui/button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import { NoContact } from "./no-contact.tsx";

const reload = () => window.location.reload();

// Browsers word it differently; a lazy page that cannot be fetched is an older build's page, or no contact.
const missingPart = /dynamically imported module|module script failed|error loading/i;

export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (error instanceof NetworkError) return <NoContact onRetry={reload} />;
  if (error instanceof Error && missingPart.test(error.message)) {
    return (
      <div className="stack">
        <PageHeading title={t("shell.newVersion.title")} />
        <p>{t("shell.newVersion.text")}</p>
        <Button onClick={reload}>{t("shell.error.reload")}</Button>
      </div>
    );
  }
  const reference = isProblem(error) ? error.problem.instance : undefined;
  return (
    <div className="stack">
      <PageHeading title={t("shell.error.title")} />
      <p>{t("shell.error.happened")}</p>
      <p>{t("shell.error.kept")}</p>
      <p>{t("shell.error.todo")}</p>
      {reference && <p className="text-subtle">{t("shell.error.reference", { reference })}</p>}
      <Button onClick={reload}>{t("shell.error.reload")}</Button>
    </div>
  );
}

// The request did not leave: why, that everything is kept, and that the same button tries again.
import { useTranslation } from "react-i18next";
import { isProblem } from "../../http/problem.ts";
import { useErrorTitle } from "../../ui/document-title.ts";
import { Notice } from "../../ui/notice.tsx";

export function NotSent({ error }: { error: unknown }) {
  const { t } = useTranslation();
  useErrorTitle(true);
  return (
    <Notice tone="danger" title={t("ask.notSent.title")} announced>
      <p>{isProblem(error) ? t(`problems.${error.code}.title`) : t("shell.network.title")}.</p>
      <p>{t("ask.notSent.kept")}</p>
    </Notice>
  );
}

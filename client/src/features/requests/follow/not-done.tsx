// What was sent did not arrive, and nobody's field is the reason: why, what is kept, and what to do.
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../http/problem.ts";
import { fieldProblems, problemSentence } from "../../../http/problem-words.ts";
import { paths } from "../../../paths.ts";
import { useErrorTitle } from "../../../ui/document-title.ts";
import { Notice } from "../../../ui/notice.tsx";

/** Nothing where there is no error, or where a field says it. */
export function NotDone({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const shown = error !== null && fieldProblems(error).length === 0;
  useErrorTitle(shown);
  if (!shown) return null;
  return (
    <Notice tone="danger" title={t("requests.failed.title")} announced>
      <p>{isProblem(error, "idempotency_key_reused") ? t("requests.failed.earlier") : problemSentence(t, error)}</p>
      {isProblem(error, "signed_out") && (
        <p>
          <a className="ds-link" href={paths.signIn()} target="_blank" rel="noreferrer">
            {t("requests.failed.signIn")}
          </a>
        </p>
      )}
      {!saysWhatIsKept(error) && <p>{t("requests.failed.kept")}</p>}
    </Notice>
  );
}

/** Some sentences about what happened end with it. */
function saysWhatIsKept(error: unknown): boolean {
  return !isProblem(error) || isProblem(error, "signed_out", "unavailable", "idempotency_key_reused");
}

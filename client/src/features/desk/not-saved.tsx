// A new case that could not be saved, for a reason that is nobody's field.
import { useTranslation } from "react-i18next";
import type { Problem } from "@samverkansstod/api/contract/problem.ts";
import { isProblem } from "../../http/problem.ts";
import { paths } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { everything, writeFilter } from "./queue-filter.ts";

/** Refusals that are nobody's field: what happened, what is kept, what to do. */
export function NotSaved({ error }: { error: Error }) {
  const { t } = useTranslation();
  return (
    <Notice tone="danger" title={t("register.notSaved")} announced>
      {isProblem(error) ? <Refused problem={error.problem} /> : <p>{t("register.noContact")}</p>}
    </Notice>
  );
}

function Refused({ problem: { code, title, detail } }: { problem: Problem }) {
  const { t } = useTranslation();
  if (code === "signed_out") {
    return (
      <>
        <p>{t("register.signedOut")}</p>
        <NewTab href={paths.signIn()}>{t("register.signInAgain")}</NewTab>
      </>
    );
  }
  if (code === "idempotency_key_reused") {
    return (
      <>
        <p>{t("register.perhapsSaved")}</p>
        <NewTab href={`${paths.queue}?${writeFilter({ ...everything, sort: "newest" })}`}>
          {t("register.toQueue")}
        </NewTab>
      </>
    );
  }
  return (
    <p>
      {title}. {detail}
    </p>
  );
}

/** What is typed here stays open beside it. */
function NewTab({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="ds-link" href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    </p>
  );
}

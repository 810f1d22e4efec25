// The quick log: a short consultation that is already over, from nothing to closed on one screen.
import "./desk.css";
import "./quick-log.css";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { QuickLogDone, type Logged } from "./quick-log-done.tsx";
import { QuickLogForm } from "./quick-log-form.tsx";

export function QuickLogPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [logged, setLogged] = useState<Logged | null>(null);
  if (!me?.permissions.includes("case.register")) {
    return (
      <div className="stack">
        <PageHeading title={t("quickLog.forbidden")} />
        <p>{t("register.forbidden.text")}</p>
        <p>
          <TextLink to={paths.queue}>{t("register.forbidden.toQueue")}</TextLink>
        </p>
      </div>
    );
  }
  if (logged) return <QuickLogDone logged={logged} again={() => setLogged(null)} />;
  return (
    <>
      <PageHeading key="form" title={t("quickLog.title")}>
        <p>{t("quickLog.lead")}</p>
      </PageHeading>
      <QuickLogForm onLogged={setLogged} />
    </>
  );
}

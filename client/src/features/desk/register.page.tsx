// Registering what came in by phone, mail, visit, forum or letter, on one screen.
import "./desk.css";
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { RegisterForm } from "./register-form.tsx";

export function RegisterPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (!me?.permissions.includes("case.register")) {
    return (
      <div className="stack">
        <PageHeading title={t("register.forbidden.title")} />
        <p>{t("register.forbidden.text")}</p>
        <p>
          <TextLink to={paths.queue}>{t("register.forbidden.toQueue")}</TextLink>
        </p>
      </div>
    );
  }
  return (
    <>
      <PageHeading title={t("register.title")}>
        <p>{t("register.lead")}</p>
      </PageHeading>
      <RegisterForm />
    </>
  );
}

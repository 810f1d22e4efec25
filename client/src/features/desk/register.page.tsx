// Not written yet: only its heading, so that the route exists.
import { useTranslation } from "react-i18next";
import { PageHeading } from "../../ui/page-heading.tsx";

export function RegisterPage() {
  const { t } = useTranslation();
  return <PageHeading title={t("register.title")} />;
}

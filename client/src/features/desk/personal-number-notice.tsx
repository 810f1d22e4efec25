// Said when something like a personal identity number has come in: where it stands. The digits never reach this page.
import { useTranslation } from "react-i18next";
import { Notice } from "../../ui/notice.tsx";
import type { StaffCase } from "./staff-case.ts";

export function PersonalNumberNotice({ fields }: { fields: StaffCase["staff"]["personalNumberIn"] }) {
  const { t, i18n } = useTranslation();
  if (fields.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return (
    <Notice tone="warning" title={t("case.personalNumber.title")}>
      <p>{t("case.personalNumber.text", { fields: list.format(fields.map((field) => t(`case.fields.${field}`))) })}</p>
    </Notice>
  );
}

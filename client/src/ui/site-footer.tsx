// The foot of every page: the other doors than the digital one, personal data, accessibility, language.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { contact } from "./contact.ts";

interface SiteFooterProps {
  accessibilityHref: string;
  personalDataHref: string;
  language: ReactNode;
}

export function SiteFooter({ accessibilityHref, personalDataHref, language }: SiteFooterProps) {
  const { t } = useTranslation();
  return (
    <footer className="site-footer">
      <div className="site-footer-inner">
        <div>
          <h2>{t("shell.footer.contact")}</h2>
          <ul>
            <li>
              {t("shell.footer.phone")}:{" "}
              <a className="ds-link" href={contact.phone.href}>
                {contact.phone.shown}
              </a>
            </li>
            <li>
              {t("shell.footer.mail")}:{" "}
              <a className="ds-link" href={`mailto:${contact.mail}`}>
                {contact.mail}
              </a>
            </li>
            <li>
              {t("shell.footer.visit")}: {contact.visit}
            </li>
          </ul>
        </div>
        <div>
          <h2>{t("shell.footer.about")}</h2>
          <ul>
            <li>
              <a className="ds-link" href={personalDataHref}>
                {t("shell.footer.personalData")}
              </a>
            </li>
            <li>
              <a className="ds-link" href={accessibilityHref}>
                {t("shell.footer.accessibility")}
              </a>
            </li>
            <li>
              {t("shell.footer.language")}: {language}
            </li>
          </ul>
        </div>
        <p className="site-footer-note">{t("shell.footer.example")}</p>
      </div>
    </footer>
  );
}

// The frame of a public page: the same head and foot as in the app, with plain links in the place of buttons.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { languages, type Language } from "@samverkansstod/api/contract/account.ts";
import { languageNames } from "../../i18n/languages.ts";
import { paths, publicPath, type PublicPage } from "../../paths.ts";
import { Icon } from "../../ui/icon.tsx";
import { SiteFooter } from "../../ui/site-footer.tsx";
import { SiteHeader } from "../../ui/site-header.tsx";
import { contentId, SkipLink } from "../../ui/skip-link.tsx";

interface FrameProps {
  page: PublicPage;
  language: Language;
  children: ReactNode;
}

export function Frame({ page, language, children }: FrameProps) {
  const { t } = useTranslation();
  return (
    <div className="shell" data-size="md">
      <div>
        <SkipLink />
        <SiteHeader
          fixed
          home={publicPath("start", language)}
          language={<OtherLanguages page={page} language={language} look="tool" />}
          account={
            <a
              className="tool"
              href={paths.signIn()}
              data-account=""
              data-requester={`${t("shell.myRequests")}|${paths.myRequests}`}
              data-staff={`${t("shell.queue")}|${paths.queue}`}
            >
              {t("shell.signIn")}
            </a>
          }
        />
      </div>
      <main id={contentId} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter
        accessibilityHref={publicPath("accessibility", language)}
        personalDataHref={publicPath("personalData", language)}
        language={<OtherLanguages page={page} language={language} look="link" />}
      />
    </div>
  );
}

function OtherLanguages({ page, language, look }: { page: PublicPage; language: Language; look: "tool" | "link" }) {
  return languages
    .filter((other) => other !== language)
    .map((other) => (
      <a
        key={other}
        className={look === "tool" ? "tool" : "ds-link"}
        href={publicPath(page, other)}
        lang={other}
        hrefLang={other}
        data-language={other}
      >
        {look === "tool" && <Icon name="globe" />}
        {languageNames[other]}
      </a>
    ));
}

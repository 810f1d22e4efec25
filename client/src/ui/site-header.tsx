// The head of every page, in the app and on the public pages: the product's name (the owner's brand goes in its place), language,
// appearance, and whatever the frame puts beside and below them.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppearanceMenu } from "./appearance-menu.tsx";

interface SiteHeaderProps {
  /** Where the product's name leads. */
  home: string;
  /** The switch to the other language. */
  language: ReactNode;
  /** Beside the tools: signing in or out. */
  account?: ReactNode;
  /** The row of places to go, for those who are signed in. */
  navigation?: ReactNode;
  fixed?: boolean;
}

export function SiteHeader({ home, language, account, navigation, fixed = false }: SiteHeaderProps) {
  const { t } = useTranslation();
  return (
    <header className="site-header">
      <div className="site-header-inner">
        <a className="brand" href={home}>
          <BrandMark />
          {t("shell.product")}
        </a>
        {navigation && (
          <nav className="main-nav" aria-label={t("shell.mainNavigation")}>
            <ul>{navigation}</ul>
          </nav>
        )}
        <div className="header-tools">
          {language}
          <AppearanceMenu fixed={fixed} />
        </div>
        {account && <div className="header-account">{account}</div>}
      </div>
    </header>
  );
}

// Two shapes that share a field. Not the city's arms, which are protected.
function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <circle cx="10" cy="14" r="8.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="18" cy="14" r="8.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <path d="M14 6.5a8.5 8.5 0 0 1 0 15 8.5 8.5 0 0 1 0-15Z" fill="currentColor" />
    </svg>
  );
}

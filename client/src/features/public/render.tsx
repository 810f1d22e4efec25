// Makes the HTML files at build: the public pages in each language, and the empty shell of the app. Not part of any bundle.
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { languages, type Language } from "@samverkansstod/api/contract/account.ts";
import { startLanguage } from "../../i18n/setup.ts";
import { publicPath, type PublicPage } from "../../paths.ts";
import { contact } from "../../ui/contact.ts";
import { Accessibility } from "./accessibility.tsx";
import { Frame } from "./frame.tsx";
import { PersonalData } from "./personal-data.tsx";
import { publicWords } from "./public-words.ts";
import { Start } from "./start.tsx";

export interface Assets {
  styles: readonly string[];
  font: string;
  icon: string;
  early: string;
  publicPage: string;
  app: string;
  /** What the app needs at once, fetched beside its entry and not after it. */
  appParts: readonly string[];
}

interface Head {
  language: Language;
  title: string;
  description: string;
  alternates?: Readonly<Record<Language, string>>;
}

export async function renderPages(assets: Assets): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const language of languages) {
    const words = publicWords[language];
    const i18n = await startLanguage(language);
    const product = i18n.t("shell.product");
    const pages: Record<PublicPage, { title: string; description: string; body: ReactNode }> = {
      start: { ...words.start, body: <Start words={words.start} /> },
      accessibility: {
        title: i18n.t("shell.footer.accessibility"),
        description: words.accessibility.description,
        body: <Accessibility words={words.accessibility} language={language} />,
      },
      personalData: { ...words.personalData, body: <PersonalData words={words.personalData} /> },
    };
    for (const page of ["start", "accessibility", "personalData"] as const) {
      const { title, description, body } = pages[page];
      const alternates = { sv: publicPath(page, "sv"), en: publicPath(page, "en") };
      const html = renderToStaticMarkup(
        <I18nextProvider i18n={i18n}>
          <Document head={{ language, title: `${title} – ${product}`, description, alternates }} assets={assets}>
            <Frame page={page} language={language}>
              {body}
            </Frame>
            <script src={assets.publicPage} defer />
          </Document>
        </I18nextProvider>,
      );
      files.set(fileOf(publicPath(page, language)), `<!doctype html>\n${html}\n`);
    }
  }
  files.set("app.html", `<!doctype html>\n${renderToStaticMarkup(<AppShell assets={assets} />)}\n`);
  return files;
}

function fileOf(path: string): string {
  if (path === "/") return "index.html";
  return path === "/en" ? "en/index.html" : `${path.slice(1)}.html`;
}

function AppShell({ assets }: { assets: Assets }) {
  return (
    <Document
      head={{ language: "sv", title: "Samverkansstöd", description: publicWords.sv.start.description }}
      assets={assets}
    >
      <div id="app" />
      <noscript>
        <p>{publicWords.sv.noScript}</p>
        <p lang="en">{publicWords.en.noScript}</p>
        <p>
          {contact.phone.shown}, {contact.mail}
        </p>
      </noscript>
      {assets.appParts.map((part) => (
        <link key={part} rel="modulepreload" href={part} />
      ))}
      <script type="module" src={assets.app} />
    </Document>
  );
}

function Document({ head, assets, children }: { head: Head; assets: Assets; children: ReactNode }) {
  return (
    <html lang={head.language} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.title}</title>
        <meta name="description" content={head.description} />
        <meta name="color-scheme" content="light dark" />
        <script src={assets.early} />
        <link rel="preload" href={assets.font} as="font" type="font/woff2" crossOrigin="anonymous" />
        {assets.styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {head.alternates &&
          languages.map((language) => (
            <link key={language} rel="alternate" hrefLang={language} href={head.alternates?.[language]} />
          ))}
      </head>
      <body>{children}</body>
    </html>
  );
}

// The switch to the other language, by its own name. Nothing on the page is unmounted, so what is being written stays.
import { useTranslation } from "react-i18next";
import { languages } from "@samverkansstod/api/contract/account.ts";
import { languageNames } from "../i18n/languages.ts";
import { switchLanguage } from "../i18n/setup.ts";
import { Icon } from "../ui/icon.tsx";

export function LanguageSwitch({ look }: { look: "tool" | "link" }) {
  const { i18n } = useTranslation();
  return languages
    .filter((language) => language !== i18n.language)
    .map((language) => (
      <button
        key={language}
        type="button"
        lang={language}
        className={look === "tool" ? "tool" : "ds-link"}
        onClick={() => void switchLanguage(i18n, language)}
      >
        {look === "tool" && <Icon name="globe" />}
        {languageNames[language]}
      </button>
    ));
}

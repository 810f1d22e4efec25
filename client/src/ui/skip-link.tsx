// The first stop of the keyboard on every page: past header and navigation, to the content.
import { useTranslation } from "react-i18next";

export const contentId = "innehall";

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      className="ds-skip-link"
      href={`#${contentId}`}
      onClick={(event) => {
        const content = document.getElementById(contentId);
        if (!content) return;
        // A hash would become a step in the router's history.
        event.preventDefault();
        content.focus();
        content.scrollIntoView();
      }}
    >
      {t("shell.skip")}
    </a>
  );
}

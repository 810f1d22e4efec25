// The title of the window: the page's heading, then the product; "Fel: " before it while an error summary is on screen.
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

let page = "";
let product = "";
const prefixes = new Set<{ text: string }>();

function write() {
  const [prefix] = prefixes;
  const title = page && product ? `${page} – ${product}` : page || product;
  document.title = (prefix?.text ?? "") + title;
}

export function useDocumentTitle(title: string) {
  const { t } = useTranslation();
  const name = t("shell.product");
  useEffect(() => {
    page = title;
    product = name;
    write();
  }, [title, name]);
}

export function useErrorTitle(shown: boolean) {
  const { t } = useTranslation();
  const text = t("ui.errorPrefix");
  useEffect(() => {
    if (!shown) return undefined;
    const prefix = { text };
    prefixes.add(prefix);
    write();
    return () => {
      prefixes.delete(prefix);
      write();
    };
  }, [shown, text]);
}

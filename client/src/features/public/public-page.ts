// The only script of the public pages: appearance, the remembered language, and the way back for somebody who is signed in. Without it
// every page works.
import { languages } from "@samverkansstod/api/contract/account.ts";
import { rememberLanguage } from "../../i18n/languages.ts";
import { appearances, chooseAppearance, rememberedAppearance } from "../../ui/appearance.ts";
import { recall } from "../../ui/remembered.ts";

for (const element of document.querySelectorAll<HTMLElement>("[data-needs-script]")) element.hidden = false;

for (const radio of document.querySelectorAll<HTMLInputElement>("input[name=appearance]")) {
  const appearance = appearances.find((one) => one === radio.value) ?? "system";
  radio.checked = appearance === rememberedAppearance();
  radio.addEventListener("change", () => chooseAppearance(appearance));
}

for (const link of document.querySelectorAll<HTMLElement>("[data-language]")) {
  const language = languages.find((one) => one === link.dataset["language"]);
  if (language) link.addEventListener("click", () => rememberLanguage(language));
}

const who = recall("signedIn");
for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-account]")) {
  const [word, href] = (who && link.dataset[who]?.split("|")) || [];
  if (word && href) {
    link.textContent = word;
    link.href = href;
  }
}
if (who) for (const link of document.querySelectorAll<HTMLElement>("[data-account-plain]")) link.hidden = true;

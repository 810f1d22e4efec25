// The choice of appearance behind one button, on the browser's own popover. On the public pages, which have no React, the few lines of
// features/public/public-page.ts bring the same markup to life.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { appearances, chooseAppearance, rememberedAppearance, type Appearance } from "./appearance.ts";
import { Icon } from "./icon.tsx";

const menuId = "appearance-menu";

/** `fixed`: the markup is made at build, where there is no device to ask. */
export function AppearanceMenu({ fixed = false }: { fixed?: boolean }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Appearance>(() => (fixed ? "system" : rememberedAppearance()));
  return (
    <>
      <button
        type="button"
        className="tool"
        popoverTarget={menuId}
        hidden={fixed}
        data-needs-script={fixed ? "" : undefined}
      >
        <Icon name="contrast" />
        <span className="tool-word">{t("shell.appearance.heading")}</span>
      </button>
      <div className="tool-menu" id={menuId} popover="auto">
        <fieldset>
          <legend>{t("shell.appearance.heading")}</legend>
          {appearances.map((appearance) => (
            <label key={appearance}>
              <input
                type="radio"
                className="ds-input"
                name="appearance"
                value={appearance}
                checked={appearance === chosen}
                onChange={() => {
                  setChosen(appearance);
                  chooseAppearance(appearance);
                }}
              />
              {t(`shell.appearance.${appearance}`)}
            </label>
          ))}
        </fieldset>
      </div>
    </>
  );
}

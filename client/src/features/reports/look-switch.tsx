// Whether the figures are shown as charts, as tables or as both.
import { useTranslation } from "react-i18next";
import { looks, type Look } from "./report-view.ts";

export function LookSwitch({ look, setLook }: { look: Look; setLook: (look: Look) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="look-switch no-print">
      <legend>{t("reports.look.legend")}</legend>
      {looks.map((one) => (
        <label key={one}>
          <input type="radio" name="look" className="ds-input" checked={one === look} onChange={() => setLook(one)} />
          {t(`reports.look.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

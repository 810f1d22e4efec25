// Whether the figures are shown as charts, as tables or as both.
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { looks, type Look } from "./report-view.ts";

interface LookSwitchProps {
  look: Look;
  setLook: (look: Look) => void;
  /** What is shown so, for those who listen: a page can have two of these. */
  of: string;
}

export function LookSwitch({ look, setLook, of }: LookSwitchProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="look-switch no-print">
      <legend>
        {t("reports.look.legend")}
        <VisuallyHidden>: {of}</VisuallyHidden>
      </legend>
      {looks.map((one) => (
        <label key={one}>
          <input type="radio" name={name} className="ds-input" checked={one === look} onChange={() => setLook(one)} />
          {t(`reports.look.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

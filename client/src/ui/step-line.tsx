// A short row of steps: how far a form has come, or where a request stands. On a phone the steps stand below each other.
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface Step {
  label: string;
  note?: string;
}

interface StepLineProps {
  /** What the line is about, for those who listen. */
  label: string;
  steps: readonly Step[];
  /** Index of the current step; `steps.length` when all are done. */
  current: number;
  direction?: "row" | "column";
}

export function StepLine({ label, steps, current, direction = "row" }: StepLineProps) {
  const { t } = useTranslation();
  return (
    <ol className="step-line" data-direction={direction} aria-label={label}>
      {steps.map((step, index) => {
        const state = index < current ? "done" : index === current ? "current" : "todo";
        return (
          <li key={step.label} data-state={state} aria-current={state === "current" ? "step" : undefined}>
            <span className="step-mark" aria-hidden="true">
              {state === "done" ? <Icon name="check" /> : index + 1}
            </span>
            <span>
              {step.label}
              {state === "done" && <VisuallyHidden>, {t("ui.stepDone")}</VisuallyHidden>}
              {state === "current" && <VisuallyHidden>, {t("ui.stepCurrent")}</VisuallyHidden>}
              {step.note && <span className="step-note">{step.note}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

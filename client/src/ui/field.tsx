// What every field has in common: label, hint, error, and how they are tied to the control. The controls stand in their own files.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface FieldTexts {
  label: ReactNode;
  hint?: ReactNode;
  /** The sentence that says what to write; the same as in the error summary. */
  error?: string | undefined;
  /** Says "(valfritt)" after the label: most fields are needed, so the optional ones are marked. */
  optional?: boolean;
}

export function hintId(id: string) {
  return `${id}-hint`;
}

export function errorId(id: string) {
  return `${id}-error`;
}

/** What a control points at with aria-describedby. */
export function describedBy(
  id: string,
  { hint, error }: Pick<FieldTexts, "hint" | "error">,
  more?: string,
): string | undefined {
  const ids = [hint ? hintId(id) : undefined, error ? errorId(id) : undefined, more].filter(
    (part) => part !== undefined,
  );
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div className="field-hint" id={hintId(id)}>
      {children}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <div className="field-error" id={errorId(id)}>
      <Icon name="warning" />
      <span>{children}</span>
    </div>
  );
}

export function Optional() {
  const { t } = useTranslation();
  return <span className="field-optional">{t("ui.optional")}</span>;
}

export function Field({
  id,
  label,
  hint,
  error,
  optional,
  children,
}: FieldTexts & { id: string; children: ReactNode }) {
  return (
    <div className="ds-field field" data-invalid={error ? "" : undefined}>
      <label htmlFor={id}>
        {label} {optional && <Optional />}
      </label>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      {children}
    </div>
  );
}

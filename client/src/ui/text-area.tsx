// Several lines of text, with a counter that is seen always and heard only when the end is near.
import { useId, useState, type ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { describedBy, Field, type FieldTexts } from "./field.tsx";

type TextAreaProps = Omit<ComponentProps<"textarea">, "className" | "maxLength"> & FieldTexts & { limit?: number };

/** `limit` counts and warns but never cuts: what somebody pasted is theirs to shorten. */
export function TextArea({
  label,
  hint,
  error,
  optional = false,
  limit,
  id,
  rows = 5,
  onChange,
  ...area
}: TextAreaProps) {
  const made = useId();
  const ownId = id ?? made;
  const [typed, setTyped] = useState(() => String(area.value ?? area.defaultValue ?? "").length);
  const used = area.value === undefined ? typed : String(area.value).length;
  return (
    <Field id={ownId} label={label} hint={hint} error={error} optional={optional}>
      <textarea
        {...area}
        id={ownId}
        rows={rows}
        className="ds-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(ownId, { hint, error }, limit ? `${ownId}-counter` : undefined)}
        onChange={(event) => {
          setTyped(event.target.value.length);
          onChange?.(event);
        }}
      />
      {limit && <Counter id={`${ownId}-counter`} used={used} limit={limit} />}
    </Field>
  );
}

function Counter({ id, used, limit }: { id: string; used: number; limit: number }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language === "sv" ? "sv-SE" : "en-GB");
  const over = used - limit;
  const left = limit - used;
  // Steps of ten, so that a listener is told now and then and not at each key.
  const heardLeft = Math.ceil(left / 10) * 10;
  return (
    <>
      <div className="field-counter" id={id} data-over={over > 0 ? "" : undefined}>
        {over > 0
          ? t("ui.counterOver", { over: number.format(over) })
          : t("ui.counter", { used: number.format(used), limit: number.format(limit) })}
      </div>
      <span className="visually-hidden" role="status">
        {over > 0 && t("ui.counterOver", { over: number.format(over) })}
        {over <= 0 && left <= limit * 0.1 && t("ui.counterLeft", { left: number.format(heardLeft) })}
      </span>
    </>
  );
}

// One line of text, and a choice from a list. Both take whatever a form library registers (name, ref, onChange, onBlur).
import { useId, type ComponentProps } from "react";
import { describedBy, Field, type FieldTexts } from "./field.tsx";

type Width = "short" | "medium" | "full";

type TextFieldProps = Omit<ComponentProps<"input">, "className"> & FieldTexts & { width?: Width };

export function TextField({ label, hint, error, optional = false, width = "full", id, ...input }: TextFieldProps) {
  const made = useId();
  const ownId = id ?? made;
  return (
    <Field id={ownId} label={label} hint={hint} error={error} optional={optional}>
      <input
        type="text"
        {...input}
        id={ownId}
        className="ds-input"
        data-width={width}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(ownId, { hint, error })}
      />
    </Field>
  );
}

interface SelectOption {
  value: string;
  label: string;
}

type SelectProps = Omit<ComponentProps<"select">, "className" | "children"> &
  FieldTexts & { options: readonly SelectOption[]; placeholder?: string; width?: Width };

export function Select({
  label,
  hint,
  error,
  optional = false,
  width = "full",
  id,
  options,
  placeholder,
  ...select
}: SelectProps) {
  const made = useId();
  const ownId = id ?? made;
  return (
    <Field id={ownId} label={label} hint={hint} error={error} optional={optional}>
      <select
        {...select}
        id={ownId}
        className="ds-input"
        data-width={width}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(ownId, { hint, error })}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

// One of several, or some of several: a fieldset of boxes where the whole box is the target. `legend` may be a page heading.
import { useId, type ComponentProps, type ReactNode } from "react";
import { errorId, FieldError, FieldHint, hintId, Optional, type FieldTexts } from "./field.tsx";

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

type GroupTexts = Omit<FieldTexts, "label"> & { legend: ReactNode };

/** Fields that belong together under one heading: an address, a question with several answers. */
export function Fieldset({
  id,
  legend,
  hint,
  error,
  optional,
  children,
}: GroupTexts & { id?: string; children: ReactNode }) {
  const made = useId();
  const ownId = id ?? made;
  const described = [hint ? hintId(ownId) : "", error ? errorId(ownId) : ""].join(" ").trim();
  return (
    <fieldset className="ds-fieldset" data-invalid={error ? "" : undefined} aria-describedby={described || undefined}>
      <legend>
        {legend} {optional && <Optional />}
      </legend>
      {hint && <FieldHint id={ownId}>{hint}</FieldHint>}
      {error && <FieldError id={ownId}>{error}</FieldError>}
      {children}
    </fieldset>
  );
}

type InputProps = Omit<ComponentProps<"input">, "className" | "type" | "value" | "checked" | "id">;
type GroupProps = GroupTexts & InputProps & { id?: string; choices: readonly Choice[]; columns?: 1 | 2 };

/** Uncontrolled with a form library's registration, or controlled by `value` and `onChange`. The first box carries the group's id. */
export function RadioGroup({ value, ...rest }: GroupProps & { value?: string | null }) {
  return <Choices {...rest} type="radio" isChecked={value === undefined ? undefined : (choice) => choice === value} />;
}

export function CheckboxGroup({ value, ...rest }: GroupProps & { value?: readonly string[] }) {
  return <Choices {...rest} type="checkbox" isChecked={value && ((choice) => value.includes(choice))} />;
}

type ChoicesProps = GroupProps & { type: "radio" | "checkbox"; isChecked: ((choice: string) => boolean) | undefined };

function Choices({
  id,
  legend,
  hint,
  error,
  optional = false,
  choices,
  columns = 1,
  type,
  isChecked,
  ...input
}: ChoicesProps) {
  const made = useId();
  const ownId = id ?? made;
  return (
    <Fieldset id={ownId} legend={legend} hint={hint} error={error} optional={optional}>
      <div className="choices" data-columns={columns}>
        {choices.map((choice, index) => {
          const choiceId = index === 0 ? ownId : `${ownId}-${choice.value}`;
          return (
            <div className="choice" key={choice.value}>
              <input
                {...input}
                {...(isChecked && { checked: isChecked(choice.value) })}
                id={choiceId}
                type={type}
                value={choice.value}
                className="ds-input"
                aria-invalid={error ? true : undefined}
                aria-describedby={choice.hint ? `${choiceId}-choice-hint` : undefined}
              />
              <label htmlFor={choiceId}>{choice.label}</label>
              {choice.hint && (
                <div className="field-hint" id={`${choiceId}-choice-hint`}>
                  {choice.hint}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}

type CheckboxProps = Omit<ComponentProps<"input">, "className" | "type"> & { label: string; hint?: string };

/** A single yes. */
export function Checkbox({ label, hint, id, ...input }: CheckboxProps) {
  const made = useId();
  const ownId = id ?? made;
  return (
    <div className="choice">
      <input
        {...input}
        id={ownId}
        type="checkbox"
        className="ds-input"
        aria-describedby={hint ? `${ownId}-choice-hint` : undefined}
      />
      <label htmlFor={ownId}>{label}</label>
      {hint && (
        <div className="field-hint" id={`${ownId}-choice-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

// The fields of the form, each tied to one answer of the draft. Which questions there are, and in what order, is in the steps.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CatalogueName } from "@samverkansstod/api/contract/catalogues.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { CheckboxGroup, RadioGroup, type Choice } from "../../ui/choice-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { isFreeText, type AnswerField } from "./answers.ts";
import { useAnswer } from "./draft-context.tsx";
import { PersonalNumberChoice } from "./personal-number-choice.tsx";

type ChoiceField = "kind" | "requesterType" | "language" | "meetingTime" | "meetingPlace";
type CatalogueField = "organisationForm" | "administration";
type TextAnswer = Exclude<AnswerField, ChoiceField | CatalogueField | "areas" | "contactProtected">;

interface Texts {
  hint?: ReactNode;
  optional?: boolean;
}

interface TextProps extends Texts {
  field: TextAnswer;
  autoComplete?: string;
  type?: "text" | "tel";
  inputMode?: "numeric" | "tel";
  width?: "short" | "medium" | "full";
  disabled?: boolean;
}

export function AnswerText({ field, ...rest }: TextProps) {
  const { t } = useTranslation();
  const { keeper, answer, error } = useAnswer(field);
  return (
    <div className="stack-tight">
      <TextField
        {...rest}
        id={field}
        label={t(`ask.labels.${field}`)}
        error={error}
        value={String(answer ?? "")}
        onChange={(event) => keeper.answer({ [field]: event.target.value || null })}
      />
      {isFreeText(field) && <PersonalNumberChoice field={field} />}
    </div>
  );
}

export function AnswerArea({ field, ...rest }: Texts & { field: TextAnswer; limit: number; rows?: number }) {
  const { t } = useTranslation();
  const { keeper, answer, error } = useAnswer(field);
  return (
    <div className="stack-tight">
      <TextArea
        {...rest}
        id={field}
        label={t(`ask.labels.${field}`)}
        error={error}
        value={String(answer ?? "")}
        onChange={(event) => keeper.answer({ [field]: event.target.value || null })}
      />
      {isFreeText(field) && <PersonalNumberChoice field={field} />}
    </div>
  );
}

interface RadioProps extends Texts {
  field: ChoiceField;
  choices: readonly Choice[];
  /** Short answers stand beside each other where there is room. */
  columns?: 1 | 2;
}

export function AnswerRadios({ field, choices, ...rest }: RadioProps) {
  const { t } = useTranslation();
  const { keeper, answer, error } = useAnswer(field);
  return (
    <RadioGroup
      {...rest}
      id={field}
      name={field}
      legend={t(`ask.labels.${field}`)}
      choices={choices}
      error={error}
      value={String(answer ?? "")}
      onChange={(event) => keeper.answer({ [field]: event.target.value })}
    />
  );
}

export function AnswerSelect({
  field,
  catalogue,
  ...rest
}: Texts & { field: CatalogueField; catalogue: CatalogueName }) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const { keeper, answer, error } = useAnswer(field);
  return (
    <Select
      {...rest}
      id={field}
      label={t(`ask.labels.${field}`)}
      placeholder={t("ask.choose")}
      options={choices(catalogue)}
      error={error}
      value={String(answer ?? "")}
      onChange={(event) => keeper.answer({ [field]: event.target.value || null })}
    />
  );
}

export function AnswerAreas({ hint }: Texts) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const { keeper, state, error } = useAnswer("areas");
  const { areas } = state.answers;
  return (
    <CheckboxGroup
      id="areas"
      name="areas"
      legend={t("ask.labels.areas")}
      hint={hint}
      choices={choices("areas")}
      error={error}
      value={areas}
      onChange={({ target }) =>
        keeper.answer({
          areas: target.checked ? [...areas, target.value] : areas.filter((area) => area !== target.value),
        })
      }
    />
  );
}

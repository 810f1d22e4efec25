// Step 5 of asking: everything that will be sent, with a way back to each answer, and what sending means.
import { useTranslation } from "react-i18next";
import { fieldSentence, type FieldProblem } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { DescriptionList, type Fact } from "../../ui/description-list.tsx";
import { errorId, FieldError } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { useAnswerWords } from "./answer-words.ts";
import { askingSteps, isAsked, steps, type AnswerField } from "./answers.ts";
import type { DraftState } from "./draft-state.ts";

// Whoever changes one answer from here comes back here.
const backToCheck = { backToCheck: true };

export function isBackToCheck(state: unknown): boolean {
  return (state as typeof backToCheck | null)?.backToCheck === true;
}

interface CheckStepProps {
  state: DraftState;
  email: string;
  problems: readonly FieldProblem[];
}

export function CheckStep({ state, email, problems }: CheckStepProps) {
  const { t } = useTranslation();
  const inWords = useAnswerWords();
  const { answers, saved } = state;
  const id = saved?.id ?? null;

  const change = (label: string, to: string, more: { id?: string; "aria-describedby"?: string | undefined } = {}) => (
    <TextLink {...more} to={to} state={backToCheck}>
      {t("ask.check.change")} <VisuallyHidden>{label}</VisuallyHidden>
    </TextLink>
  );
  const fact = (field: AnswerField, step: number): Fact => {
    const label = t(`ask.labels.${field}`);
    const problem = problems.find((found) => found.field === field);
    const nothing = field === "organisationNumber" ? t("ask.noOrganisationNumber") : t("ask.check.nothing");
    return {
      term: label,
      value: (
        <>
          {problem && <FieldError id={field}>{fieldSentence(t, problem)}</FieldError>}
          {inWords(field, answers) ?? <span className="text-subtle">{nothing}</span>}
        </>
      ),
      action: change(label, `${paths.askStep(step, id)}#${field}`, {
        id: field,
        "aria-describedby": problem && errorId(field),
      }),
    };
  };
  const address: Fact = {
    term: t("ask.check.goesTo"),
    value: email,
    action: change(t("ask.check.goesTo"), paths.askStep(4, id)),
  };

  return (
    <>
      {askingSteps.map(({ step, fields }) => (
        <section className="stack-tight" key={step}>
          <h2 className="ds-heading" data-size="xs">
            {t(`ask.steps.${steps[step - 1] ?? "what"}.title`)}
          </h2>
          <DescriptionList
            layout="rows"
            facts={[
              ...fields
                .filter(
                  (field) => isAsked(field, answers) && (field !== "contactProtected" || answers.contactProtected),
                )
                .map((field) => fact(field, step)),
              ...(step === 2 ? [address] : []),
            ]}
          />
        </section>
      ))}
      <Notice title={t("ask.publicRecord.title")}>
        <p>{t("ask.publicRecord.text")}</p>
      </Notice>
    </>
  );
}

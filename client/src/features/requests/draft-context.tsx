// The draft that is open, for every field of the form, and what is wrong with its answers since somebody last pressed "Fortsätt".
import { createContext, useContext, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { fieldSentence, type FieldProblem } from "../../http/problem-words.ts";
import type { AnswerField } from "./answers.ts";
import type { DraftKeeper } from "./draft-keeper.ts";
import { refusalOf, type DraftState } from "./draft-state.ts";

interface OpenDraft {
  keeper: DraftKeeper;
  problems: readonly FieldProblem[];
}

const DraftContext = createContext<OpenDraft | null>(null);

export function DraftProvider({ keeper, problems, children }: OpenDraft & { children: ReactNode }) {
  return <DraftContext value={{ keeper, problems }}>{children}</DraftContext>;
}

export function useDraftState(keeper: DraftKeeper): DraftState {
  return useSyncExternalStore(keeper.subscribe, keeper.get);
}

/** One answer of the form: what it is now, what is wrong with it, and how it is changed. */
export function useAnswer(field: AnswerField) {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("A field stands outside its draft");
  const { t } = useTranslation();
  const { keeper, problems } = draft;
  const state = useDraftState(keeper);
  const refusal = refusalOf(state, field);
  // A personal number is explained at once: until it is settled, the server does not have the text.
  const problem =
    problems.find((found) => found.field === field) ?? (refusal?.code === "personal_number" ? refusal : undefined);
  return { keeper, state, answer: state.answers[field], error: problem && fieldSentence(t, problem) };
}

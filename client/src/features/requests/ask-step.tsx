// One step of asking: its questions, what stops it, and the way on and back. The draft itself lives above, so that steps come and go
// without losing anything.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { fieldSentence, type FieldProblem } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { AddressStep, type SignIn } from "./address-step.tsx";
import { answerFields, fieldsOfStep, problemsIn, problemsOfStep, steps, tidied } from "./answers.ts";
import { CheckStep, isBackToCheck } from "./check-step.tsx";
import { DraftProvider } from "./draft-context.tsx";
import type { DraftKeeper } from "./draft-keeper.ts";
import { refusalsIn, type DraftState } from "./draft-state.ts";
import { NotSent } from "./not-sent.tsx";
import { MeetingStep } from "./meeting-step.tsx";
import { requestQuery } from "./requests.queries.ts";
import { WhatStep } from "./what-step.tsx";
import { WhoStep } from "./who-step.tsx";

interface AskStepProps {
  step: number;
  keeper: DraftKeeper;
  state: DraftState;
  me: Me | null;
  SignIn: SignIn;
}

const longestWait = 4000;

export function AskStep({ step, keeper, state, me, SignIn }: AskStepProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const location = useLocation();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [failure, setFailure] = useState<{ error: unknown } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);

  const asked = location.hash.slice(1);
  useEffect(() => {
    // From "Ändra" to the answer that is to be changed.
    if (asked) document.getElementById(asked)?.focus();
  }, [asked]);

  const stopped = (found: readonly FieldProblem[]) => {
    setProblems(found);
    setAttempt((before) => before + 1);
    return found.length > 0;
  };

  const goOn = async () => {
    const { answers } = keeper.get();
    if (stopped(problemsOfStep(step, answers, keeper.get()))) return;
    if (fieldsOfStep(step).length > 0) keeper.answer(tidied(answers, keeper.get()));
    setBusy(true);
    await Promise.race([keeper.flush(), new Promise((resolve) => setTimeout(resolve, longestWait))]);
    setBusy(false);
    const { saved, conflict } = keeper.get();
    if (stopped(refusalsIn(keeper.get(), fieldsOfStep(step))) || conflict) return;
    const isChange = isBackToCheck(location.state);
    await navigate(paths.askStep(isChange ? steps.length : step + 1, saved?.id ?? null));
  };

  const send = async () => {
    setFailure(null);
    if (stopped(problemsIn(state.answers))) return;
    setBusy(true);
    const sending = await keeper.send();
    setBusy(false);
    if (sending.is === "stopped") stopped(sending.problems);
    if (sending.is === "failed") setFailure(sending);
    if (sending.is !== "sent") return;
    queries.setQueryData(requestQuery(sending.request.id).queryKey, sending.request);
    await navigate(paths.receipt(sending.request.id), { replace: true });
  };

  const isLast = step === steps.length;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) void (isLast ? send() : goOn());
  };

  // What the server would not take is seen on the last page without asking.
  const shown = isLast && problems.length === 0 ? refusalsIn(state) : problems;
  // In the summary the sentence stands far from its field.
  const named = (problem: FieldProblem) => {
    const sentence = fieldSentence(t, problem);
    const field = answerFields.find((known) => known === problem.field);
    if (!field) return sentence;
    const label = t(`ask.labels.${field}`);
    return label.endsWith("?") ? `${label} ${sentence}` : `${label}: ${sentence}`;
  };
  const errors = shown.map((problem) => ({ field: problem.field, message: named(problem) }));

  const back = step > 1 && (
    <LinkButton variant="secondary" to={paths.askStep(step - 1, state.saved?.id ?? null)}>
      {t("ask.back")}
    </LinkButton>
  );
  if (step === 4 && !me) {
    return (
      <div className="stack">
        <AddressStep me={me} SignIn={SignIn} onSignedIn={() => void signedIn()} />
        <ButtonRow>{back}</ButtonRow>
      </div>
    );
  }
  async function signedIn() {
    keeper.connect(true);
    await goOn();
  }
  return (
    <DraftProvider keeper={keeper} problems={problems}>
      <form className="stack-loose" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {step === 1 && <WhatStep />}
        {step === 2 && <WhoStep />}
        {step === 3 && <MeetingStep />}
        {step === 4 && <AddressStep me={me} SignIn={SignIn} onSignedIn={() => void signedIn()} />}
        {isLast && <CheckStep state={state} email={me?.person.email ?? ""} problems={shown} />}
        {failure && <NotSent error={failure.error} />}
        <ButtonRow>
          <Button type="submit" busy={busy}>
            {t(isLast ? "ask.send" : "ask.goOn")}
          </Button>
          {back}
        </ButtonRow>
      </form>
    </DraftProvider>
  );
}

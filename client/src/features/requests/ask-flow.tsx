// The five steps around one draft: which step, how far, whether it is saved, and what to do when the draft has changed elsewhere.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useNavigate } from "react-router";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { cataloguesQuery } from "../../http/catalogues.ts";
import { setMe } from "../../http/me.ts";
import { isProblem } from "../../http/problem.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { StepLine } from "../../ui/step-line.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import type { SignIn } from "./address-step.tsx";
import { AskStep } from "./ask-step.tsx";
import { problemsIn, stepOfField, steps } from "./answers.ts";
import { DraftConflict } from "./draft-conflict.tsx";
import { useDraftState } from "./draft-context.tsx";
import type { DraftKeeper } from "./draft-keeper.ts";
import { DraftStatus } from "./draft-status.tsx";

interface AskFlowProps {
  step: number | null;
  keeper: DraftKeeper;
  me: Me | null;
  SignIn: SignIn;
  onRestart: () => void;
}

export function AskFlow({ step, keeper, me, SignIn, onRestart }: AskFlowProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { search, hash } = useLocation();
  const state = useDraftState(keeper);
  const catalogues = useQuery(cataloguesQuery);
  const id = state.saved?.id ?? null;

  useEffect(() => {
    keeper.connect(me !== null, me ? knownOf(me) : undefined);
  }, [keeper, me]);

  // The session is over: the fourth step confirms the address again, and the text is kept here meanwhile.
  const isSignedOut = isProblem(state.failure, "signed_out");
  useEffect(() => {
    if (isSignedOut) setMe(queries, null);
  }, [isSignedOut, queries]);

  // The first save gives the draft an address of its own.
  useEffect(() => {
    if (id !== null && step !== null && !search.includes(id)) {
      void navigate(`${paths.askStep(step, id)}${hash}`, { replace: true, preventScrollReset: true });
    }
  }, [id, step, search, hash, navigate]);

  if (state.over === "sent" && id !== null) return <Navigate to={paths.request(id)} replace />;
  const current = step === null ? null : steps[step - 1];
  if (step === null || !current) {
    const [problem] = problemsIn(state.answers);
    const next = id === null ? 1 : problem ? stepOfField(problem.field) : steps.length;
    return <Navigate to={paths.askStep(next, id)} replace />;
  }
  if (step === steps.length && !me) return <Navigate to={paths.askStep(4, id)} replace />;
  return (
    <>
      <PageHeading
        key={step}
        above={t("ui.stepOf", { current: step, total: steps.length })}
        title={t(`ask.steps.${current}.title`)}
      />
      <div className="stack-loose">
        <div className="ask-steps stack-tight">
          <StepLine
            label={t("ask.stepsLabel")}
            current={step - 1}
            steps={steps.map((name) => ({ label: t(`ask.steps.${name}.short`) }))}
          />
          <DraftStatus state={state} />
        </div>
        {step === 1 && <Beginning resumed={keeper.resumed && id === null} onRestart={onRestart} />}
        {state.over === "gone" && <Notice tone="warning" title={t("ask.gone")} announced />}
        {catalogues.isError && (
          <Notice tone="danger" title={t("shell.network.title")} announced>
            <p>{t("shell.network.text")}</p>
            <Button variant="secondary" onClick={() => void catalogues.refetch()}>
              {t("shell.network.retry")}
            </Button>
          </Notice>
        )}
        {state.conflict ? (
          <DraftConflict key={state.conflict.current.version} keeper={keeper} state={state} conflict={state.conflict} />
        ) : (
          <AskStep key={step} step={step} keeper={keeper} state={state} me={me} SignIn={SignIn} />
        )}
        {me && step < steps.length && (
          <p className="text-small">
            <TextLink to={paths.myRequests}>{t("ask.later")}</TextLink>
          </p>
        )}
      </div>
    </>
  );
}

function Beginning({ resumed, onRestart }: { resumed: boolean; onRestart: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      {resumed && (
        <Notice title={t("ask.resumed.title")}>
          <p>{t("ask.resumed.text")}</p>
          <Button variant="secondary" onClick={onRestart}>
            {t("ask.resumed.restart")}
          </Button>
        </Notice>
      )}
      <p>{t("ask.intro")}</p>
      <p>{t("ask.nothingPersonal")}</p>
    </div>
  );
}

/** What the product knows of who asks, so that they need not write it again. */
function knownOf({ person, organisations }: Me) {
  const [organisation, ...others] = organisations;
  return {
    contactName: person.name,
    contactPhone: person.phone,
    ...(organisation &&
      others.length === 0 && {
        requesterType: "organisation" as const,
        organisationName: organisation.name,
        organisationForm: organisation.form,
        organisationNumber: organisation.number,
      }),
  };
}

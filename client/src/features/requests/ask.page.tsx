// Asking, in five steps: `/fraga/1` … `/fraga/5`, with `?utkast=` once the server has the draft. Open to everybody; a draft the server
// has is for whoever wrote it.
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useParams, useSearchParams } from "react-router";
import { useIsMeComing, useMeIfKnown } from "../../http/me.ts";
import { isProblem } from "../../http/problem.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import type { SignIn } from "./address-step.tsx";
import { AskFlow } from "./ask-flow.tsx";
import { RequestNotFound } from "./request-not-found.tsx";
import { useDraft } from "./use-draft.ts";
import "./requests.css";

export function AskPage({ SignIn }: { SignIn: SignIn }) {
  const { t } = useTranslation();
  const { step } = useParams();
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  const wanted = parameters.get("utkast");
  const { keeper, error, retry, sentAs, restart } = useDraft(wanted);
  // The server gives a draft to nobody but whoever wrote it, signed in.
  const isServers = wanted !== null && keeper !== null;
  const me = useMeIfKnown(isServers);
  const isMeComing = useIsMeComing(isServers);

  // The last step is for whoever is signed in: it waits until that is known.
  if (isServers && isMeComing) return <PageSkeleton />;
  if (keeper) {
    const number = /^[1-5]$/.test(step ?? "") ? Number(step) : null;
    return <AskFlow key={keeper.key} step={number} keeper={keeper} me={me} SignIn={SignIn} onRestart={restart} />;
  }
  if (sentAs) return <Navigate to={paths.request(sentAs)} replace />;
  if (!error) return <PageSkeleton />;
  if (isProblem(error, "signed_out")) return <Navigate to={paths.signIn(pathname + search)} replace />;
  if (isProblem(error, "not_found", "invalid_id")) return <RequestNotFound />;
  return (
    <>
      <PageHeading title={t("ask.title")} />
      <Notice tone="danger">
        <p>{problemSentence(t, error)}</p>
        <Button variant="secondary" onClick={retry}>
          {t("shell.network.retry")}
        </Button>
      </Notice>
    </>
  );
}

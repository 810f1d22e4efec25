// Where the link of an invitation to a case leads: what it is to, and taking part. The secret stands after # and never leaves the device but in a POST.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { openCaseInvitation } from "@samverkansstod/api/contract/sharing.ts";
import { call } from "../../http/call.ts";
import { useIsMeComing, useMeIfKnown } from "../../http/me.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { isProblem } from "../../http/problem.ts";
import { paths } from "../../paths.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { recall, remember } from "../../ui/remembered.ts";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { AcceptForm } from "./accept-form.tsx";

const keptAs = (id: string) => `caseInvitation.${id}`;

/** Signing in leads away and back again, so that the secret waits in this tab. */
function useSecret(id: string): string {
  const { hash } = useLocation();
  const [secret] = useState(() => hash.slice(1) || (recall(keptAs(id), "tab") ?? ""));
  useEffect(() => {
    if (secret !== "") remember(keptAs(id), secret, "tab");
  }, [id, secret]);
  return secret;
}

export function CaseInvitationPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const secret = useSecret(id);
  const me = useMeIfKnown();
  const isComing = useIsMeComing();
  if (isComing) return <PageSkeleton />;
  if (me) return <Invitation id={id} secret={secret} email={me.person.email} />;
  return (
    <div className="stack">
      <PageHeading title={t("sharing.invitation.title")} />
      <p>{t("sharing.invitation.signInFirst")}</p>
      <p>{t("sharing.invitation.sameAddress")}</p>
      <LinkButton to={paths.signIn(paths.caseInvitation(id))}>{t("sharing.invitation.signIn")}</LinkButton>
    </div>
  );
}

function Invitation({ id, secret, email }: { id: string; secret: string; email: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ["sharing", "invitation", id, email],
    queryFn: ({ signal }) => call(openCaseInvitation, { params: { id }, body: { secret: secret || "-" }, signal }),
    retry: false,
  });
  if (data) {
    return (
      <div className="stack">
        <PageHeading title={t("sharing.invitation.title")} />
        <AcceptForm
          id={id}
          secret={secret}
          invitation={data}
          onDone={(requestId) => {
            remember(keptAs(id), null, "tab");
            void navigate(paths.request(requestId));
          }}
        />
      </div>
    );
  }
  if (!error) return <PageSkeleton />;
  return (
    <div className="stack">
      <PageHeading title={t("sharing.invitation.title")} />
      {isProblem(error, "not_found", "invalid_id", "invalid_fields") ? (
        <Notice tone="warning" title={t("sharing.invitation.gone")}>
          <p>{t("sharing.invitation.goneText", { email })}</p>
        </Notice>
      ) : (
        <Notice tone="danger" announced>
          <p>{problemSentence(t, error)}</p>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("shell.network.retry")}
          </Button>
        </Notice>
      )}
    </div>
  );
}

// Where the link of an invitation's mail leads. Looking at it changes nothing: only the button does, signed in with the address it was mailed to.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { readInvitation } from "@samverkansstod/api/contract/members.ts";
import { call } from "../../http/call.ts";
import { useMe } from "../../http/me.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PageSkeleton, Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { takeSecret } from "./kept-secret.ts";

export function InvitationPage() {
  const { t } = useTranslation();
  // Another link opened in the same tab is another invitation.
  const { key } = useLocation();
  const [taken, setTaken] = useState(() => ({ key, secret: takeSecret() }));
  if (taken.key !== key) setTaken({ key, secret: takeSecret() });
  const { secret } = taken;
  const { data: me, isPending } = useMe();
  if (isPending) return <PageSkeleton />;
  if (secret === null) return <Told words={t("members.invitation.missing")} />;
  if (!me) {
    return (
      <>
        <PageHeading title={t("members.invitation.title")} />
        <div className="stack">
          <p>{t("members.invitation.signIn")}</p>
          <div>
            <LinkButton to={paths.signIn(paths.invitation)}>{t("members.invitation.toSignIn")}</LinkButton>
          </div>
          <p className="text-subtle">{t("members.invitation.notFor")}</p>
        </div>
      </>
    );
  }
  return <Invited key={secret} secret={secret} needsName={me.person.name === null} />;
}

function Told({ words }: { words: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("members.invitation.title")} />
      <div className="stack">
        <Notice tone="warning" announced>
          <p>{words}</p>
        </Notice>
        <p>
          <TextLink to={paths.myOrganisations}>{t("members.invitation.toMine")}</TextLink>
        </p>
      </div>
    </>
  );
}

function Invited({ secret, needsName }: { secret: string; needsName: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useQuery({
    queryKey: ["invitation", secret],
    queryFn: ({ signal }) => call(readInvitation, { body: { secret }, signal }),
    // Once taken it is over, which need not be told to whoever has just taken it.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) return <Told words={problemSentence(t, error)} />;
  if (!data) {
    return (
      <>
        <PageHeading title={t("members.invitation.title")} />
        <Skeleton lines={4} />
      </>
    );
  }
  return (
    <>
      <PageHeading
        key={data.organisation.id}
        title={t("members.invitation.titleOf", { name: data.organisation.name })}
      />
      <AcceptForm secret={secret} invitation={data} needsName={needsName} />
    </>
  );
}

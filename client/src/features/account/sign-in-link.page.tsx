// Where the link of a sign-in mail leads. Nothing is used up by opening it: a press of the button signs in, in the browser that asked, or shows the code.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { openSignInLink } from "@samverkansstod/api/contract/account.ts";
import { call } from "../../http/call.ts";
import { isStaff, setMe, useMeIfKnown } from "../../http/me.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { recallSentCode, rememberSentCode } from "./sent-code.ts";
import "./account.css";

function secretIn(state: unknown): string {
  const found = state !== null && typeof state === "object" && "secret" in state ? state.secret : "";
  return typeof found === "string" ? found : "";
}

export function SignInLinkPage() {
  const { t } = useTranslation();
  const location = useLocation();
  const { hash } = location;
  const queries = useQueryClient();
  const me = useMeIfKnown();
  const secret = secretIn(location.state);
  const [wanted] = useState(() => recallSentCode()?.goesOnTo ?? null);
  const opening = useMutation({
    mutationFn: () => call(openSignInLink, { body: { secret } }),
    onSuccess: (opened) => {
      if (!opened.me) return;
      rememberSentCode(null);
      setMe(queries, opened.me);
    },
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const code = opening.data?.code ?? null;
  useEffect(() => {
    if (code !== null) heading.current?.focus();
  }, [code]);
  // The address of the page says it no longer, and whoever loads it again still has it.
  if (hash !== "") return <Navigate to={paths.signInLink} replace state={{ secret: hash.slice(1) }} />;
  if (me) return <Navigate to={wanted ?? (isStaff(me) ? paths.queue : paths.myRequests)} replace />;
  return (
    <>
      <PageHeading title={t("account.link.title")} />
      <div className="stack">
        {!/^[\w-]+$/.test(secret) ? (
          <Notice tone="warning" title={t("account.link.broken.title")}>
            <p>{t("account.link.broken.text")}</p>
            <p>
              <TextLink to={paths.signIn()}>{t("account.link.broken.toSignIn")}</TextLink>
            </p>
          </Notice>
        ) : code !== null ? (
          <>
            <h2 className="ds-heading" data-size="xs" ref={heading} tabIndex={-1}>
              {t("account.link.elsewhere.title")}
            </h2>
            <p>{t("account.link.elsewhere.text")}</p>
            <p className="sign-in-code">{code}</p>
            <p>{t("account.link.elsewhere.warning")}</p>
          </>
        ) : (
          <>
            {opening.error && (
              <Notice tone="danger" announced>
                <p>{problemSentence(t, opening.error)}</p>
                <p>
                  <TextLink to={paths.signIn()}>{t("account.link.broken.toSignIn")}</TextLink>
                </p>
              </Notice>
            )}
            <p>{t("account.link.text")}</p>
            <p>
              <Button busy={opening.isPending} onClick={() => opening.mutate()}>
                {t("account.signIn")}
              </Button>
            </p>
          </>
        )}
      </div>
    </>
  );
}

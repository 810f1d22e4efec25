// Signing in again over the page that one was on: the page stays as it is, out of sight, with everything that was typed. Staff of the city sign in in another tab, since
// leaving for the identity provider would lose the page.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import { me as ownEndpoint, type Me } from "@samverkansstod/api/contract/account.ts";
import { call } from "../../http/call.ts";
import { setMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { signInWaysQuery } from "./sign-in-ways.queries.ts";

interface SignInAgainProps {
  me: Me;
  /** The session still holds: whoever does not want to yet goes back. */
  onLater?: () => void;
  onDone: () => void;
}

/** A dialog that only signing in, or leaving the page, leads out of. */
export function SignInAgain({ me, onLater, onDone }: SignInAgainProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const textId = useId();
  const { data: ways } = useQuery(signInWaysQuery);
  const isOver = onLater === undefined;
  const arrive = (found: Me) => {
    // Somebody else must not find what this person wrote.
    if (found.person.id !== me.person.id) window.location.assign("/");
    else {
      setMe(queries, found);
      say(t("account.time.over.back"));
      onDone();
    }
  };
  useEffect(() => {
    if (!isOver) return undefined;
    // Back from another tab.
    const look = () => void call(ownEndpoint).then(arrive, () => undefined);
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  });
  const byProvider = me.session.method === "oidc" || (ways?.staffProvider === true && me.roles.length > 0);
  return (
    <Dialog open closable={!isOver} onClose={() => onLater?.()} title={t("account.time.over.title")}>
      <p id={textId}>{t(isOver ? "account.time.over.text" : "account.time.over.early")}</p>
      {byProvider ? (
        <>
          <p>
            <a className="ds-link" href={paths.signIn()} target="_blank" rel="noreferrer">
              {t("account.time.over.newTab")}
            </a>
          </p>
          <p>{t("account.time.over.thenBack")}</p>
        </>
      ) : (
        <SignInForm
          intro={t("account.time.over.who", { email: me.person.email })}
          email={me.person.email}
          keepsMe
          onSignedIn={arrive}
        />
      )}
      {isOver && (
        <p>
          <Button variant="tertiary" onClick={() => setMe(queries, null)}>
            {t("account.time.over.leave")}
          </Button>
        </p>
      )}
    </Dialog>
  );
}

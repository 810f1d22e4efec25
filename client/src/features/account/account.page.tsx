// One's own account: passkeys, and where one is signed in.
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { Passkeys } from "./passkeys.tsx";
import "./account.css";

export function AccountPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <>
      <PageHeading title={t("account.own.title")} />
      <div className="stack-loose">
        {me && <p>{t("account.own.signedInAs", { email: me.person.email })}</p>}
        <Passkeys />
        <OwnSessions />
      </div>
    </>
  );
}

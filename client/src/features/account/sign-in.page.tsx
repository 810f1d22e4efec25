// The sign-in page. Whoever is signed in already goes on: to where they were stopped, to the queue, or to their own requests.
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { isStaff, useMeIfKnown } from "../../http/me.ts";
import { paths, safeReturnPath } from "../../paths.ts";
import { PageHeading } from "../../ui/page-heading.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const me = useMeIfKnown();
  if (me) {
    const wanted = safeReturnPath(search.get("vidare"));
    return <Navigate to={wanted ?? (isStaff(me) ? paths.queue : paths.myRequests)} replace />;
  }
  return (
    <>
      <PageHeading title={t("account.title")} />
      <SignInForm intro={t("account.intro")} />
    </>
  );
}

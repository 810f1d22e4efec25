// The sign-in page. Whoever is signed in already goes on: to where they were stopped, to the queue, or to their own requests. Staff come back
// to it from the identity provider, signed in or told why not.
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { homeOf, useIsMeComing, useMeIfKnown } from "../../http/me.ts";
import { paths, safeReturnPath } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { PageSkeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { readOutcome, StaffSignIn } from "./staff-sign-in.tsx";

export function SignInPage() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const outcome = readOutcome(search.get("medarbetare"));
  const cameIn = outcome === "signed_in" || outcome === "no_role";
  const me = useMeIfKnown(cameIn);
  const isComing = useIsMeComing(cameIn);
  const wanted = safeReturnPath(search.get("vidare"));
  if (cameIn && isComing) return <PageSkeleton />;
  if (me && outcome === "no_role" && me.roles.length === 0) return <NoRole />;
  if (me) return <Navigate to={wanted ?? homeOf(me)} replace />;
  // Signed in at the provider, and yet nobody here: the cookies did not stay.
  const failed = cameIn ? "failed" : outcome;
  return (
    <div className="stack-loose">
      <PageHeading title={t("account.title")} />
      {search.get("state") === "signed_out" && (
        <Notice tone="success" announced>
          <p>{t("account.staff.signedOut")}</p>
        </Notice>
      )}
      {failed && <StaffSignIn failed={failed} returnTo={wanted} />}
      <SignInForm intro={t("account.intro")} />
      {!failed && <StaffSignIn failed={null} returnTo={wanted} />}
    </div>
  );
}

function NoRole() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t("account.staff.noRole.title")} />
      <div className="stack">
        <Notice tone="warning">
          <p>{t("account.staff.noRole.text")}</p>
        </Notice>
        <p>
          <TextLink to={paths.ask}>{t("account.staff.noRole.ask")}</TextLink>
        </p>
      </div>
    </>
  );
}

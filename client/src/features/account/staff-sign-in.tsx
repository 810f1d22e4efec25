// For staff, where they sign in at the city's identity provider: the way there, and what came of an attempt.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { beginStaffSignIn, staffSignInOutcomes } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { call } from "../../http/call.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { signInWaysQuery } from "./sign-in-ways.queries.ts";

type StaffSignInOutcome = (typeof staffSignInOutcomes)[number];
/** Of an attempt that signed nobody in. */
export type FailedOutcome = Exclude<StaffSignInOutcome, "signed_in" | "no_role">;

/** The provider knows the browser, and would lead straight back to the same: the next try asks who it is. */
const ofThePerson: ReadonlySet<FailedOutcome> = new Set(["no_address", "taken", "deactivated"]);

/** `?medarbetare=` of the sign-in page. */
export function readOutcome(said: string | null): StaffSignInOutcome | null {
  return staffSignInOutcomes.find((known) => known === said) ?? null;
}

/** `failed`: what came of the attempt that led back here; it is said first, and the button then says "again". */
export function StaffSignIn({ returnTo, failed }: { returnTo: string | null; failed: FailedOutcome | null }) {
  const { t, i18n } = useTranslation();
  const headingId = useId();
  const ways = useQuery({ ...signInWaysQuery, enabled: failed === null });
  const leaving = useMutation({
    mutationFn: () =>
      call(beginStaffSignIn, {
        body: {
          language: i18n.language === "en" ? "en" : "sv",
          ...(failed !== null && ofThePerson.has(failed) && { anew: true }),
          ...(returnTo !== null && { returnTo }),
        },
      }),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (failed === null && !ways.data?.staffProvider) return null;
  const button = (
    <p>
      {/* Busy until the browser is on its way. */}
      <Button variant="secondary" busy={leaving.isPending || leaving.isSuccess} onClick={() => leaving.mutate()}>
        {t(failed === null ? "account.staff.signIn" : "account.staff.again")}
      </Button>
    </p>
  );
  const trouble = leaving.error && (
    <Notice tone="danger" announced>
      <p>{problemSentence(t, leaving.error)}</p>
    </Notice>
  );
  if (failed !== null) {
    return (
      <div className="stack">
        <Notice
          tone={failed === "cancelled" ? "info" : "danger"}
          title={t(`account.staff.outcomes.${failed}.title`)}
          announced
        >
          <p>{t(`account.staff.outcomes.${failed}.text`)}</p>
        </Notice>
        {trouble}
        {button}
      </div>
    );
  }
  return (
    <section className="stack" aria-labelledby={headingId}>
      <h2 id={headingId} className="ds-heading" data-size="xs">
        {t("account.staff.title")}
      </h2>
      <p>{t("account.staff.text")}</p>
      {trouble}
      {button}
    </section>
  );
}

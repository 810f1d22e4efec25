// The two frames of the app: one narrow column for those who ask, the whole width for those who work here. Pages bring the rest.
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import type { Language, Me } from "@samverkansstod/api/contract/account.ts";
import { followOtherTabs, homeOf, isOfUnit, isStaff, useIsSignInOver, useMeIfKnown } from "../http/me.ts";
import { paths, publicPath } from "../paths.ts";
import { SiteFooter } from "../ui/site-footer.tsx";
import { SiteHeader } from "../ui/site-header.tsx";
import { contentId, SkipLink } from "../ui/skip-link.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { SignOut } from "./sign-out.tsx";

const SessionWatch = lazy(async () => ({
  default: (await import("../features/account/session-watch.tsx")).SessionWatch,
}));
const PasskeyOffer = lazy(async () => ({
  default: (await import("../features/account/passkey-offer.tsx")).PasskeyOffer,
}));

export function RequesterShell() {
  return <Shell width="narrow" />;
}

export function StaffShell() {
  return <Shell width="full" />;
}

function Shell({ width }: { width: "narrow" | "full" }) {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === "en" ? "en" : "sv";
  const me = useMeIfKnown();
  const leaving = useNavigation().state === "loading";
  const isOver = useIsSignInOver();
  const queries = useQueryClient();
  useEffect(() => followOtherTabs(queries), [queries]);
  const { pathname } = useLocation();
  const offers = me?.passkeyOffer === true && (pathname === paths.myRequests || pathname === paths.queue);
  return (
    <div className="shell" data-width={width} data-size={width === "narrow" ? "md" : "sm"}>
      <div>
        <SkipLink />
        <SiteHeader
          home={me && isOfUnit(me) ? homeOf(me) : publicPath("start", language)}
          language={<LanguageSwitch look="tool" />}
          account={<Account me={me} />}
          navigation={me && <Navigation me={me} />}
        />
      </div>
      <main
        id={contentId}
        tabIndex={-1}
        className={width === "narrow" ? "page page-narrow" : "page"}
        aria-busy={leaving}
        // What somebody was reading and writing is kept, out of sight of whoever comes by.
        data-hidden={isOver || undefined}
      >
        <Outlet />
        {offers && (
          <Suspense>
            <PasskeyOffer />
          </Suspense>
        )}
      </main>
      <SiteFooter
        accessibilityHref={publicPath("accessibility", language)}
        personalDataHref={publicPath("personalData", language)}
        language={<LanguageSwitch look="link" />}
      />
      {me && (
        <Suspense>
          <SessionWatch />
        </Suspense>
      )}
      <ScrollRestoration />
    </div>
  );
}

function Account({ me }: { me: Me | null }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  if (me)
    return (
      <>
        <NavLink className="tool" to={paths.account}>
          {t("shell.account")}
        </NavLink>
        <SignOut />
      </>
    );
  if (pathname === paths.signIn()) return null;
  return (
    <NavLink className="tool" to={paths.signIn()}>
      {t("shell.signIn")}
    </NavLink>
  );
}

function Navigation({ me }: { me: Me }) {
  const { t } = useTranslation();
  const staff = { to: paths.staff, word: t("shell.staff"), end: false };
  const places = isStaff(me)
    ? [
        { to: paths.queue, word: t("shell.queue"), end: true },
        ...(me.permissions.includes("case.register")
          ? [
              { to: paths.register, word: t("shell.register"), end: false },
              { to: paths.quickLog, word: t("shell.quickLog"), end: false },
            ]
          : []),
        ...(me.permissions.includes("organisation.read")
          ? [{ to: paths.organisations, word: t("shell.organisations"), end: false }]
          : []),
        { to: paths.calendar, word: t("shell.calendar"), end: false },
        ...(me.permissions.includes("report.read")
          ? [{ to: paths.reportUnderWay, word: t("shell.report"), end: false }]
          : []),
        ...(me.permissions.includes("view_log.read")
          ? [{ to: paths.viewLog, word: t("shell.viewLog"), end: false }]
          : []),
        staff,
      ]
    : [
        ...(isOfUnit(me) ? [staff] : []),
        { to: paths.myRequests, word: t("shell.myRequests"), end: false },
        { to: paths.ask, word: t("shell.ask"), end: false },
        { to: paths.myOrganisations, word: t("shell.myOrganisations"), end: false },
      ];
  return places.map(({ to, word, end }) => (
    <li key={to}>
      <NavLink to={to} end={end}>
        {word}
      </NavLink>
    </li>
  ));
}

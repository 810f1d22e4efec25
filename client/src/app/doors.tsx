// Doors before pages: signed in at all, or working at the unit. The API decides what anybody may see; a door only saves a useless page.
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation } from "react-router";
import { isOfUnit, isStaff, useMe } from "../http/me.ts";
import { paths } from "../paths.ts";
import { Notice } from "../ui/notice.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import { PageSkeleton } from "../ui/skeleton.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { NoContact } from "./no-contact.tsx";

export function SignedInDoor() {
  return <Door />;
}

export function StaffDoor() {
  return <Door staffOnly />;
}

/** For everybody of the unit, an administrator too. */
export function UnitDoor() {
  return <Door unitOnly />;
}

function Door({ staffOnly = false, unitOnly = false }: { staffOnly?: boolean; unitOnly?: boolean }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { data: me, isPending, refetch } = useMe();
  if (isPending) return <PageSkeleton />;
  if (me === null) return <Navigate to={paths.signIn(pathname + search)} replace />;
  if (me === undefined) return <NoContact onRetry={() => void refetch()} />;
  if ((staffOnly && !isStaff(me)) || (unitOnly && !isOfUnit(me))) {
    // An administrator works here too, and is told why that is not enough.
    const isAdmin = me.roles.includes("admin");
    return (
      <>
        <PageHeading title={t(isAdmin ? "queue.adminOnly.title" : "shell.forbidden.title")} />
        <Notice tone="warning">
          <p>{t(isAdmin ? "queue.adminOnly.text" : "shell.forbidden.text")}</p>
          {isAdmin && (
            <p>
              <TextLink to={paths.staff}>{t("queue.adminOnly.toStaff")}</TextLink>
            </p>
          )}
        </Notice>
      </>
    );
  }
  return <Outlet />;
}

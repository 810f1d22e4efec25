// When somebody of the unit can be met: one's own hours, and for those who lead triage also others'.
import "./meetings.css";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { useMe } from "../../../http/me.ts";
import { paths } from "../../../paths.ts";
import { Breadcrumb } from "../../../ui/breadcrumb.tsx";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { Select } from "../../../ui/text-field.tsx";
import { TextLink } from "../../../ui/text-link.tsx";
import { assignableQuery } from "../desk.queries.ts";
import { workingHoursQuery } from "./meetings.queries.ts";
import { WorkingHoursForm } from "./working-hours-form.tsx";

const whoName = "vem";
const personId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function WorkingHoursPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (!me?.permissions.includes("case.work")) {
    return (
      <div className="stack">
        <PageHeading title={t("meetings.hours.forbidden.title")} />
        <p>{t("meetings.hours.forbidden.text")}</p>
        <p>
          <TextLink to={paths.calendar}>{t("meetings.hours.forbidden.toCalendar")}</TextLink>
        </p>
      </div>
    );
  }
  return <WorkingHours me={me} />;
}

function WorkingHours({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const wanted = address.get(whoName);
  // One's own; whoever assigns work to others also sets when they can be met.
  const mayOthers = me.permissions.includes("case.assign");
  const shownId = mayOthers && wanted !== null && personId.test(wanted) ? wanted.toLowerCase() : me.person.id;
  const { data: week, isPending, refetch } = useQuery({ ...workingHoursQuery(shownId), staleTime: Infinity });
  const isMine = shownId === me.person.id;
  return (
    <>
      <Breadcrumb
        crumbs={[{ to: paths.calendar, label: t("meetings.calendar.title") }]}
        current={t("meetings.hours.title")}
      />
      <PageHeading title={t("meetings.hours.title")}>
        <p>{isMine || !week ? t("meetings.hours.lead") : t("meetings.hours.leadOf", { name: week.person.name })}</p>
      </PageHeading>
      <div className="working-hours-page stack">
        {mayOthers && (
          <WhoseHours
            me={me}
            shownId={shownId}
            onChange={(id) => setAddress(id === me.person.id ? {} : { [whoName]: id }, { preventScrollReset: true })}
          />
        )}
        {isPending && <Skeleton lines={6} label={t("meetings.hours.loading")} />}
        {!isPending && !week && (
          <Notice tone="danger" title={t("meetings.hours.failed.title")}>
            <Button variant="secondary" onClick={() => void refetch()}>
              {t("meetings.hours.failed.retry")}
            </Button>
          </Notice>
        )}
        {week && <WorkingHoursForm key={week.person.id} week={week} />}
      </div>
    </>
  );
}

function WhoseHours({ me, shownId, onChange }: { me: Me; shownId: string; onChange: (id: string) => void }) {
  const { t } = useTranslation();
  const { data: people = [] } = useQuery(assignableQuery);
  const own = { value: me.person.id, label: t("meetings.hours.mine", { name: me.person.name ?? me.person.email }) };
  const others = people.filter(({ id }) => id !== me.person.id).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t("meetings.hours.person")}
      options={[own, ...others]}
      value={shownId}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

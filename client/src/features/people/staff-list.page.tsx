// The people of the unit: who they are, which roles they have, who is deactivated. For administrators; others come to the stand-ins.
import { useQuery } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { roles } from "@samverkansstod/api/contract/permissions.ts";
import { useMe } from "../../http/me.ts";
import { useRoleTitle } from "../../http/role-titles.ts";
import { paths } from "../../paths.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { NotFetched, PeopleFrame } from "./people-frame.tsx";
import { staffQuery, type StaffFilter } from "./people.queries.ts";
import { StaffRows } from "./staff-rows.tsx";

const statuses = ["active", "deactivated", "all"] as const;
/** As they stand in the address; what is usual is not written. */
const inAddress = { active: "", deactivated: "inaktiverade", all: "alla" } as const;

export function StaffListPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  if (me && !me.permissions.includes("people.administer")) {
    return <Navigate to={me.permissions.includes("people.read_assignable") ? paths.standIns : paths.roles} replace />;
  }
  return (
    <PeopleFrame title={t("people.list.title")} lead={t("people.list.lead")} needs="people.administer">
      <StaffList />
    </PeopleFrame>
  );
}

function readFilter(address: URLSearchParams): StaffFilter {
  const q = address.get("sok")?.trim().slice(0, 200);
  const status = statuses.find((one) => inAddress[one] === address.get("visa"));
  const role = roles.find((one) => one === address.get("roll"));
  return { ...(q && { q }), ...(status && { status }), ...(role && { role }) };
}

function StaffList() {
  const { t } = useTranslation();
  const title = useRoleTitle();
  const [address, setAddress] = useSearchParams();
  const filter = readFilter(address);
  const { data, isPending, refetch } = useQuery(staffQuery(filter));
  const [typed, setTyped] = useState(filter.q ?? "");
  function change(name: string, value: string) {
    const next = new URLSearchParams(address);
    if (value === "") next.delete(name);
    else next.set(name, value);
    setAddress(next, { preventScrollReset: true });
  }
  return (
    <>
      <p>
        <LinkButton to={paths.invite}>{t("people.list.invite")}</LinkButton>
      </p>
      {data?.rolesElsewhere && (
        <Notice>
          <p>{t("people.elsewhere")}</p>
        </Notice>
      )}
      <div role="search" aria-label={t("people.list.title")} className="stack">
        <form
          className="people-search"
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault();
            change("sok", typed.trim());
          }}
        >
          <TextField
            type="search"
            label={t("people.list.search")}
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" variant="secondary" icon="search">
            {t("people.list.find")}
          </Button>
        </form>
        <div className="filter-fields">
          <Select
            label={t("people.list.status")}
            options={statuses.map((value) => ({ value, label: t(`people.list.statuses.${value}`) }))}
            value={filter.status ?? "active"}
            onChange={({ target }) =>
              change("visa", inAddress[statuses.find((one) => one === target.value) ?? "active"])
            }
          />
          <Select
            label={t("people.list.role")}
            options={[
              { value: "", label: t("people.list.allRoles") },
              ...roles.map((value) => ({ value, label: title(value) })),
            ]}
            value={filter.role ?? ""}
            onChange={(event) => change("roll", event.target.value)}
          />
        </div>
      </div>
      {isPending && <Skeleton lines={6} label={t("people.loading")} />}
      {!isPending && !data && <NotFetched onRetry={() => void refetch()} />}
      {data && <StaffRows rows={data.items} />}
    </>
  );
}

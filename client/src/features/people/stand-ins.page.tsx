// Who stands in for whom, today and to come; one's own to set and remove, for a coordinator everybody's.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { removeStandIn, type StandIn } from "@samverkansstod/api/contract/stand-ins.ts";
import { call } from "../../http/call.ts";
import { useMe } from "../../http/me.ts";
import { standInsQuery } from "../../http/stand-ins.ts";
import { formatDateSpan } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { NotFetched, PeopleFrame } from "./people-frame.tsx";
import { NotSaved } from "./person-form.tsx";
import { StandInForm } from "./stand-in-form.tsx";

export function StandInsPage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <PeopleFrame title={t("people.standIns.title")} lead={t("people.standIns.lead")} needs="people.read_assignable">
      {me && <StandIns me={me} />}
    </PeopleFrame>
  );
}

function StandIns({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { data: items, isPending, refetch } = useQuery(standInsQuery);
  const standsIn = items?.some(({ standIn, holdsToday }) => holdsToday && standIn.id === me.person.id) ?? false;
  return (
    <>
      {standsIn && (
        <p>
          <TextLink to={paths.queueStandingIn}>{t("people.standIns.toQueue")}</TextLink>
        </p>
      )}
      {isPending && <Skeleton lines={4} label={t("people.loading")} />}
      {!isPending && !items && <NotFetched onRetry={() => void refetch()} />}
      {items && <Rows items={items} me={me} />}
      {me.permissions.includes("stand_in.set_own") && <StandInForm me={me} />}
    </>
  );
}

function Rows({ items, me }: { items: readonly StandIn[]; me: Me }) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  const [removed, setRemoved] = useState(0);
  const removing = useMutation({
    mutationFn: (id: string) => call(removeStandIn, { params: { id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: standInsQuery.queryKey });
      say(t("people.standIns.removed"));
      setRemoved((count) => count + 1);
    },
  });
  useEffect(() => {
    // The row, and its button, are gone.
    if (removed > 0) place.current?.focus();
  }, [removed]);
  const mayRemove = ({ absent }: StandIn) =>
    me.permissions.includes("stand_in.set_any") ||
    (me.permissions.includes("stand_in.set_own") && absent.id === me.person.id);
  return (
    <div ref={place} tabIndex={-1}>
      {removing.error && <NotSaved error={removing.error} />}
      {items.length === 0 && <p>{t("people.standIns.none")}</p>}
      {items.length > 0 && (
        <Table caption={t("people.standIns.caption")} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t("people.standIns.absent")}</th>
              <th scope="col">{t("people.standIns.standIn")}</th>
              <th scope="col">{t("people.standIns.days")}</th>
              <th scope="col">
                <VisuallyHidden>{t("people.standIns.remove")}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">{item.absent.name}</th>
                <td>{item.standIn.name}</td>
                <td>
                  {formatDateSpan(item.from, item.to, i18n.language)}{" "}
                  {item.holdsToday && <Tag tone="info">{t("people.standIns.today")}</Tag>}
                </td>
                <td>
                  {mayRemove(item) && (
                    <Button
                      variant="secondary"
                      busy={removing.isPending && removing.variables === item.id}
                      onClick={() => removing.mutate(item.id)}
                    >
                      {t("people.standIns.remove")}{" "}
                      <VisuallyHidden>
                        {t("people.standIns.removeOf", { standIn: item.standIn.name, absent: item.absent.name })}
                      </VisuallyHidden>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

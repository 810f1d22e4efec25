// What staff have changed about an organisation in the register, latest first.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { OrganisationEvent } from "@samverkansstod/api/contract/organisations.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { More, NotFetched } from "./not-fetched.tsx";
import { nameOf } from "./organisation-name.ts";
import { eventsQuery } from "./organisations.queries.ts";

export function OrganisationEvents({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const list = useInfiniteQuery(eventsQuery(id));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const sentence = ({ type, actor, organisation, other, fields }: OrganisationEvent) =>
    t(`organisations.events.${type}`, {
      actor,
      name: nameOf(organisation),
      other: other ? nameOf(other) : "",
      fields: fields.map((field) => t(`organisations.events.fields.${field}`)).join(", "),
    });
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs">
        {t("organisations.events.heading")}
      </h2>
      {list.error && <NotFetched error={list.error} retry={list.refetch} />}
      {!rows && !list.error && <Skeleton lines={2} />}
      {rows?.length === 0 && <p className="text-subtle">{t("organisations.events.empty")}</p>}
      {rows && rows.length > 0 && (
        <ol className="register-list">
          {rows.map((event) => (
            <li key={event.id}>
              <p>{sentence(event)}</p>
              {event.reason && <p className="text">{event.reason}</p>}
              <p className="text-subtle text-small">{formatDateTime(event.at, i18n.language)}</p>
            </li>
          ))}
        </ol>
      )}
      <More list={list} />
    </section>
  );
}

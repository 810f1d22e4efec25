// One period of membership as staff see it: who, since when, confirmed by whom, and how it ended.
import { useTranslation } from "react-i18next";
import type { Member } from "@samverkansstod/api/contract/members.ts";
import { formatDate } from "../../i18n/dates.ts";
import { Tag } from "../../ui/tag.tsx";

export function StaffMember({ member, organisationId }: { member: Member; organisationId: string }) {
  const { t, i18n } = useTranslation();
  const { name, email, roleTitle, since, organisation, confirmed, ended } = member;
  const day = (at: string) => formatDate(at, i18n.language);
  const by = (who: string | null) => who ?? t("members.unit");
  const facts = [
    ...(roleTitle ? [roleTitle] : []),
    t("members.since", { date: day(since) }),
    ...(organisation.id === organisationId ? [] : [t("members.through", { name: organisation.name })]),
  ];
  return (
    <>
      <p className="register-name">
        <strong>{name ?? email}</strong>
        {!confirmed && !ended && (
          <Tag tone="warning" icon="clock">
            {t("members.unconfirmed")}
          </Tag>
        )}
        {confirmed && (
          <Tag tone="success" icon="check-circle">
            {t("members.confirmedPlain")}
          </Tag>
        )}
      </p>
      <p className="text-subtle">
        {name !== null && (
          <>
            <a className="ds-link" href={`mailto:${email}`}>
              {email}
            </a>{" "}
            ·{" "}
          </>
        )}
        {facts.join(" · ")}
      </p>
      {confirmed && (
        <p className="text-small">
          {t(confirmed.seenWhat ? "members.confirmedByStaff" : "members.confirmedBy", {
            date: day(confirmed.at),
            by: by(confirmed.by),
            seenWhat: confirmed.seenWhat ?? "",
          })}
        </p>
      )}
      {ended && (
        <p className="text-small">
          {t(`members.past.${ended.reason ? "staff" : ended.byKind === "self" ? "self" : "member"}`, {
            date: day(ended.at),
            by: by(ended.by),
            reason: ended.reason ?? "",
          })}
        </p>
      )}
    </>
  );
}

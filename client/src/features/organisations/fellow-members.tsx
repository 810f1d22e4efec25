// The members of an organisation as a confirmed one sees them: names, never addresses, and what can be done.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FellowMember } from "@samverkansstod/api/contract/members.ts";
import { formatDate } from "../../i18n/dates.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Tag } from "../../ui/tag.tsx";
import { More, NotFetched } from "./not-fetched.tsx";
import { fellowsQuery } from "./organisations.queries.ts";
import { useMemberDialogs } from "./use-member-dialogs.tsx";

export function FellowMembers({ organisation }: { organisation: { id: string; name: string } }) {
  const { t, i18n } = useTranslation();
  const list = useInfiniteQuery(fellowsQuery(organisation.id));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const { open, dialog, heading } = useMemberDialogs({ as: "member", organisation });
  const facts = ({ roleTitle, since }: FellowMember) =>
    [...(roleTitle ? [roleTitle] : []), t("members.since", { date: formatDate(since, i18n.language) })].join(" · ");
  const actions = (member: FellowMember, name: string) => (
    <ButtonRow>
      {!member.confirmed && (
        <Button
          variant="secondary"
          aria-label={t("members.confirmWho", { name })}
          onClick={() => open({ form: "confirm", member: { id: member.id, name } })}
        >
          {t("members.confirm")}
        </Button>
      )}
      <Button
        variant="tertiary"
        tone="danger"
        aria-label={t("members.removeWho", { name })}
        onClick={() => open({ form: "remove", member: { id: member.id, name } })}
      >
        {t("members.remove")}
      </Button>
    </ButtonRow>
  );
  return (
    <section className="stack-tight">
      <h3 className="ds-heading" data-size="2xs" ref={heading} tabIndex={-1}>
        {t("members.headingOf", { name: organisation.name })}
      </h3>
      {list.error && <NotFetched error={list.error} retry={list.refetch} />}
      {!rows && !list.error && <Skeleton lines={3} />}
      {rows && (
        <ul className="register-list">
          {rows.map((member) => {
            const name = member.name ?? t("members.noName");
            return (
              <li key={member.id} className="stack-tight">
                <p className="register-name">
                  <strong>{name}</strong>
                  {member.me && <span>({t("members.me")})</span>}
                  {!member.confirmed && (
                    <Tag tone="warning" icon="clock">
                      {t("members.unconfirmed")}
                    </Tag>
                  )}
                </p>
                <p className="text-subtle text-small">{facts(member)}</p>
                {!member.me && actions(member, name)}
              </li>
            );
          })}
        </ul>
      )}
      <More list={list} />
      <div>
        <Button
          variant="secondary"
          icon="mail"
          aria-label={t("members.invite.title", { name: organisation.name })}
          onClick={() => open({ form: "invite" })}
        >
          {t("members.invite.open")}
        </Button>
      </div>
      {dialog}
    </section>
  );
}

// Who belongs to an organisation, as staff see it: present members with what can be done, and on request the former ones.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Member } from "@samverkansstod/api/contract/members.ts";
import type { Organisation } from "@samverkansstod/api/contract/organisations.ts";
import { useMe } from "../../http/me.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { More, NotFetched } from "./not-fetched.tsx";
import { nameOf } from "./organisation-name.ts";
import { membersQuery } from "./organisations.queries.ts";
import { StaffMember } from "./staff-member.tsx";
import { useMemberDialogs } from "./use-member-dialogs.tsx";

export function StaffMembers({ found }: { found: Organisation }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [past, setPast] = useState(false);
  const list = useInfiniteQuery(membersQuery(found.id, "present"));
  const rows = list.data?.pages.flatMap((page) => page.items);
  const { open, dialog, heading } = useMemberDialogs({
    as: "staff",
    organisation: { id: found.id, name: nameOf(found) },
  });
  const mayManage = found.actions.includes("manage_members");
  const actions = (member: Member) => {
    if (!mayManage) return null;
    const one = { id: member.id, name: member.name ?? member.email ?? t("sharing.somebody") };
    // Staff who belong to it themselves are confirmed by somebody else.
    const mayConfirm = member.confirmed === null && member.personId !== me?.person.id;
    return (
      <ButtonRow>
        {mayConfirm && (
          <Button
            variant="secondary"
            aria-label={t("members.confirmWho", { name: one.name })}
            onClick={() => open({ form: "confirm", member: one })}
          >
            {t("members.confirm")}
          </Button>
        )}
        <Button
          variant="tertiary"
          tone="danger"
          aria-label={t("members.removeWho", { name: one.name })}
          onClick={() => open({ form: "remove", member: one })}
        >
          {t("members.remove")}
        </Button>
      </ButtonRow>
    );
  };
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs" ref={heading} tabIndex={-1}>
        {t("members.heading")}
      </h2>
      {list.error && <NotFetched error={list.error} retry={list.refetch} />}
      {!rows && !list.error && <Skeleton lines={3} />}
      {rows?.length === 0 && <p className="text-subtle">{t("members.empty")}</p>}
      {rows && rows.length > 0 && (
        <ul className="register-list">
          {rows.map((member) => (
            <li key={member.id} className="stack-tight">
              <StaffMember member={member} organisationId={found.id} />
              {actions(member)}
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
      <ButtonRow>
        {mayManage && (
          <Button variant="secondary" icon="mail" onClick={() => open({ form: "invite" })}>
            {t("members.invite.open")}
          </Button>
        )}
        <Button variant="tertiary" tone="neutral" aria-expanded={past} onClick={() => setPast(!past)}>
          {t(past ? "members.past.hide" : "members.past.show")}
        </Button>
      </ButtonRow>
      {past && <PastMembers id={found.id} />}
      {dialog}
    </section>
  );
}

function PastMembers({ id }: { id: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(membersQuery(id, "past"));
  const rows = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <h3 className="ds-heading" data-size="2xs">
        {t("members.past.heading")}
      </h3>
      {list.error && <NotFetched error={list.error} retry={list.refetch} />}
      {!rows && !list.error && <Skeleton lines={2} />}
      {rows?.length === 0 && <p className="text-subtle">{t("members.past.empty")}</p>}
      {rows && rows.length > 0 && (
        <ul className="register-list">
          {rows.map((member) => (
            <li key={member.id} className="stack-tight">
              <StaffMember member={member} organisationId={id} />
            </li>
          ))}
        </ul>
      )}
      <More list={list} />
    </>
  );
}

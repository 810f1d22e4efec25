// Invitations of an organisation that nobody has taken, each with a way to take it back. Nothing is shown where there is none.
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { revokeFellowInvitation, revokeInvitation, type Invitation } from "@samverkansstod/api/contract/members.ts";
import { call } from "../../http/call.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { formatDate } from "../../i18n/dates.ts";
import { Button } from "../../ui/button.tsx";
import { useSay } from "../../ui/status-line.tsx";
import type { As } from "./member-forms.tsx";
import { More } from "./not-fetched.tsx";
import { invitationsQuery, readMembersAnew } from "./organisations.queries.ts";

interface InvitationsProps {
  id: string;
  as: As;
  mayChange: boolean;
}

export function Invitations({ id, as, mayChange }: InvitationsProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useInfiniteQuery(invitationsQuery(id, as));
  const revoking = useMutation({
    mutationFn: ({ id: invitationId }: Invitation) =>
      call(as === "staff" ? revokeInvitation : revokeFellowInvitation, { params: { id, invitationId } }),
    onSuccess: async (_, { email }) => {
      say(t("members.invite.revoked", { email }));
      heading.current?.focus();
      await readMembersAnew(queries);
    },
    onError: async (error) => {
      say(problemSentence(t, error));
      await readMembersAnew(queries);
    },
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3 className="ds-heading" data-size="2xs" ref={heading} tabIndex={-1}>
        {t("members.invite.heading")}
      </h3>
      <ul className="register-list">
        {rows.map((one) => (
          <li key={one.id} className="row-spread">
            <div>
              <p>{one.email}</p>
              <p className="text-subtle text-small">
                {one.expired
                  ? t("members.invite.expired")
                  : t("members.invite.until", { date: formatDate(one.expiresAt, i18n.language) })}
                {one.invitedBy && ` · ${t("members.invite.by", { name: one.invitedBy })}`}
              </p>
            </div>
            {mayChange && (
              <Button
                variant="tertiary"
                tone="danger"
                busy={revoking.isPending}
                aria-label={t("members.invite.revokeWho", { email: one.email })}
                onClick={() => revoking.mutate(one)}
              >
                {t("members.invite.revoke")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <More list={list} />
    </section>
  );
}

// What an invitation is about, and saying yes to it.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { acceptInvitation, memberLimits, type readInvitation } from "@samverkansstod/api/contract/members.ts";
import type { AnswerOf } from "@samverkansstod/api/contract/endpoint.ts";
import { call } from "../../http/call.ts";
import { formatDate } from "../../i18n/dates.ts";
import { paths } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { forgetSecret } from "./kept-secret.ts";
import { readMembersAnew } from "./organisations.queries.ts";
import { lackOf, useSending } from "./use-sending.ts";

interface AcceptProps {
  secret: string;
  invitation: AnswerOf<typeof readInvitation>;
  /** Nobody knows the reader's name yet. */
  needsName: boolean;
}

export function AcceptForm({ secret, invitation, needsName }: AcceptProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const { organisation, invitedBy, invitedByKind, expiresAt } = invitation;
  const form = useSending({
    name: "accept",
    initial: { name: "" },
    lacks: ({ name }) => ({ name: needsName ? lackOf(name, t("members.invitation.nameMissing")) : undefined }),
    send: ({ name }) => call(acceptInvitation, { body: { secret, ...(needsName && { name: name.trim() }) } }),
    onDone: () => {
      forgetSecret();
      void readMembersAnew(queries);
      say(t("members.invitation.accepted", { name: organisation.name }));
      void navigate(paths.myOrganisations);
    },
  });
  const by = invitedBy && {
    name: invitedBy,
    organisation: organisation.name,
  };
  return (
    <form className="stack" onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {by && (
        <p className="lead">
          {t(invitedByKind === "staff" ? "members.invitation.byStaff" : "members.invitation.byMember", by)}
        </p>
      )}
      <p>{t("members.invitation.means")}</p>
      <p>{t("members.invitation.until", { date: formatDate(expiresAt, i18n.language) })}</p>
      {needsName && (
        <TextField
          {...form.text("name")}
          label={t("members.invitation.name")}
          hint={t("members.invitation.nameHint")}
          autoComplete="name"
          maxLength={memberLimits.name}
        />
      )}
      <div>
        <Button type="submit" busy={form.saving}>
          {t("members.invitation.accept")}
        </Button>
      </div>
      <p className="text-subtle">{t("members.invitation.notFor")}</p>
    </form>
  );
}

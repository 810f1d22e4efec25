// Inviting somebody to the unit.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { invitePerson } from "@samverkansstod/api/contract/staff.ts";
import { call } from "../../http/call.ts";
import { paths } from "../../paths.ts";
import { Notice } from "../../ui/notice.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { PeopleFrame } from "./people-frame.tsx";
import { showPerson, staffQuery } from "./people.queries.ts";
import { PersonForm } from "./person-form.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { usePersonForm } from "./use-person-form.ts";

export function InvitePage() {
  const { t } = useTranslation();
  return (
    <PeopleFrame title={t("people.invite.title")} lead={t("people.invite.lead")} needs="people.administer">
      <InviteForm />
    </PeopleFrame>
  );
}

interface Typed {
  email: string;
  name: string;
  title: string;
  roles: readonly Role[];
  language: Language;
}

const initial: Typed = { email: "", name: "", title: "", roles: [], language: "sv" };

function InviteForm() {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data } = useQuery(staffQuery({}));
  const { form, value, set, text } = usePersonForm({
    name: "invite",
    initial,
    labels: {
      email: t("people.invite.email"),
      name: t("people.invite.name"),
      title: t("people.invite.personTitle"),
      roles: t("people.invite.roles"),
      language: t("people.invite.language"),
    },
    lacks: ({ email, name }) => ({
      email: email.trim() === "" ? t("people.invite.missingEmail") : undefined,
      name: name.trim() === "" ? t("people.invite.missingName") : undefined,
    }),
    send: ({ email, name, title, roles, language }, idempotencyKey) =>
      call(invitePerson, {
        body: { email: email.trim(), name: name.trim(), title: title.trim() || null, roles: [...roles], language },
        idempotencyKey,
      }),
    onDone: (person) => {
      showPerson(queries, person);
      say(t("people.invite.done", { name: person.name ?? person.email, email: person.email }));
      void navigate(paths.person(person.id));
    },
  });
  return (
    <PersonForm form={form} submit={t("people.invite.save")} onClose={() => void navigate(paths.staff)}>
      <TextField {...text("email")} type="email" autoComplete="off" hint={t("people.invite.emailHint")} />
      <TextField {...text("name")} autoComplete="off" />
      <TextField {...text("title")} autoComplete="off" optional hint={t("people.invite.titleHint")} />
      {data?.rolesElsewhere ? (
        <Notice>
          <p>{t("people.elsewhere")}</p>
        </Notice>
      ) : (
        <RoleChoice id="invite-roles" value={value.roles} onChange={(roles) => set({ roles })} />
      )}
      <Select
        {...text("language")}
        options={[
          { value: "sv", label: "Svenska" },
          { value: "en", label: "English" },
        ]}
      />
    </PersonForm>
  );
}

// Changing somebody's name and title, and their roles.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { editPerson, giveRoles, mostName, type StaffPerson } from "@samverkansstod/api/contract/staff.ts";
import { mostReason } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../http/call.ts";
import { isProblem } from "../../http/problem.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { personQuery, showPerson } from "./people.queries.ts";
import { PersonForm } from "./person-form.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { usePersonForm } from "./use-person-form.ts";

export interface PersonDialogProps {
  person: StaffPerson;
  onClose: () => void;
  /** After the API has done it, with the sentence that says so. */
  onDone: (said: string) => void;
}

/** What follows from an answer or a refusal, the same for every form about one person. */
export function useAfter({ person, onDone }: PersonDialogProps) {
  const queries = useQueryClient();
  return {
    done: (after: StaffPerson, said: string) => {
      showPerson(queries, after);
      onDone(said);
    },
    refused: (error: Error) => {
      // What it is now, so that the next try builds on it.
      if (isProblem(error) && !isProblem(error, "invalid_fields")) {
        void queries.invalidateQueries({ queryKey: personQuery(person.id).queryKey });
      }
    },
  };
}

export function EditForm(props: PersonDialogProps) {
  const { person, onClose } = props;
  const { t } = useTranslation();
  const after = useAfter(props);
  const { form, text } = usePersonForm({
    name: "edit",
    initial: { name: person.name ?? "", title: person.title ?? "" },
    labels: { name: t("people.invite.name"), title: t("people.invite.personTitle") },
    lacks: ({ name }) => ({ name: name.trim() === "" ? t("people.invite.missingName") : undefined }),
    send: ({ name, title }) =>
      call(editPerson, {
        params: { id: person.id },
        version: person.version,
        body: { name: name.trim(), title: title.trim() || null },
      }),
    onDone: (changed) => after.done(changed, t("people.edit.done")),
    onRefused: after.refused,
  });
  return (
    <PersonForm form={form} submit={t("people.edit.save")} onClose={onClose}>
      <TextField {...text("name")} maxLength={mostName} autoComplete="off" />
      <TextField
        {...text("title")}
        maxLength={mostName}
        autoComplete="off"
        optional
        hint={t("people.invite.titleHint")}
      />
    </PersonForm>
  );
}

interface TypedRoles {
  roles: readonly Role[];
  reason: string;
}

export function RolesForm(props: PersonDialogProps) {
  const { person, onClose } = props;
  const { t } = useTranslation();
  const after = useAfter(props);
  const initial: TypedRoles = { roles: person.roles, reason: "" };
  const { form, value, set, text } = usePersonForm({
    name: "give",
    initial,
    labels: { roles: t("people.invite.roles"), reason: t("people.give.reason") },
    send: ({ roles, reason }) =>
      call(giveRoles, {
        params: { id: person.id },
        version: person.version,
        body: { roles: [...roles], ...(reason.trim() && { reason: reason.trim() }) },
      }),
    onDone: (changed) => after.done(changed, t("people.give.done")),
    onRefused: after.refused,
  });
  const takesCases = (roles: readonly Role[]) => roles.includes("consultant") || roles.includes("coordinator");
  const keepsCases = person.openCases > 0 && takesCases(person.roles) && !takesCases(value.roles);
  return (
    <PersonForm form={form} submit={t("people.give.save")} onClose={onClose}>
      <p>{t("people.give.text")}</p>
      <RoleChoice id="give-roles" value={value.roles} onChange={(roles) => set({ roles })} />
      {keepsCases && <p>{t("people.give.keepsCases", { count: person.openCases })}</p>}
      <TextArea {...text("reason")} optional rows={2} limit={mostReason} hint={t("people.give.reasonHint")} />
    </PersonForm>
  );
}

// Some of the roles, by what they are called.
import { useTranslation } from "react-i18next";
import { roles, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { useRoleTitle } from "../../http/role-titles.ts";
import { CheckboxGroup } from "../../ui/choice-group.tsx";

interface RoleChoiceProps {
  id: string;
  value: readonly Role[];
  onChange: (chosen: Role[]) => void;
}

export function RoleChoice({ id, value, onChange }: RoleChoiceProps) {
  const { t } = useTranslation();
  const title = useRoleTitle();
  return (
    <CheckboxGroup
      id={id}
      legend={t("people.invite.roles")}
      hint={t("people.invite.rolesHint")}
      choices={roles.map((role) => ({ value: role, label: title(role) }))}
      value={value}
      onChange={({ target }) =>
        onChange(roles.filter((role) => (role === target.value ? target.checked : value.includes(role))))
      }
    />
  );
}

/** The roles somebody has, in words. */
export function useRoleWords(): (held: readonly string[]) => string {
  const { t } = useTranslation();
  const title = useRoleTitle();
  return (held) =>
    roles
      .filter((role) => held.includes(role))
      .map((role) => title(role))
      .join(", ") || t("people.noRoles");
}

// The whole table of roles and permissions, made from the one that the API goes by. Open to everybody of the unit.
import { useTranslation } from "react-i18next";
import {
  permissions,
  permissionsOfEverybody,
  permissionsOfRole,
  roles,
  type Permission,
} from "@samverkansstod/api/contract/permissions.ts";
import { useRoleTitle } from "../../http/role-titles.ts";
import { Icon } from "../../ui/icon.tsx";
import { Table } from "../../ui/table.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { PeopleFrame } from "./people-frame.tsx";

export function RolesPage() {
  const { t } = useTranslation();
  const title = useRoleTitle();
  const isForAll = (permission: Permission) => permissionsOfEverybody.includes(permission);
  return (
    <PeopleFrame title={t("people.roles.title")} lead={t("people.roles.lead")}>
      <p>{t("people.roles.admin")}</p>
      <div className="role-table">
        <Table caption={t("people.roles.caption")} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t("people.roles.permission")}</th>
              <th scope="col">{t("people.roles.everybody")}</th>
              {roles.map((role) => (
                <th scope="col" key={role}>
                  {title(role)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{t(`people.permissions.${permission}`)}</th>
                <Cell may={isForAll(permission)} />
                {roles.map((role) => (
                  <Cell key={role} may={isForAll(permission) || permissionsOfRole[role].includes(permission)} />
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </PeopleFrame>
  );
}

function Cell({ may }: { may: boolean }) {
  const { t } = useTranslation();
  return (
    <td>
      {may && <Icon name="check-circle" />}
      {may ? (
        <VisuallyHidden>{t("people.roles.yes")}</VisuallyHidden>
      ) : (
        <span className="text-subtle">{t("people.roles.no")}</span>
      )}
    </td>
  );
}

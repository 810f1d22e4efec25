// The people of the unit as rows: name, title, roles, address, and whether they are active.
import { useTranslation } from "react-i18next";
import type { StaffRow } from "@samverkansstod/api/contract/staff.ts";
import { paths } from "../../paths.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useRoleWords } from "./role-choice.tsx";

export function StaffRows({ rows }: { rows: readonly StaffRow[] }) {
  const { t } = useTranslation();
  const roleWords = useRoleWords();
  if (rows.length === 0) {
    return (
      <EmptyState title={t("people.list.empty")}>
        <p>{t("people.list.emptyText")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <p role="status">{t("people.list.shown", { count: rows.length })}</p>
      <Table caption={t("people.list.caption")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("people.list.name")}</th>
            <th scope="col">{t("people.list.personTitle")}</th>
            <th scope="col">{t("people.list.roles")}</th>
            <th scope="col">{t("people.list.email")}</th>
            <th scope="col">{t("people.list.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <TextLink to={paths.person(row.id)}>{row.name ?? row.email}</TextLink>
              </th>
              <td>{row.title}</td>
              <td>{roleWords(row.roles)}</td>
              <td>{row.email}</td>
              <td>
                {row.deactivatedAt === null ? (
                  <Tag tone="success">{t("people.active")}</Tag>
                ) : (
                  <Tag>{t("people.deactivated")}</Tag>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

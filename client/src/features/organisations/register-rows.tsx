// The rows of the register: a table, and on a narrow window a list.
import { useTranslation } from "react-i18next";
import type { OrganisationSummary } from "@samverkansstod/api/contract/organisations.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { paths } from "../../paths.ts";
import { Table } from "../../ui/table.tsx";
import { Tag } from "../../ui/tag.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { nameOf } from "./organisation-name.ts";

interface RowsProps {
  rows: readonly OrganisationSummary[];
}

export function RegisterRows({ rows }: RowsProps) {
  return useNarrow() ? <RegisterList rows={rows} /> : <RegisterTable rows={rows} />;
}

const columns = ["name", "number", "form", "areas", "cases"] as const;

function RegisterTable({ rows }: RowsProps) {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  return (
    <Table caption={t("organisations.caption")} captionHidden scrolls="page">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === "cases" ? "number" : undefined}>
              {t(`organisations.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Name row={row} />
            </th>
            <td className="numbers nowrap">{row.number ?? <NoNumber />}</td>
            <td>{label("organisationForms", row.form)}</td>
            <td>{row.areas.map((area) => label("areas", area)).join(", ")}</td>
            <td className="number">{row.cases}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function RegisterList({ rows }: RowsProps) {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  return (
    <ul className="register-list" aria-label={t("organisations.caption")}>
      {rows.map((row) => (
        <li key={row.id} className="stack-tight">
          <Name row={row} />
          <p className="text-subtle">
            <span className="numbers">{row.number ?? t("organisations.noNumber")}</span> ·{" "}
            {label("organisationForms", row.form)} · {t("organisations.column.cases")}: {row.cases}
          </p>
        </li>
      ))}
    </ul>
  );
}

function NoNumber() {
  const { t } = useTranslation();
  return <span className="text-subtle">{t("organisations.noNumber")}</span>;
}

function Name({ row }: { row: OrganisationSummary }) {
  const { t } = useTranslation();
  return (
    <span className="register-name">
      <TextLink to={paths.organisation(row.id)}>{nameOf(row)}</TextLink>
      {row.asked === "first" && <Tag tone="info">{t("organisations.askedTag.first")}</Tag>}
      {row.sameAs && <Tag icon="undo">{t("organisations.sameAs", { name: nameOf(row.sameAs) })}</Tag>}
    </span>
  );
}

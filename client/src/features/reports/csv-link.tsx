// The list as a file: a plain link. When it is pressed the sign-in is renewed first, since the browser fetches the file by itself and would
// otherwise get a refusal for one.
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { mostRows, type Figure } from "@samverkansstod/api/contract/reports.ts";
import { meQuery } from "../../http/me.ts";
import { formatNumber } from "../../i18n/numbers.ts";
import { Notice } from "../../ui/notice.tsx";
import type { ReportView } from "./report-view.ts";
import { csvAddress } from "./reports.queries.ts";

interface CsvLinkProps {
  figure: Figure;
  view: ReportView;
  rows: number;
}

export function CsvLink({ figure, view, rows }: CsvLinkProps) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const link = useRef<HTMLAnchorElement>(null);
  const renewed = useRef(false);
  const [failed, setFailed] = useState(false);
  const amount = formatNumber(rows, i18n.language);
  if (rows === 0) return null;
  if (rows > mostRows) {
    const most = formatNumber(mostRows, i18n.language);
    return <p className="no-print">{t("reports.cases.csvTooMany", { rows: amount, most })}</p>;
  }

  async function renewFirst(event: MouseEvent) {
    if (renewed.current) {
      renewed.current = false;
      return;
    }
    event.preventDefault();
    try {
      // Null is told to the door by the query itself.
      if ((await queries.query({ ...meQuery, staleTime: 0 })) === null) return;
    } catch {
      setFailed(true);
      return;
    }
    setFailed(false);
    renewed.current = true;
    link.current?.click();
  }

  return (
    <div className="no-print stack-tight">
      <p className="row">
        <a
          ref={link}
          className="ds-button"
          data-variant="secondary"
          data-color="accent"
          download
          href={csvAddress(figure, view, i18n.language === "en" ? "en" : "sv")}
          onClick={(event) => void renewFirst(event)}
        >
          {t("reports.cases.csv")}
        </a>
        <span className="text-subtle text-small">{t("reports.cases.csvHint", { count: rows, rows: amount })}</span>
      </p>
      {failed && (
        <Notice tone="danger" announced>
          <p>{t("reports.cases.csvNoContact")}</p>
        </Notice>
      )}
    </div>
  );
}

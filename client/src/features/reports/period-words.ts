// What periods are called: "november 2026" and "v. 53 2026" where there is room, "nov" and "53" below a column of a chart.
import type { TFunction } from "i18next";

const week = /^(\d{4})-W(\d{2})$/;

function monthName(key: string, language: string, length: "long" | "short"): string {
  const locale = language === "en" ? "en-GB" : "sv-SE";
  const name = new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: length }).format(
    new Date(`${key}-01T00:00:00Z`),
  );
  return name.replace(/\.$/, "");
}

/** "november 2026", "v. 53 2026". */
export function periodName(t: TFunction, key: string, language: string): string {
  const [, year, number] = week.exec(key) ?? [];
  if (year && number) return t("reports.weekOfYear", { week: Number(number), year });
  return `${monthName(key, language, "long")} ${key.slice(0, 4)}`;
}

/** What stands below a column: the month or the week's number, and the year where a new one begins. */
export function periodMark(key: string, before: string | undefined, language: string): { label: string; note: string } {
  const [, , number] = week.exec(key) ?? [];
  const year = key.slice(0, 4);
  return {
    label: number ? String(Number(number)) : monthName(key, language, "short"),
    note: before?.slice(0, 4) === year ? "" : year,
  };
}

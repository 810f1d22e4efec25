// A CSV file that a Swedish Excel opens right: semicolons, every cell quoted, CRLF, a byte order mark, and no cell that it would take for a formula.

/** What begins a formula, also in the full-width forms that some keyboards write. */
const formulaSigns = "=+-@＝＋－＠";
const blanks = /^[\s\p{Cf}\p{Cc}]*/u;

/** Whether Excel or its like would take the text for a formula: spaces before it do not help, and a tab or line break may begin one. */
export function looksLikeFormula(text: string): boolean {
  const before = blanks.exec(text)?.[0] ?? "";
  const first = text.charAt(before.length);
  return /[\t\r\n]/.test(before) || (first !== "" && formulaSigns.includes(first));
}

/** The cell in quotes. What would be a formula gets an apostrophe before it, which says that it is text. */
export function csvCell(text: string): string {
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The file: without the byte order mark Excel reads å, ä and ö as something else. */
export function csvFile(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(csvCell).join(";")}\r\n`).join("")}`;
}

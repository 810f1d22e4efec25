// Numbers as people read them: "1 234" in Swedish, "1,234" in English; shares in whole per cent.
const locales = { sv: "sv-SE", en: "en-GB" } as const;

function localeOf(language: string) {
  return language === "en" ? locales.en : locales.sv;
}

export function formatNumber(value: number, language: string): string {
  return value.toLocaleString(localeOf(language));
}

/** "25 %"; a share between nothing and one in a hundred says so: "<1 %". */
export function formatShare(part: number, whole: number, language: string): string {
  const share = whole === 0 ? 0 : part / whole;
  const per = (value: number) =>
    value.toLocaleString(localeOf(language), { style: "percent", maximumFractionDigits: 0 });
  return share > 0 && share < 0.01 ? `<${per(0.01)}` : per(share);
}

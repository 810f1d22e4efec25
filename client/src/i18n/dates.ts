// Dates and times as people read them, in Stockholm, whatever the zone of the device: "26 november 2026", "kl. 9.00" (never a colon in
// Swedish). Takes what the API sends: an instant, or a date in Stockholm. Node and browsers differ in sv-SE, so the parts are put together here.

const zone = "Europe/Stockholm";

/** How each language writes a time, and puts it after a date. */
const manners = {
  sv: { locale: "sv-SE", colon: ".", at: "kl." },
  en: { locale: "en-GB", colon: ":", at: "at" },
} as const;

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

const numericDate = { year: "numeric", month: "2-digit", day: "2-digit" } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

function mannerOf(language: string) {
  return language === "en" ? manners.en : manners.sv;
}

function partsOf(value: string, language: string): Parts {
  const { locale } = mannerOf(language);
  // A date without a time is the same day everywhere.
  const isDate = !value.includes("T");
  const timeZone = isDate ? "UTC" : zone;
  const key = `${locale} ${timeZone}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "numeric",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(key, format);
  }
  const parts = format.formatToParts(new Date(isDate ? `${value}T00:00:00Z` : value));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** "26 november 2026". */
export function formatDate(value: string, language: string): string {
  const { day, month, year } = partsOf(value, language);
  return `${day} ${month} ${year}`;
}

/** "26 nov.", and with the year when it is another than that of `today`, a date in Stockholm. */
export function formatShortDate(date: string, today: string, language: string): string {
  const { locale } = mannerOf(language);
  const { day, year } = partsOf(date, language);
  const key = `${locale} short`;
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "short" });
  formats.set(key, format);
  const month = format.formatToParts(new Date(`${date}T00:00:00Z`)).find(({ type }) => type === "month")?.value;
  return date.slice(0, 4) === today.slice(0, 4) ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** "torsdag 26 november 2026". */
export function formatDateWithWeekday(value: string, language: string): string {
  return `${partsOf(value, language).weekday} ${formatDate(value, language)}`;
}

/** "9.00", "14.05"; in Swedish text it follows "kl.". */
export function formatTime(instant: string, language: string): string {
  const { hour = "", minute = "" } = partsOf(instant, language);
  return `${Number(hour)}${mannerOf(language).colon}${minute.padStart(2, "0")}`;
}

/** "26 november 2026 kl. 14.05". */
export function formatDateTime(instant: string, language: string): string {
  return `${formatDate(instant, language)} ${mannerOf(language).at} ${formatTime(instant, language)}`;
}

/** "torsdag 26 november 2026 kl. 14.05". */
export function formatDateTimeWithWeekday(instant: string, language: string): string {
  return `${partsOf(instant, language).weekday} ${formatDateTime(instant, language)}`;
}

/** "torsdag 26 november 2026 kl. 10.00–11.00": from one instant to another, usually of the same day. */
export function formatTimeSpan(from: string, to: string, language: string): string {
  return `${formatDateWithWeekday(from, language)}${language === "en" ? "," : ""} ${formatClockSpan(from, to, language)}`;
}

/** "kl. 10.00–11.00", and in English "10:00–11:00". */
export function formatClockSpan(from: string, to: string, language: string): string {
  const span = `${formatTime(from, language)}–${formatTime(to, language)}`;
  return language === "en" ? span : `kl. ${span}`;
}

/** From one date to another, saying month and year once where they are the same: "30 november–6 december 2026". */
export function formatDateSpan(from: string, to: string, language: string): string {
  const [first, last] = [partsOf(from, language), partsOf(to, language)];
  if (first.year !== last.year) return `${formatDate(from, language)}–${formatDate(to, language)}`;
  const start = first.month === last.month ? first.day : `${first.day} ${first.month}`;
  return `${start}–${formatDate(to, language)}`;
}

/** The date in Stockholm at an instant: "2026-11-26". */
export function stockholmDate(instant: string): string {
  const format = formats.get("date") ?? new Intl.DateTimeFormat("en-GB", { ...numericDate, timeZone: zone });
  formats.set("date", format);
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
}

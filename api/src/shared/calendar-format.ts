/*
 * Dates and times as the texts write them (mails, papers). Machine formats are ISO and need nothing from here.
 * Source: webbriktlinjer R66 (full year always; "kl. 9.00–15.30" with a full stop).
 */
type Language = "sv" | "en";

const months: Record<Language, readonly string[]> = {
  sv: [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

/** "13 december 2026" or "13 December 2026". */
export function showDate(date: Temporal.PlainDate, language: Language): string {
  return `${date.day} ${months[language][date.month - 1]} ${date.year}`;
}

/** "9.00", and in English "9:00"; 24 hours, minutes always, seconds never. */
export function showTime(time: Temporal.PlainTime, language: Language = "sv"): string {
  const minutes = String(time.minute).padStart(2, "0");
  return language === "sv" ? `${time.hour}.${minutes}` : `${time.hour}:${minutes}`;
}

/** "kl. 9.00–15.30", and in English "9:00–15:30". */
export function showTimeRange(from: Temporal.PlainTime, to: Temporal.PlainTime, language: Language = "sv"): string {
  const range = `${showTime(from, language)}–${showTime(to, language)}`;
  return language === "sv" ? `kl. ${range}` : range;
}

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

const weekdays: Record<Language, readonly string[]> = {
  sv: ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/** "måndag" or "Monday". */
export function showWeekday(date: Temporal.PlainDate, language: Language): string {
  return weekdays[language][date.dayOfWeek - 1] ?? "";
}

const stockholm = (instant: Temporal.Instant) => instant.toZonedDateTimeISO("Europe/Stockholm");

/** The Stockholm wall time of an instant: "13 december 2026 kl. 9.00", and in English "13 December 2026, 9:00". */
export function showDateTime(instant: Temporal.Instant, language: Language): string {
  const local = stockholm(instant);
  const time = showTime(local.toPlainTime(), language);
  const date = showDate(local.toPlainDate(), language);
  return language === "sv" ? `${date} kl. ${time}` : `${date}, ${time}`;
}

/** When a meeting is: "måndag 29 mars 2027 kl. 10.00–11.00". */
export function showMeetingTime(from: Temporal.Instant, to: Temporal.Instant, language: Language): string {
  const [start, end] = [stockholm(from), stockholm(to)];
  const range = showTimeRange(start.toPlainTime(), end.toPlainTime(), language);
  const date = `${showWeekday(start.toPlainDate(), language)} ${showDate(start.toPlainDate(), language)}`;
  return language === "sv" ? `${date} ${range}` : `${date}, ${range}`;
}

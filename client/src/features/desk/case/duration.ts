// Minutes as people say and write them: "1 timme 20 minuter", and two fields for hours and minutes.
import { useTranslation } from "react-i18next";

/** `duration(80)` → "1 timme 20 minuter". */
export function useDuration(): (minutes: number) => string {
  const { t } = useTranslation();
  return (all) => {
    const { hours, minutes } = splitMinutes(all);
    const parts = [
      ...(hours > 0 ? [t("endings.duration.hours", { count: hours })] : []),
      ...(minutes > 0 || hours === 0 ? [t("endings.duration.minutes", { count: minutes })] : []),
    ];
    return parts.join(" ");
  };
}

export function splitMinutes(all: number): { hours: number; minutes: number } {
  return { hours: Math.floor(all / 60), minutes: all % 60 };
}

/** The most that the API takes for one case. */
const mostMinutes = 600_000;

/** Minutes in all of what was typed in the two fields; an empty field is nothing. Null: not to be read as a time. */
export function minutesTyped(hours: string, minutes: string): number | null {
  const [h, m] = [hours.trim() || "0", minutes.trim() || "0"];
  if (!/^\d{1,5}$/.test(h) || !/^\d{1,2}$/.test(m) || Number(m) > 59) return null;
  const all = Number(h) * 60 + Number(m);
  return all <= mostMinutes ? all : null;
}

// A time on the wall as people read it: "02:30" as "2.30" in Swedish.
export function showWallTime(time: string, language: string): string {
  const [hours = "", minutes = ""] = time.split(":");
  return `${Number(hours)}${language === "en" ? ":" : "."}${minutes}`;
}

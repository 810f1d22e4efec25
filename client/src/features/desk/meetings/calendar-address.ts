// What the calendar shows, as it stands in the address: which week, whose meetings, and how. What the address gets wrong is left out.
import { mondayOf } from "./weeks.ts";

export interface CalendarAddress {
  /** "2026-W53". */
  week: string;
  view: "list" | "grid";
  /** "me", a person's id, or null: everybody's. */
  who: string | null;
}

const names = { week: "vecka", view: "vy", who: "vem" } as const;
const personId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is shown when the address does not say: this week as a list, and one's own meetings for those who have any. */
export interface Usual {
  week: string;
  who: "me" | null;
}

function readWho(value: string | null, usual: Usual): CalendarAddress["who"] {
  if (value === "mig") return "me";
  if (value === "alla") return null;
  return value !== null && personId.test(value) ? value.toLowerCase() : usual.who;
}

export function readAddress(address: URLSearchParams, usual: Usual): CalendarAddress {
  const week = address.get(names.week) ?? "";
  return {
    week: mondayOf(week) === null ? usual.week : week,
    view: address.get(names.view) === "kalender" ? "grid" : "list",
    who: readWho(address.get(names.who), usual),
  };
}

/** The address; what is as usual is not written. */
export function writeAddress({ week, view, who }: CalendarAddress, usual: Usual): URLSearchParams {
  const address = new URLSearchParams();
  if (week !== usual.week) address.set(names.week, week);
  if (view === "grid") address.set(names.view, "kalender");
  if (who !== usual.who) address.set(names.who, who === null ? "alla" : who === "me" ? "mig" : who);
  return address;
}

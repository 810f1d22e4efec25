// Between the clock on the wall in Stockholm and instants, whatever the zone of the device. A wall time can mean one instant, none
// (the clocks go forward) or two (they go back), and nobody but the writer knows which.

export interface WallTime {
  /** YYYY-MM-DD */
  date: string;
  /** HH:MM */
  time: string;
}

export type Meaning =
  | { kind: "exact"; instant: string }
  | { kind: "gap"; nextValid: WallTime }
  | { kind: "fold"; earlier: string; later: string };

const minute = 60_000;
const day = 24 * 60 * minute;

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function partsAt(milliseconds: number): WallTime {
  const parts = Object.fromEntries(clock.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  return { date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`, time: `${parts["hour"]}:${parts["minute"]}` };
}

/** The wall time read as if it were UTC: a number to reckon with, no instant. */
function asNumber({ date, time }: WallTime): number {
  return Date.parse(`${date}T${time}Z`);
}

function offsetAt(milliseconds: number): number {
  return asNumber(partsAt(milliseconds)) - Math.floor(milliseconds / minute) * minute;
}

/** What the clock on the wall shows at an instant. */
export function wallTimeAt(instant: Date): WallTime {
  return partsAt(instant.getTime());
}

export function todayInStockholm(): string {
  return wallTimeAt(new Date()).date;
}

/** Null when date or time is no date or time at all. */
export function meaningOf({ date, time }: WallTime): Meaning | null {
  const wall = asNumber({ date, time });
  // 30 February comes out as 2 March, so what was read is compared with what was written.
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 16) !== `${date}T${time}`) return null;
  const [earlier, later] = readingsOf(wall);
  if (earlier === undefined) return { kind: "gap", nextValid: afterGap(wall) };
  return later === undefined ? { kind: "exact", instant: earlier } : { kind: "fold", earlier, later };
}

/** The instants at which the wall shows this, earliest first. */
function readingsOf(wall: number): string[] {
  // The offset changes at most once in two days, so those before and after are all there can be.
  const offsets = new Set([offsetAt(wall - day), offsetAt(wall + day)]);
  const found = [...offsets].map((offset) => wall - offset).filter((instant) => asNumber(partsAt(instant)) === wall);
  return found.toSorted((a, b) => a - b).map((instant) => new Date(instant).toISOString());
}

function afterGap(wall: number): WallTime {
  let next = wall;
  while (readingsOf(next).length === 0) next += minute;
  const [date = "", time = ""] = new Date(next).toISOString().slice(0, 16).split("T");
  return { date, time };
}

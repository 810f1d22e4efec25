// A calendar as others have it: obeys METHOD, UID and SEQUENCE (RFC 5546), and reads its files by a parser it is given. Knows nothing of ours.
import ICAL from "ical.js";
import { sync } from "node-ical";

/** What a parser found in a file: one event. */
export interface FoundEvent {
  method: string;
  uid: string;
  sequence: number;
  /** Instants, as ISO 8601 with Z. */
  start: string;
  end: string;
  stamp: string;
  status: string;
  summary: string;
  location: string;
  organizer: string;
  attendees: string[];
  /** The zone that the start names, and UTC where it names none. */
  zone: string;
}

type Parser = (file: string) => FoundEvent;

const isoOf = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
const addressOf = (text: string) => text.replace(/^mailto:/iu, "");

/** By ical.js, with the rules of the zone that stand in the file and no others. */
export function readByIcalJs(file: string): FoundEvent {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent");
  const [component] = events;
  if (!component || events.length !== 1) throw new Error(`${events.length} events in one file`);
  const event = new ICAL.Event(component);
  const timeOf = (name: string) => component.getFirstPropertyValue(name) as ICAL.Time;
  const textOf = (from: ICAL.Component, name: string) => String(from.getFirstPropertyValue(name) ?? "");
  return {
    method: textOf(calendar, "method"),
    uid: event.uid,
    sequence: event.sequence,
    start: isoOf(event.startDate.toUnixTime() * 1000),
    end: isoOf(event.endDate.toUnixTime() * 1000),
    stamp: isoOf(timeOf("dtstamp").toUnixTime() * 1000),
    status: textOf(component, "status"),
    summary: event.summary,
    location: textOf(component, "location"),
    organizer: addressOf(event.organizer),
    attendees: event.attendees.map((attendee) => addressOf(String(attendee.getFirstValue()))),
    zone: event.startDate.zone.tzid,
  };
}

/** By node-ical, which knows the zones of the world by name. */
export function readByNodeIcal(file: string): FoundEvent {
  const parsed = sync.parseICS(file);
  const events = Object.values(parsed).filter((one) => one?.type === "VEVENT");
  const [event] = events;
  if (event?.type !== "VEVENT" || events.length !== 1) throw new Error(`${events.length} events in one file`);
  const said = event as unknown as Record<string, unknown>;
  const text = (value: unknown): string =>
    typeof value === "object" && value !== null && "val" in value
      ? text(value.val)
      : typeof value === "string"
        ? value
        : "";
  const attendees = said["attendee"] === undefined ? [] : [said["attendee"]].flat();
  return {
    method: String((parsed as unknown as { vcalendar?: { method?: string } }).vcalendar?.method ?? said["method"]),
    uid: event.uid,
    sequence: Number(said["sequence"]),
    start: isoOf(event.start.getTime()),
    end: isoOf(event.end?.getTime() ?? Number.NaN),
    stamp: isoOf(event.dtstamp.getTime()),
    status: text(said["status"]),
    summary: text(event.summary),
    location: text(event.location),
    organizer: addressOf(text(event.organizer)),
    attendees: attendees.map((attendee) => addressOf(text(attendee))),
    zone: event.start.tz ?? "UTC",
  };
}

/** Everything there is in it is what files have put there. */
export class TestCalendar {
  readonly #read: Parser;
  readonly #events = new Map<string, FoundEvent>();
  readonly #latest = new Map<string, number>();

  constructor(read: Parser) {
    this.#read = read;
  }

  /** A file that comes later than one with a higher sequence changes nothing. */
  take(file: string): void {
    const event = this.#read(file);
    if (event.sequence < (this.#latest.get(event.uid) ?? 0)) return;
    this.#latest.set(event.uid, event.sequence);
    if (event.method === "CANCEL") this.#events.delete(event.uid);
    else this.#events.set(event.uid, event);
  }

  get events(): FoundEvent[] {
    return [...this.#events.values()];
  }
}

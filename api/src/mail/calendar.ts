// The calendar file of a meeting's mail (RFC 5545, 6047), made when the mail is sent from what its row holds. In Stockholm time, with the rules of
// that zone inside, so that every calendar shows the same clock on both sides of a change.
import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
} from "ical-generator";
import { tzlib_get_ical_block } from "timezones-ical-library";
import type { Language } from "../contract/account.ts";
import { fill } from "../contract/words.ts";
import { stockholmToInstant, stockholmZone } from "../shared/calendar-zone.ts";
import type { CalendarFile } from "./mail.ts";
import { mailWords } from "./words.ts";

type Data = Readonly<Record<string, string>>;

interface Sending {
  language: Language;
  /** The receiver's address. */
  to: string;
  /** When the row was made. */
  createdAt: string;
  /** Of the address that people come to; with the meeting's id it makes the UID. */
  host: string;
}

/** The zone's rules under the name that the event uses: the library gives those of Berlin, which are the same, as Berlin's. */
function zoneRules(zone: string): string | null {
  const [block] = tzlib_get_ical_block(zone);
  return block?.replace(/^(TZID|X-LIC-LOCATION):.*$/gmu, `$1:${zone}`) ?? null;
}

/** A name as every calendar reads it in a parameter: on one line, without the signs that some take for an end or an escape. */
const nameOf = (name: string | undefined, address: string) => name?.replace(/[\p{Cc}"^\\]+/gu, " ").trim() || address;

function locationOf({ placeKind, onSite, phone, video }: Data, language: Language): string | null {
  const words = mailWords[language].calendar;
  if (placeKind === "phone") return phone ? fill(words.phoneNumber, { number: phone }) : words.phone;
  if (placeKind === "video") return video ?? words.video;
  return onSite ?? null;
}

const stockholmOf = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(stockholmZone);
const isTwice = (time: Temporal.ZonedDateTime) =>
  stockholmToInstant(time.toPlainDate(), time.toPlainTime()).kind === "fold";

/** The file that goes with a mail about a meeting; undefined for any other mail. */
export function calendarFile(data: Data, { language, to, createdAt, host }: Sending): CalendarFile | undefined {
  const { meetingId, calendarMethod, startsAt, endsAt, unitEmail, unitName, caseNumber = "" } = data;
  if (!meetingId || !startsAt || !endsAt) return undefined;
  const cancels = calendarMethod === "CANCEL";
  const start = stockholmOf(startsAt);
  const end = stockholmOf(endsAt);
  const calendar = new ICalCalendar({
    prodId: { company: "samverkansstod", product: "samverkansstod", language: language.toUpperCase() },
    method: cancels ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // Without a zone of the calendar's own, instants such as DTSTAMP stay in UTC; the event names its zone itself.
    timezone: { name: null, generator: zoneRules },
  });
  const event = calendar.createEvent({
    id: `${meetingId}@${host}`,
    sequence: Number(data["sequence"]),
    stamp: Temporal.Instant.from(createdAt),
    start,
    end,
    // A wall time that occurs twice means the first one to every calendar, so within that hour only UTC is exact.
    timezone: isTwice(start) || isTwice(end) ? null : stockholmZone,
    summary: fill(mailWords[language].calendar.summary, { caseNumber }),
    location: locationOf(data, language),
    status: cancels ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: unitEmail ? { name: nameOf(unitName, unitEmail), email: unitEmail } : null,
  });
  // The receiver and the one they meet: nobody is told others' addresses, and only somebody of the unit is named.
  const people = [
    { email: data["consultantEmail"] ?? "", name: data["consultantName"] },
    { email: to, name: undefined },
  ];
  for (const [at, { email, name }] of people.entries()) {
    if (email === "" || people.findIndex((other) => other.email === email) !== at) continue;
    event.createAttendee({
      email,
      name: nameOf(name, email),
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: false,
    });
  }
  return { method: cancels ? "CANCEL" : "REQUEST", content: calendar.toString() };
}

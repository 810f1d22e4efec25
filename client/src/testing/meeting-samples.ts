// Meetings, offers, free times and participants as staff see them. Tests change what matters to them; the clock they stand in is that of
// story-samples.ts, 25 November 2026.
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import type { Meeting, MeetingLog, TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import type { Participant } from "@samverkansstod/api/contract/participants.ts";
import { caseId, johan } from "./case-samples.ts";

/** An hour of a winter day in Stockholm, from a clock like "10:00". */
export function anHour(date: string, clock: string): FreeTime {
  const startsAt = new Date(`${date}T${clock}:00+01:00`);
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const localEnd = new Date(endsAt.getTime() + 3_600_000).toISOString().slice(0, 16);
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), localStart: `${date}T${clock}`, localEnd };
}

type StaffPart = NonNullable<Meeting["staff"]>;

/** A booked meeting of the case 123, in the future. */
export function aMeeting({ staff, ...changes }: Partial<Omit<Meeting, "staff">> & { staff?: Partial<StaffPart> } = {}) {
  return {
    id: caseId(700),
    version: 1,
    requestId: caseId(123),
    state: "booked",
    ...anHour("2026-12-03", "10:00"),
    placeKind: "on_site",
    place: "Exempelgatan 1",
    consultant: johan,
    cancelCode: null,
    moves: 0,
    staff: {
      caseNumber: "SAM-2026-000123",
      subject: "Läxhjälp på biblioteket",
      organisationName: "Exempelföreningen Läxlyktan",
      invited: [
        { email: "johan@goteborg.example", name: johan.name, role: "consultant" },
        { email: "kontakt@laxlyktan.example", name: "Maryam Lindvall", role: "requester" },
      ],
      moved: [],
      cancelReason: null,
      log: null,
      earlierLogs: [],
      missingLog: false,
      ...staff,
    },
    ...changes,
  } satisfies Meeting;
}

export function aLog(changes: Partial<MeetingLog> = {}): MeetingLog {
  return {
    at: "2026-11-24T15:00:00.000Z",
    author: johan.name,
    tookPlace: true,
    notBecause: null,
    minutes: 75,
    attendance: [
      { party: "requester", count: 2 },
      { party: "city", count: 1 },
    ],
    agreed: "Föreningen får låna salen på tisdagar.\n\nBiblioteket låser.",
    nextStep: "Skriva ett avtal",
    nextStepBy: "2026-12-15",
    correction: null,
    ...changes,
  };
}

/** A meeting that has been, and says nothing of how it went. */
export function aPastMeeting(changes: Parameters<typeof aMeeting>[0] = {}) {
  const { staff, ...rest } = changes;
  return aMeeting({ ...anHour("2026-11-24", "10:00"), ...rest, staff: { missingLog: true, ...staff } });
}

/** The same, logged. */
export function aHeldMeeting(log: Partial<MeetingLog> = {}, changes: Parameters<typeof aMeeting>[0] = {}) {
  const { staff, ...rest } = changes;
  return aPastMeeting({ state: "held", version: 2, ...rest, staff: { missingLog: false, log: aLog(log), ...staff } });
}

export function anOffer(changes: Partial<TimeOffer> = {}): TimeOffer {
  return {
    id: caseId(800),
    state: "open",
    consultant: johan,
    createdAt: "2026-11-25T08:00:00.000Z",
    expiresAt: "2026-11-28T08:00:00.000Z",
    placeKind: "video",
    place: null,
    times: [
      { id: caseId(801), ...anHour("2026-12-03", "10:00"), picked: false },
      { id: caseId(802), ...anHour("2026-12-04", "13:00"), picked: false },
    ],
    ...changes,
  };
}

export const freeTimes: FreeTime[] = [
  anHour("2026-12-03", "10:00"),
  anHour("2026-12-03", "11:00"),
  anHour("2026-12-04", "09:00"),
  anHour("2026-12-07", "14:00"),
];

export const amina: Participant = {
  id: caseId(901),
  name: "Amina Påhittad",
  email: "amina@kultur.example",
  hasAddress: true,
  protected: false,
  party: "city",
  organisationName: "Kulturförvaltningen",
};

export const bo: Participant = {
  id: caseId(902),
  name: "Bo Utan-Adress",
  email: null,
  hasAddress: false,
  protected: false,
  party: "other_organisation",
  organisationName: null,
};

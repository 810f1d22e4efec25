// What hangs on a made-up case beside its history: messages, notes, meetings with their logs, endings. Pure: from its steps as they were timed.
import { stockholmZone } from "@samverkansstod/api/shared/calendar-zone.ts";
import type {
  ending,
  endingOutcome,
  endingPrinciple,
  meeting,
  meetingAttendance,
  meetingInvitee,
  meetingLog,
  message,
  note,
  offeredTime,
  rating,
  reservation,
  timeOffer,
} from "../schema/index.ts";
import type { Diary, Slot } from "./demo-diary.ts";
import { end, react } from "./demo-endings.ts";
import type { Somebody, TimedStep } from "./demo-history.ts";
import { seededId } from "./demo-ids.ts";
import { between, type Random } from "./demo-time.ts";
import type { RequestSeed } from "./request-seed.ts";

type Row<T extends { $inferInsert: unknown }> = T["$inferInsert"];

export interface Records {
  messages: Row<typeof message>[];
  notes: Row<typeof note>[];
  meetings: Row<typeof meeting>[];
  invitees: Row<typeof meetingInvitee>[];
  logs: Row<typeof meetingLog>[];
  attendance: Row<typeof meetingAttendance>[];
  offers: Row<typeof timeOffer>[];
  offered: Row<typeof offeredTime>[];
  reservations: Row<typeof reservation>[];
  endings: Row<typeof ending>[];
  outcomes: Row<typeof endingOutcome>[];
  principles: Row<typeof endingPrinciple>[];
  ratings: Row<typeof rating>[];
}

export const noRecords = (): Records => ({
  messages: [],
  notes: [],
  meetings: [],
  invitees: [],
  logs: [],
  attendance: [],
  offers: [],
  offered: [],
  reservations: [],
  endings: [],
  outcomes: [],
  principles: [],
  ratings: [],
});

export interface Telling {
  requestId: string;
  seed: number;
  request: RequestSeed;
  requester: (Somebody & { email: string }) | null;
  now: Temporal.Instant;
  diary: Diary;
  random: Random;
  emailOf(personId: string): string;
}

const wallTime = (instant: Temporal.Instant) =>
  instant.toZonedDateTimeISO(stockholmZone).toPlainDateTime().toString({ smallestUnit: "minute" });

/** Goes through the steps in order; `details` of meeting steps are filled in on the way. */
class Teller {
  readonly records = noRecords();
  private count = 0;
  private responsible: Somebody | null = null;
  private booked: { slot: Slot; id: string } | undefined;
  private readonly of: Telling;

  constructor(of: Telling) {
    this.of = of;
  }

  step(step: TimedStep, following: TimedStep | undefined): TimedStep {
    if (step.assignee) this.responsible = step.assignee;
    return this.told(step, following);
  }

  private told(step: TimedStep, following: TimedStep | undefined): TimedStep {
    const { at, text = "", actor } = step;
    const { requestId } = this.of;
    const authorId = actor?.id ?? "";
    switch (step.type) {
      case "asked":
        this.records.messages.push({
          id: this.id("message"),
          requestId,
          at,
          direction: "to_requester",
          authorId,
          text,
          question: true,
        });
        return step;
      case "answered":
        this.settle(at);
        this.records.messages.push({
          id: this.id("message"),
          requestId,
          at,
          direction: "from_requester",
          authorId,
          text,
        });
        return step;
      case "contact_logged": {
        const minutes = between(this.of.random, 2, 6) * 5;
        this.records.notes.push({
          id: this.id("note"),
          requestId,
          at,
          kind: "official",
          authorId,
          text,
          channel: "phone",
          contactAt: at,
          minutes,
        });
        return { ...step, details: { channel: "phone", minutes: String(minutes) } };
      }
      case "times_offered":
        return this.offer(step);
      case "meeting_booked":
        return this.book(step, following);
      case "meeting_held":
        return this.hold(step);
      case "reminded": {
        const question = this.records.messages.findLast(({ question: asked, settledAt }) => asked && !settledAt);
        if (question) question.reminders = (question.reminders ?? 0) + 1;
        return step;
      }
      case "reopened": {
        const last = this.records.endings.at(-1);
        if (last) last.supersededAt = at;
        return step;
      }
      case "ending_confirmed":
      case "ending_unconfirmed": {
        const last = this.records.endings.at(-1);
        if (last) react(last, step.type === "ending_confirmed" ? at : null, this.of, this.records);
        return step;
      }
      case "closed":
      case "declined":
      case "referred":
      case "withdrawn":
      case "voided":
        this.settle(at);
        return end(step, this.id("ending"), this.of, this.records);
      default:
        return step;
    }
  }

  private id(kind: string): string {
    this.count += 1;
    return seededId(this.of.seed, kind, `${this.of.requestId}|${this.count}`);
  }

  private settle(at: string): void {
    for (const one of this.records.messages) if (one.question) one.settledAt ??= at;
  }

  private book(step: TimedStep, following: TimedStep | undefined): TimedStep {
    const { now, diary, random, requestId, requester } = this.of;
    const consultant = this.responsible ?? step.actor;
    if (!consultant) return step;
    const end = Temporal.Instant.from(step.occasion === "held" ? (following?.at ?? step.at) : now);
    const slot =
      step.occasion === "ahead"
        ? diary.next(consultant.id, now, { days: between(random, 1, 12) })
        : diary.last(consultant.id, { start: Temporal.Instant.from(step.at), end });
    if (!slot) return step;
    const id = this.id("meeting");
    const [startsAt, endsAt] = [slot.start.toString(), slot.end.toString()];
    const { place = "on_site" } = this.of.request.needs ?? {};
    const places = {
      on_site: { placeKind: "on_site", place: "Exempelgatan 1, rum Kajen" },
      digital: { placeKind: "video", place: "https://mote.goteborg.example/samverkan" },
      phone: { placeKind: "phone", place: "031-390 06 00" },
    } as const;
    this.records.meetings.push({
      id,
      requestId,
      consultantId: consultant.id,
      state: "booked",
      startsAt,
      endsAt,
      localStart: wallTime(slot.start),
      ...places[place],
      createdAt: step.at,
      createdBy: consultant.id,
    });
    this.records.invitees.push({
      meetingId: id,
      email: this.of.emailOf(consultant.id),
      name: consultant.name,
      role: "consultant",
      language: "sv",
    });
    if (requester) {
      this.records.invitees.push({
        meetingId: id,
        email: requester.email,
        name: requester.name,
        role: "requester",
        language: "sv",
      });
    }
    this.records.reservations.push({
      id: this.id("reservation"),
      resourceKind: "person",
      resourceId: consultant.id,
      blocked: `[${startsAt},${endsAt})`,
      state: "booked",
      meetingId: id,
    });
    this.booked = { slot, id };
    return { ...step, details: { startsAt, endsAt } };
  }

  private offer(step: TimedStep): TimedStep {
    const { now, diary, requestId } = this.of;
    const consultant = this.responsible ?? step.actor;
    if (!consultant) return step;
    const id = this.id("offer");
    const expiresAt = now.add({ hours: 48 }).toString();
    this.records.offers.push({
      id,
      requestId,
      consultantId: consultant.id,
      state: "open",
      createdAt: step.at,
      createdBy: consultant.id,
      expiresAt,
      placeKind: "video",
      place: "https://mote.goteborg.example/samverkan",
    });
    for (const days of [4, 5, 7]) {
      const { start, end } = diary.next(consultant.id, now, { days });
      const timeId = this.id("time");
      const [startsAt, endsAt] = [start.toString(), end.toString()];
      this.records.offered.push({ id: timeId, offerId: id, startsAt, endsAt, localStart: wallTime(start) });
      this.records.reservations.push({
        id: this.id("reservation"),
        resourceKind: "person",
        resourceId: consultant.id,
        blocked: `[${startsAt},${endsAt})`,
        state: "reserved",
        expiresAt,
        offeredTimeId: timeId,
      });
    }
    return { ...step, details: { count: "3" } };
  }

  private hold(step: TimedStep): TimedStep {
    const { random } = this.of;
    const found = this.booked;
    const held = this.records.meetings.find(({ id }) => id === found?.id);
    if (!found || !held || !step.actor) return step;
    held.state = "held";
    held.version = 2;
    const logId = this.id("log");
    this.records.logs.push({
      id: logId,
      meetingId: found.id,
      at: step.at,
      authorId: step.actor.id,
      tookPlace: true,
      minutes: between(random, 5, 9) * 15,
      agreed: step.text ?? null,
    });
    this.records.attendance.push(
      { logId, party: "requester", count: between(random, 1, 4) },
      { logId, party: "city", count: between(random, 0, 3) },
    );
    this.booked = undefined;
    return { ...step, details: { startsAt: found.slot.start.toString() } };
  }
}

/** The steps with what the history tells of them, and the rows that hang on the case. */
export function recordsOf(telling: Telling, steps: readonly TimedStep[]): { steps: TimedStep[]; records: Records } {
  const teller = new Teller(telling);
  const told = steps.map((step, index) => teller.step(step, steps[index + 1]));
  return { steps: told, records: teller.records };
}

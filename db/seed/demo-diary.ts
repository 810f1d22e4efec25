// When made-up meetings were: whole half hours of office time, never two of one consultant at once. Remembers what it gave out.
import { isWorkingDay, nextWorkingDay, swedishCalendar } from "@samverkansstod/api/shared/calendar-working-days.ts";
import { stockholmDate, stockholmZone } from "@samverkansstod/api/shared/calendar-zone.ts";

export interface Slot {
  start: Temporal.Instant;
  end: Temporal.Instant;
}

const hours = [9, 10, 11, 13, 14, 15];

function slotsOf(day: Temporal.PlainDate, minutes: number): Slot[] {
  return hours.map((hour) => {
    const start = day.toZonedDateTime({ timeZone: stockholmZone, plainTime: { hour } }).toInstant();
    return { start, end: start.add({ minutes }) };
  });
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

export class Diary {
  private readonly taken = new Map<string, Slot[]>();

  /** The last free slot that ended before `end`, after `start`; undefined when there is none. */
  last(personId: string, { start, end }: Slot, minutes = 60): Slot | undefined {
    for (
      let day = stockholmDate(end);
      !isBefore(day.toZonedDateTime(stockholmZone).toInstant().add({ hours: 24 }), start);
      day = day.subtract({ days: 1 })
    ) {
      if (!isWorkingDay(day, swedishCalendar)) continue;
      const found = slotsOf(day, minutes)
        .toReversed()
        .find((slot) => isBefore(start, slot.start) && isBefore(slot.end, end) && this.isFree(personId, slot));
      if (found) return this.take(personId, found);
    }
    return undefined;
  }

  /** The first free slot on a working day at least `days` working days from now. */
  next(personId: string, now: Temporal.Instant, { days, minutes = 60 }: { days: number; minutes?: number }): Slot {
    let day = stockholmDate(now);
    for (let left = days; left > 0; left--) day = nextWorkingDay(day, swedishCalendar);
    for (;;) {
      const found = slotsOf(day, minutes).find((slot) => this.isFree(personId, slot));
      if (found) return this.take(personId, found);
      day = nextWorkingDay(day, swedishCalendar);
    }
  }

  private isFree(personId: string, { start, end }: Slot): boolean {
    return (this.taken.get(personId) ?? []).every((slot) => !isBefore(slot.start, end) || !isBefore(start, slot.end));
  }

  private take(personId: string, slot: Slot): Slot {
    this.taken.set(personId, [...(this.taken.get(personId) ?? []), slot]);
    return slot;
  }
}

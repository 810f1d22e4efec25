// When seeded requests come in: a deterministic spread over eighteen months with the rhythm of a real year.
// Nothing here knows what is asked or by whom; the same seed and the same instant always give the same answer.

const ZONE = "Europe/Stockholm";
const MONTHS = 18;

/** Marks that the seeding gives to particular texts. */
export type ArrivalMark = "christmas_eve" | "pair_first" | "pair_second";
export type PlannedArrival = { readonly receivedAt: Temporal.Instant; readonly mark?: ArrivalMark };

/** mulberry32: small, fast and the same everywhere; for made-up data, never for anything secret. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Days that are red every year on the same date. The moving ones are left out: a stray request on Good Friday is believable. */
const FIXED_HOLIDAYS = new Set(["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"]);

export function seasonWeight(week: number): number {
  if (week >= 52 || week === 1) return 0.2;
  if (week >= 27 && week <= 32) return 0.25;
  if (week === 26 || week === 33 || week === 2) return 0.7;
  if (week >= 6 && week <= 13) return 1.6;
  if (week >= 36 && week <= 44) return 1.6;
  return 1;
}

function dayWeight(day: Temporal.PlainDate): number {
  const season = seasonWeight(day.weekOfYear ?? 1);
  const monthDay = day.toString().slice(5);
  if (FIXED_HOLIDAYS.has(monthDay)) return season * 0.05;
  return day.dayOfWeek > 5 ? season * 0.08 : season;
}

/** Between 8 and 20 with the middle of the day busiest; one in eight comes in the evening, for volunteers write after dinner. */
function timeOfDay(random: () => number): Temporal.PlainTime {
  const evening = random() < 0.125;
  const hours = evening ? 20 + random() * 3.5 : 8 + ((random() + random()) / 2) * 12;
  const seconds = Math.floor(hours * 3600);
  return Temporal.PlainTime.from({
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
    second: seconds % 60,
  });
}

function at(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant();
}

function latestChristmasEve(now: Temporal.Instant): Temporal.Instant {
  const local = now.toZonedDateTimeISO(ZONE);
  const eve = (year: number): Temporal.Instant =>
    at(Temporal.PlainDate.from({ year, month: 12, day: 24 }), Temporal.PlainTime.from("23:58"));
  const thisYear = eve(local.year);
  return Temporal.Instant.compare(thisYear, now) < 0 ? thisYear : eve(local.year - 1);
}

const byTime = (a: PlannedArrival, b: PlannedArrival): number => Temporal.Instant.compare(a.receivedAt, b.receivedAt);

/**
 * `count` arrivals in order of time, all before `now`. From three up, one is on Christmas Eve at 23.58 and two come from one
 * organisation within the same week; the rest follow the season.
 */
export function plannedArrivals(now: Temporal.Instant, count: number, seed: number): readonly PlannedArrival[] {
  const random = seededRandom(seed);
  const today = now.toZonedDateTimeISO(ZONE).toPlainDate();
  const firstDay = today.subtract({ months: MONTHS });
  const days: { day: Temporal.PlainDate; upTo: number }[] = [];
  let total = 0;
  // Today is left out, so that every time of day has already been.
  for (let day = firstDay; Temporal.PlainDate.compare(day, today) < 0; day = day.add({ days: 1 })) {
    total += dayWeight(day);
    days.push({ day, upTo: total });
  }

  const special: PlannedArrival[] = count < 3 ? [] : [{ receivedAt: latestChristmasEve(now), mark: "christmas_eve" }];
  const pairs = count < 3 ? 0 : 1;
  const ordinary = count - special.length - pairs;
  // One draw in each of `ordinary` equal shares of the weight: the season shows even with few arrivals.
  const spread: PlannedArrival[] = Array.from({ length: ordinary }, (_, index) => {
    const target = ((index + random()) / ordinary) * total;
    const found = days.find((candidate) => candidate.upTo > target) ?? days.at(-1);
    return { receivedAt: at(found?.day ?? firstDay, timeOfDay(random)) };
  });

  if (pairs === 1) {
    const middle = Math.floor(ordinary / 2);
    const first = spread[middle];
    if (first) {
      spread[middle] = { ...first, mark: "pair_first" };
      special.push({ receivedAt: sameWeek(first.receivedAt), mark: "pair_second" });
    }
  }
  return [...spread, ...special].toSorted(byTime);
}

/** Two working days later; over a weekend that is still within the same seven days. */
function sameWeek(first: Temporal.Instant): Temporal.Instant {
  const later = first.toZonedDateTimeISO(ZONE).add({ days: 2 });
  const skip = later.dayOfWeek > 5 ? 8 - later.dayOfWeek : 0;
  return later.add({ days: skip }).with({ hour: 10, minute: 12, second: 0 }).toInstant();
}

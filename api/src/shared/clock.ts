// The one source of time. Commands take `now` once from it and pass it on; tests give their own.

export interface Clock {
  now(): Temporal.Instant;
}

/** The clock of this machine, to the millisecond; `offsetMs` moves it, for trials and proofs only. */
export function systemClock(offsetMs = 0): Clock {
  return { now: () => Temporal.Instant.fromEpochMilliseconds(Temporal.Now.instant().epochMilliseconds + offsetMs) };
}

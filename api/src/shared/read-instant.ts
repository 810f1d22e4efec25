// Reads an instant that somebody wrote.

/** To the millisecond; undefined for the forms that the validator takes and Temporal does not: a tab for the T, ten decimals. */
export function readInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: "millisecond", roundingMode: "floor" });
  } catch {
    return undefined;
  }
}

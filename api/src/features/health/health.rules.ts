// What readiness means, and how it is said.
import type { Readiness } from "../../contract/health.ts";

export interface Facts {
  /** The database's clock; null when it does not answer. */
  databaseNow: Temporal.Instant | null;
  migrations: { done: number; known: number };
  /** The latest round of any worker. */
  lastBeat: Temporal.Instant | null;
  /** It was told to stop. */
  stopping: boolean;
}

const mostSkewMs = 2_000;
const oldestBeatSeconds = 180;

const fine = (says: string) => ({ ok: true, says });
const wrong = (says: string) => ({ ok: false, says });

function jobs(lastBeat: Temporal.Instant | null, now: Temporal.Instant) {
  if (lastBeat === null) return wrong("No worker has reported yet; start one with ROLE=worker or ROLE=all.");
  const seconds = Math.round(now.since(lastBeat).total("seconds"));
  if (seconds > oldestBeatSeconds)
    return wrong(`No worker has reported for ${seconds} seconds; mails and reminders wait.`);
  return fine("A worker is at work.");
}

export function readinessOf({ databaseNow, migrations, lastBeat, stopping }: Facts, now: Temporal.Instant): Readiness {
  const process = stopping ? wrong("It is stopping; send calls to another process.") : fine("The process is at work.");
  if (databaseNow === null) {
    const unknown = wrong("Not known: the database does not answer.");
    const database = wrong("The database does not answer; check that it runs and that DATABASE_URL is right.");
    return { ready: false, database, migrations: unknown, jobs: unknown, clock: unknown, process };
  }
  const skew = Math.abs(now.since(databaseNow).total("milliseconds"));
  const checks = {
    database: fine("The database answers."),
    migrations:
      // More than we know: a newer version has migrated, and its schema carries the version before it.
      migrations.done >= migrations.known
        ? fine("The schema is the present one.")
        : wrong(
            `The schema has ${migrations.done} of ${migrations.known} migrations; start the product once with the owner's rights.`,
          ),
    jobs: jobs(lastBeat, now),
    clock:
      skew <= mostSkewMs
        ? fine("The clock agrees with the database's.")
        : wrong(
            `The clock differs from the database's by ${Math.round(skew / 1000)} seconds; mend the clock of this machine.`,
          ),
    process,
  };
  return { ready: Object.values(checks).every(({ ok }) => ok), ...checks };
}

// What every start makes sure of: catalogues and settings are there, and the demo's data where it is wanted.
import { stockholmDate, stockholmDay } from "@samverkansstod/api/shared/calendar-zone.ts";
import { seedCatalogues } from "./catalogues.ts";
import { seedDemo } from "./demo.ts";
import { asSystem, withOwner } from "./owner.ts";

interface Wanted {
  now: Temporal.Instant;
  demo: boolean;
}

/** The same demo every time it is made on the same day. */
const demoSeed = 2012;

export function prepareData(ownerUrl: string, { now, demo }: Wanted): Promise<void> {
  return withOwner(ownerUrl, async (db) => {
    await asSystem(db, { name: "seed", command: "seedCatalogues" }, seedCatalogues);
    // From the beginning of the day, so that all who start it on one day get the same.
    if (demo) await seedDemo(db, { now: stockholmDay(stockholmDate(now)).start, seed: demoSeed });
  });
}

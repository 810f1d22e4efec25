// What every start makes sure of: catalogues and settings are there, and the demo's data where it is wanted.
import { seedCatalogues } from "./catalogues.ts";
import { asSystem, withOwner } from "./owner.ts";

interface Wanted {
  now: Temporal.Instant;
  demo: boolean;
}

export function prepareData(ownerUrl: string, _wanted: Wanted): Promise<void> {
  return withOwner(ownerUrl, (db) => asSystem(db, { name: "seed", command: "seedCatalogues" }, seedCatalogues));
}

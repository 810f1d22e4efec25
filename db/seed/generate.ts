// A whole town of made-up cases, for measuring: organisations and cases of five years with their history, meetings, messages and endings, all marked demo. One
// command by system:generate, all or nothing. The same day, seed and sizes always give the same rows.
import { sql } from "drizzle-orm";
import { rowsOf, type Db, type Tx } from "../client.ts";
import { setting } from "../schema/index.ts";
import { writeCases } from "./generate-cases.ts";
import { writePeople } from "./generate-people.ts";
import { plan, type Wanted } from "./generate-plan.ts";
import { writeRecords } from "./generate-records.ts";
import { asSystem } from "./owner.ts";

/** Nothing was written; the message says why. */
export class NotGenerated extends Error {
  override name = "NotGenerated";
}

interface Reporting {
  /** How many cases there are so far. */
  progress?: (cases: number) => void;
}

// Each statement's checks wait in memory until it ends.
const blockSize = 50_000;

/** Rejects with NotGenerated when there are real cases, or generated ones already. */
export function generate(db: Db, wanted: Wanted, { progress }: Reporting = {}): Promise<void> {
  return asSystem(db, { name: "generate", command: "generateCases" }, async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', '0', true), set_config('work_mem', '128MB', true)`);
    await refuseWhenInUse(tx);
    await plan(tx, wanted);
    await writePeople(tx, wanted);
    const prefix = (await tx.select().from(setting)).find(({ key }) => key === "case_number_prefix")?.value;
    for (let from = 1; from <= wanted.cases; from += blockSize) {
      const block = { from, to: Math.min(from + blockSize - 1, wanted.cases) };
      await writeCases(tx, block, typeof prefix === "string" ? prefix : "SAM");
      await writeRecords(tx, block);
      progress?.(block.to);
    }
  }).then(() => analyse(db));
}

async function refuseWhenInUse(tx: Tx): Promise<void> {
  const real = await rowsOf(tx, sql`select from app.request where not demo limit 1`);
  if (real.length > 0) {
    throw new NotGenerated("Nothing was written: there are real cases here. Give the generator a database of its own.");
  }
  const generated = await rowsOf(tx, sql`select from app.person where email like '%@generated.example' limit 1`);
  if (generated.length > 0) {
    throw new NotGenerated(
      "Nothing was written: there are generated cases already. Give the generator a new database.",
    );
  }
}

/** The planner learns of what there is now, and reads need not look up who made the rows. */
async function analyse(db: Db): Promise<void> {
  await db.execute(sql`set statement_timeout = 0`);
  await db.execute(sql`vacuum analyze`);
}

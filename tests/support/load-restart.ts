// PostgreSQL is stopped and started again, by turns fast and immediate, while writers send requests to a process of the product.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { startLoadDatabase, type LoadDatabase } from "./load-database.ts";
import { loadPeople, longestWait } from "./load-people.ts";
import { startLoadProduct } from "./load-product.ts";
import { missedOf, type Proved } from "./load-proof.ts";
import { differences } from "./load-stored.ts";
import { Ledger, sendAgain, write } from "./load-writers.ts";
import { Dice } from "./walk.ts";

export interface RestartSizes {
  restarts: number;
  writers: number;
  seed: number;
}

/** No restart is given longer than this to be recovered from. */
const longestRecovery = 20_000;
/** Milliseconds from when the database accepts connections until a request is acknowledged again. */
const soonest = 2_000;

async function restartOnce(database: LoadDatabase, ledger: Ledger, round: number): Promise<number> {
  await database.stop(round % 2 === 0 ? "fast" : "immediate");
  await database.start();
  const accepts = performance.now();
  while (performance.now() < accepts + longestRecovery) {
    const first = ledger.acknowledgedAt.find((at) => at > accepts);
    if (first !== undefined) return first - accepts;
    await pause(5);
  }
  return longestRecovery;
}

/** Waits until as many more have been acknowledged, so that each restart meets full load; not longer than a recovery. */
async function waitForMore(ledger: Ledger, more: number): Promise<void> {
  const goal = ledger.acknowledgedAt.length + more;
  const until = performance.now() + longestRecovery;
  while (ledger.acknowledgedAt.length < goal && performance.now() < until) await pause(10);
}

/** On a database that is there, or on one of its own that flushes to disk. */
export async function restartUnderWriters(
  { restarts, writers, seed }: RestartSizes,
  given?: LoadDatabase,
): Promise<Proved> {
  const dice = new Dice(seed);
  const database = given ?? (await startLoadDatabase({ flushes: true }));
  const product = await startLoadProduct(database);
  const ledger = new Ledger();
  const mark = `Omstart ${randomUUID()}`;
  const firstMs: number[] = [];
  try {
    const before = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    const people = await loadPeople(before, product.origin, writers);
    await before.end();
    let on = true;
    let until = Number.POSITIVE_INFINITY;
    const written = write({ origin: () => product.origin, ledger, goesOn: () => on, mark, until: () => until }, people);
    for (let round = 0; round < restarts; round++) {
      await waitForMore(ledger, writers + dice.below(writers));
      firstMs.push(await restartOnce(database, ledger, round));
    }
    await waitForMore(ledger, writers);
    on = false;
    until = performance.now() + longestRecovery;
    await written;
    const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
    const found = await differences(owner, ledger, mark);
    await owner.end();
    const again = await sendAgain(product.origin, ledger.acknowledged.slice(-50));
    const worst = Math.max(...firstMs);
    const answers = [...ledger.answers].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${n}×${what}`);
    const silent = ledger.count("silent");
    const { lost, twice, half, unasked } = found;
    return {
      figures: [
        `${restarts} restarts (fast and immediate by turns)`,
        `${writers} writers`,
        `${ledger.acknowledged.length} requests acknowledged`,
        `${lost} lost, ${twice} twice, ${half} half done, ${unasked} unasked, ${again} answered otherwise when sent again`,
        `${ledger.calls} calls (${answers.join(" ")})`,
        `slowest answer ${Math.round(ledger.slowest)} ms`,
        `${silent} without an answer after ${longestWait / 1000} s`,
        `${product.exits()} process exits`,
        `first success after ${firstMs.map((ms) => Math.round(ms)).join("/")} ms`,
        ...ledger.faults.slice(0, 5),
      ],
      missed: missedOf({
        "no acknowledged write is lost": lost === 0,
        "none is there twice": twice === 0 && unasked === 0 && again === 0,
        "none is half done": half === 0,
        "every call is answered within 6 s": silent === 0,
        "the process does not exit": product.exits() === 0,
        "no answer is a 500": ledger.countStatus(500) === 0,
        "every request is acknowledged in the end": ledger.faults.length === 0,
        "the first success comes within 2 s": worst <= soonest,
        "every restart broke something off": ledger.retries >= restarts,
      }),
    };
  } finally {
    await product.remove();
    if (!given) await database.remove();
  }
}

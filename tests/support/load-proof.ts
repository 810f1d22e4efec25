// What proofs under load have in common: flags, bars, the line of figures, the exit code.
import { parseArgs } from "node:util";
import { closeConnections } from "./load-http.ts";
import { buildProduct } from "./running-product.ts";

/** Figures in words, and which bars were missed. */
export interface Proved {
  figures: readonly string[];
  missed: readonly string[];
}

/** The names of the bars that do not hold. */
export const missedOf = (bars: Readonly<Record<string, boolean>>): string[] =>
  Object.entries(bars).flatMap(([name, holds]) => (holds ? [] : [name]));

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Builds the API, runs the proof with its sizes, prints its figures last on one line, and sets the exit code. */
export async function prove<Size extends string>(
  name: string,
  defaults: Readonly<Record<Size, number>>,
  run: (sizes: Record<Size, number> & { seed: number }) => Promise<Proved>,
): Promise<void> {
  const names = Object.keys(defaults) as Size[];
  const { values } = parseArgs({
    options: Object.fromEntries(["seed", ...names].map((one) => [one, { type: "string" as const }])),
  });
  const given = (one: string, otherwise: number) => Number(values[one] ?? otherwise);
  const seed = given("seed", Math.floor(Math.random() * 2 ** 31));
  const sizes = Object.fromEntries(names.map((one) => [one, given(one, defaults[one])])) as Record<Size, number>;
  const began = performance.now();
  try {
    await buildProduct("api");
    const { figures, missed } = await run({ ...sizes, seed });
    const seconds = Math.round((performance.now() - began) / 1000);
    for (const one of missed) say(`${name}: missed: ${one}`);
    const verdict = missed.length === 0 ? "every bar held" : `${missed.length} bars missed`;
    say(`${name}: seed ${seed}, ${figures.join(", ")}, ${seconds} s, ${verdict}`);
    if (missed.length > 0) process.exitCode = 1;
  } catch (error) {
    say(`${name}: seed ${seed} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  } finally {
    closeConnections();
  }
}

// `npm run proof:restore`: backs up a product at work while people write, restores it into a new folder, holds every row against what the database
// showed at that moment, and starts the product on it. `-- --cases 5000 --writers 4` for another size. Prints one line of figures, last.
import { parseArgs } from "node:util";
import { drillRestore } from "../support/restore-drill.ts";
import { buildProduct } from "../support/running-product.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    cases: { type: "string", default: "100000" },
    writers: { type: "string", default: "4" },
  },
});
const mostSeconds = 300;
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await buildProduct("api");
  const figures = await drillRestore({
    cases: Number(values.cases),
    seed: Number(values.seed),
    writers: Number(values.writers),
    say,
  });
  const { seconds, written, different, lost } = figures;
  const total = seconds.backup + seconds.restore + seconds.start;
  const missed = [
    ...(different.length > 0 ? [`tables that differ: ${different.join(", ")}`] : []),
    ...(lost > 0 ? [`acknowledged and lost: ${lost}`] : []),
    ...(written.during === 0 ? ["nobody wrote while it was backed up"] : []),
    ...(total > mostSeconds ? [`over ${mostSeconds} s`] : []),
  ];
  say(
    `restore: seed ${values.seed}, ${figures.cases} cases, ${figures.rows} rows in ${figures.tables} tables, ${figures.megabytes} MB; ` +
      `drafts written before ${written.before}, during ${written.during}, after ${written.after}; ${different.length} tables differ, ${lost} lost; ` +
      `backup ${seconds.backup.toFixed(1)} s, restore ${seconds.restore.toFixed(1)} s, start ${seconds.start.toFixed(1)} s, together ${total.toFixed(1)} s; ` +
      `${figures.signedIn} signed in${missed.length > 0 ? `; MISSED: ${missed.join("; ")}` : ""}`,
  );
  process.exitCode = missed.length > 0 ? 1 : 0;
} catch (error) {
  say(`restore: seed ${values.seed} failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

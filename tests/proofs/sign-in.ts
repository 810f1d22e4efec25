// `npm run proof:sign-in`: nobody can tell a known address from an unknown one, an account stands ten thousand guesses from as many networks while its owner
// still gets in, and fifty tabs stay signed in. Prints one line of figures; `-- --seed 7 --pairs 200 --guesses 500 --tabs 50` for another run.
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { signInLimits } from "@samverkansstod/api/features/account/account.rules.ts";
import { parseArgs } from "node:util";
import { openWorker, startApp } from "../support/app.ts";
import { missedOf } from "../support/load-proof.ts";
import { startTestServer } from "../support/postgres.ts";
import { areAlike, askInPairs, guess, renewInTabs, type Pairs } from "../support/sign-in-rounds.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    pairs: { type: "string", default: "2000" },
    guesses: { type: "string", default: "10000" },
    tabs: { type: "string", default: "50" },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const say = (line: string) => process.stdout.write(`${line}\n`);
const shown = ({ known, unknown }: { known: number; unknown: number }) =>
  `${known.toFixed(2)} and ${unknown.toFixed(2)} ms`;

const own = await startTestServer(async (ownerUrl) => {
  await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
  await prepareData(ownerUrl, { now: Temporal.Now.instant(), demo: false });
});
const worker = await openWorker(own.server);
const app = await startApp({}, { worker });
try {
  const began = performance.now();
  const runs: Pairs[] = [];
  for (let run = 0; run < 3; run++) runs.push(await askInPairs(app, Number(values.pairs), seed + run));
  const alike = (what: "asking" | "typing") => runs.some(({ medians }) => areAlike(medians[what]));
  const guessed = await guess(app, Number(values.guesses), seed);
  const tabs = await renewInTabs(app, Number(values.tabs), 5);
  const missed = missedOf({
    "known and unknown addresses are answered alike": runs.every(
      ({ answers }) => answers.asking.size === 1 && answers.typing.size === 1,
    ),
    "asking takes the same time": alike("asking"),
    "typing takes the same time": alike("typing"),
    "nobody guessed the code": guessed.gotIn === 0,
    // An hour of the counters may turn meanwhile.
    "few guesses are looked at": guessed.tried <= 2 * signInLimits.triesPerAddress,
    "the owner gets in by the link": guessed.owner.link,
    "the owner gets in by a passkey": guessed.owner.passkey,
    "the owner gets in by a code an hour later": guessed.owner.codeLater,
    "all tabs stay signed in": tabs.stayed === tabs.of,
    "a token used again after its grace ends the session": tabs.endedByReuse,
    "an older token ends the session": tabs.endedByOlder,
  });
  for (const one of missed) say(`sign-in: missed: ${one}`);
  const times = runs.map(({ medians }) => `asking ${shown(medians.asking)}, typing ${shown(medians.typing)}`);
  const figures = [
    `three runs of ${values.pairs} pairs, medians known and unknown: ${times.join("; ")}`,
    `${guessed.guesses} guesses from ${guessed.networks} networks, ${guessed.tried} looked at, ${guessed.gotIn} got in, ${guessed.mails} mails`,
    `${tabs.stayed} of ${tabs.of} renewals in tabs at once stayed signed in`,
  ];
  const seconds = Math.round((performance.now() - began) / 1000);
  const verdict = missed.length === 0 ? "every bar held" : `${missed.length} bars missed`;
  say(`sign-in: seed ${seed}, ${figures.join(", ")}, ${seconds} s, ${verdict}`);
  if (missed.length > 0) process.exitCode = 1;
} catch (error) {
  say(`sign-in: seed ${seed} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  process.exitCode = 1;
} finally {
  await app.close();
  await worker.boss.stop({ graceful: false });
  await worker.database.close();
  await worker.owner.end({ timeout: 5 });
  await own.stop();
}

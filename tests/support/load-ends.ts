// A process of the product is ended again and again, killed or told to stop, while writers send requests through it and its mails go to a mail server.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { startLoadDatabase, type LoadDatabase } from "./load-database.ts";
import { mailsAfter, startLoadMailServer } from "./load-mail.ts";
import { loadPeople } from "./load-people.ts";
import { startLoadProduct, type LoadProduct } from "./load-product.ts";
import { missedOf, type Proved } from "./load-proof.ts";
import { differences } from "./load-stored.ts";
import { Ledger, sendAgain, write } from "./load-writers.ts";
import { Dice } from "./walk.ts";

export interface EndSizes {
  ends: number;
  submissions: number;
  writers: number;
  /** Further processes that only work, and that nobody ends. */
  workers: number;
  /** Seconds that mails may take after the last request; 0: those that wait in the queue are counted as waiting. */
  mailSeconds: number;
  seed: number;
}

type Signal = "SIGKILL" | "SIGTERM";

/** The longest that a stop may take. */
const longestStop = 10_000;
/** No request is called for again this long after the process is there for good. */
const longestEnd = 30_000;

/** Ends it at as many moments, spread over the submissions by chance; gives how each ended. */
async function endAgainAndAgain(
  product: LoadProduct,
  ledger: Ledger,
  { ends, submissions, seed, signal }: EndSizes & { signal: Signal },
): Promise<{ code: number | null; ms: number }[]> {
  const dice = new Dice(seed);
  const share = submissions / (ends + 1);
  const ended: { code: number | null; ms: number }[] = [];
  for (let round = 1; round <= ends; round++) {
    const goal = Math.round(share * (round - 0.25 + dice.next() / 2));
    while (ledger.acknowledgedAt.length < goal && ledger.faults.length === 0) await pause(2);
    ended.push(await product.end(signal));
    await product.startAgain();
  }
  return ended;
}

async function run(database: LoadDatabase, sizes: EndSizes & { signal: Signal }): Promise<Proved> {
  const { ends, submissions, writers, workers, mailSeconds, signal } = sizes;
  const mark = `${signal} ${randomUUID()}`;
  const ledger = new Ledger();
  const mailServer = await startLoadMailServer();
  const owner = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  const product = await startLoadProduct(database, { SMTP_URL: mailServer.url });
  const helpers: LoadProduct[] = [];
  try {
    for (let made = 0; made < workers; made++) {
      helpers.push(await startLoadProduct(database, { SMTP_URL: mailServer.url, ROLE: "worker" }));
    }
    const people = await loadPeople(owner, product.origin, writers);
    let until = Number.POSITIVE_INFINITY;
    const goesOn = () => ledger.deeds.length < submissions;
    const written = write({ origin: () => product.origin, ledger, goesOn, mark, until: () => until }, people);
    const ended = await endAgainAndAgain(product, ledger, sizes);
    until = performance.now() + longestEnd;
    await written;
    const { lost, twice, half, unasked } = await differences(owner, ledger, mark);
    const again = await sendAgain(product.origin, ledger.acknowledged.slice(-50));
    const mails = await mailsAfter(owner, mailServer, { mark, patience: mailSeconds * 1000 });
    const answers = [...ledger.answers].toSorted(([a], [b]) => a.localeCompare(b)).map(([what, n]) => `${n}×${what}`);
    const slowestEnd = Math.max(...ended.map(({ ms }) => ms));
    const isStop = signal === "SIGTERM";
    const { missing, waiting, strange } = mails;
    return {
      figures: [
        `${ends} × ${signal} during ${submissions} requests of ${writers} writers`,
        `${ledger.acknowledged.length} acknowledged`,
        `${lost} lost, ${twice} twice, ${half} half done, ${unasked} unasked, ${again} answered otherwise when sent again`,
        `${ledger.calls} calls (${answers.join(" ")})`,
        `${ledger.cut} cut and called again`,
        ...(isStop
          ? [
              `exit codes ${[...new Set(ended.map(({ code }) => String(code)))].join("/")}`,
              `stops took ${ended.map(({ ms }) => Math.round(ms)).join("/")} ms`,
            ]
          : []),
        `${mails.mails} mails: ${missing} missing, ${waiting} waiting, ${mails.again} came twice, ${strange} under a strange Message-ID`,
        `${product.exits()} exits by itself`,
        ...ledger.faults.slice(0, 5),
      ],
      missed: missedOf({
        "every request is acknowledged in the end":
          ledger.acknowledged.length === submissions && ledger.faults.length === 0,
        "every acknowledged request is there": lost === 0,
        "none is there twice": twice === 0 && unasked === 0 && again === 0,
        "none is half done": half === 0,
        "every mail came, and one that came twice came under the same Message-ID":
          missing === 0 && strange === 0 && (mailSeconds === 0 || waiting === 0),
        "a mail comes twice at most once an end": mails.again <= ends,
        "no answer is a 500": ledger.countStatus(500) === 0,
        "the process exits only when it is told to": product.exits() === 0,
        "the ends cut something off": ledger.retries >= ends,
        ...(isStop && {
          "every stop ends with code 0": ended.every(({ code }) => code === 0),
          "every stop ends within 10 s": slowestEnd <= longestStop,
        }),
      }),
    };
  } finally {
    for (const one of [...helpers, product]) await one.remove();
    await owner.end({ timeout: 5 });
    await mailServer.close();
  }
}

/** On a database that is there, for several in a row; otherwise on one of its own that flushes to disk. */
async function endUnderWriters(sizes: EndSizes & { signal: Signal }, given?: LoadDatabase): Promise<Proved> {
  if (given) return run(given, sizes);
  const database = await startLoadDatabase({ flushes: true });
  try {
    return await run(database, sizes);
  } finally {
    await database.remove();
  }
}

export const killUnderWriters = (sizes: EndSizes, given?: LoadDatabase): Promise<Proved> =>
  endUnderWriters({ ...sizes, signal: "SIGKILL" }, given);

export const stopUnderWriters = (sizes: EndSizes, given?: LoadDatabase): Promise<Proved> =>
  endUnderWriters({ ...sizes, signal: "SIGTERM" }, given);

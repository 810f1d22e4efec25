// Two processes that answer calls and one that works, on one database: whatever one of them knows, the others know at once.
import { me, requestSignInCode, signIn, signOut } from "@samverkansstod/api/contract/account.ts";
import { createRequest, getRequest, submitRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { signInLimits } from "@samverkansstod/api/features/account/account.rules.ts";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { aForm } from "./builders.ts";
import { startLoadDatabase, type LoadDatabase } from "./load-database.ts";
import type { Outcome } from "./load-http.ts";
import { startLoadMailServer, type LoadMailServer, type ReceivedMail } from "./load-mail.ts";
import { LoadPerson } from "./load-people.ts";
import { startLoadProduct, type LoadProduct } from "./load-product.ts";
import { missedOf, type Proved } from "./load-proof.ts";

export interface ProcessSizes {
  /** How many times one key is sent to both at once. */
  pairs: number;
}

interface Stage {
  a: string;
  b: string;
  mailServer: LoadMailServer;
  owner: postgres.Sql;
}

const longestMail = 15_000;

const wordOf = (outcome: Outcome): string =>
  outcome.kind === "answer" ? `${outcome.status}${outcome.code === undefined ? "" : ` ${outcome.code}`}` : outcome.kind;
const requestOf = (outcome: Outcome): Request | undefined =>
  outcome.kind === "answer" ? (outcome.body as Request) : undefined;

/** The newest mail to this address that `is` the one, as soon as it is there. */
async function mailTo(
  { mailServer }: Stage,
  to: string,
  is: (mail: ReceivedMail) => boolean,
): Promise<ReceivedMail | undefined> {
  const until = performance.now() + longestMail;
  for (;;) {
    const found = mailServer.received.findLast((mail) => mail.to === to && is(mail));
    if (found || performance.now() > until) return found;
    await pause(20);
  }
}

const someone = () => {
  const id = randomUUID();
  return new LoadPerson({ id, email: `${id}@exempel.example` });
};

const codeIn = (mail: ReceivedMail | undefined) => /\d{6}/u.exec(mail?.subject ?? "")?.[0] ?? "";

/** Asks for a code at one process and types it at another. */
async function signInAcross(stage: Stage, asks: string, types: string): Promise<{ person: LoadPerson; word: string }> {
  const person = someone();
  await person.call(asks, requestSignInCode, { body: { email: person.email } });
  const code = codeIn(await mailTo(stage, person.email, (mail) => codeIn(mail) !== ""));
  return { person, word: wordOf(await person.call(types, signIn, { body: { code } })) };
}

/** One key to both processes at once; gives the ids that were answered, after asking again where one was told to wait. */
async function sendPair({ a, b }: Stage, person: LoadPerson): Promise<(string | undefined)[]> {
  const key = randomUUID();
  const body = aForm({ subject: `Samtidigt ${key}` });
  return Promise.all(
    [a, b].map(async (origin) => {
      for (;;) {
        const outcome = await person.call(origin, createRequest, { body, key });
        if (outcome.kind === "answer" && outcome.code === "in_progress") continue;
        return wordOf(outcome) === "201" ? requestOf(outcome)?.id : undefined;
      }
    }),
  );
}

async function sameKeyOnBoth(stage: Stage, person: LoadPerson, pairs: number) {
  const answered: (string | undefined)[][] = [];
  for (let pair = 0; pair < pairs; pair++) answered.push(await sendPair(stage, person));
  const alike = answered.filter(([first, second]) => first !== undefined && first === second).length;
  const [row] = await stage.owner<
    { n: number }[]
  >`select count(*)::int as n from app.request where requester_id = (select id from app.person where email = ${person.email}) and subject like 'Samtidigt %'`;
  return { alike, rows: row?.n ?? -1 };
}

/** Asks for codes by turns at both; gives what each was answered. */
async function askTooOften({ a, b }: Stage): Promise<string[]> {
  const person = someone();
  const words: string[] = [];
  for (let asked = 0; asked <= signInLimits.codesPerAddressAndNetwork; asked++) {
    words.push(
      wordOf(await person.call(asked % 2 === 0 ? a : b, requestSignInCode, { body: { email: person.email } })),
    );
  }
  return words;
}

/** Types wrong codes by turns at both, and then the right one. */
async function typeTooOften(stage: Stage): Promise<string[]> {
  const person = someone();
  await person.call(stage.a, requestSignInCode, { body: { email: person.email } });
  const right = codeIn(await mailTo(stage, person.email, (mail) => codeIn(mail) !== ""));
  const wrong = right === "000000" ? "000001" : "000000";
  const words: string[] = [];
  for (let typed = 0; typed <= signInLimits.triesPerCode; typed++) {
    const code = typed < signInLimits.triesPerCode ? wrong : right;
    words.push(wordOf(await person.call(typed % 2 === 0 ? stage.a : stage.b, signIn, { body: { code } })));
  }
  return words;
}

const isAll = (words: readonly string[], expected: string, last: string) =>
  words.slice(0, -1).every((word) => word === expected) && words.at(-1) === last;

async function run(stage: Stage, { pairs }: ProcessSizes): Promise<Proved> {
  const { a, b } = stage;
  const { person, word: signedInAcross } = await signInAcross(stage, a, b);
  const { person: other, word: signedInOnA } = await signInAcross(stage, a, a);
  const readOnB = wordOf(await other.call(b, me));
  const drafted = await other.call(a, createRequest, { body: aForm(), key: randomUUID() });
  const id = requestOf(drafted)?.id ?? "";
  const input = { params: { id }, version: 1, key: randomUUID() };
  const submitted = await other.call(b, submitRequest, input);
  const caseNumber = requestOf(submitted)?.caseNumber ?? "no number";
  const readOnA = requestOf(await other.call(a, getRequest, { params: { id } }))?.caseNumber;
  const receipt = await mailTo(stage, other.email, ({ subject }) => subject.endsWith(caseNumber));
  const { alike, rows } = await sameKeyOnBoth(stage, person, pairs);
  const twin = other.twin();
  const before = wordOf(await twin.call(b, me));
  const out = wordOf(await other.call(a, signOut));
  const after = wordOf(await twin.call(b, me));
  const asked = await askTooOften(stage);
  const typed = await typeTooOften(stage);
  return {
    figures: [
      `2 processes that answer, 1 that works`,
      `a code asked for on A is typed on B: ${signedInAcross}`,
      `signed in on A, reads on B: ${readOnB}`,
      `signed out on A (${out}): on B ${before} before, ${after} after`,
      `${alike} of ${pairs} keys sent to both at once were answered alike, ${rows} rows`,
      `codes asked for by turns: ${asked.join("/")}`,
      `codes typed by turns: ${typed.join("/")}`,
      `receipt ${receipt ? "sent by the worker" : "not sent"}`,
    ],
    missed: missedOf({
      "a code asked for on A is good on B": signedInAcross === "200",
      "who signs in on A works on B": signedInOnA === "200" && readOnB === "200",
      "what is written on A and sent on B is read on A": readOnA === caseNumber,
      "a mail caused on an API process is sent by the worker": receipt !== undefined,
      "who signs out on A is refused on B at once": before === "200" && out === "200" && after === "401 signed_out",
      "one key on both makes one row": alike === pairs && rows === pairs,
      "the limit of codes holds across both": isAll(asked, "202", "429 too_many"),
      "the limit of tries holds across both": isAll(typed, "422 code_wrong", "422 code_expired"),
    }),
  };
}

/** On a database that is there, or on one of its own. */
export async function acrossProcesses(sizes: ProcessSizes, given?: LoadDatabase): Promise<Proved> {
  const database = given ?? (await startLoadDatabase({ flushes: true }));
  const mailServer = await startLoadMailServer();
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const processes: LoadProduct[] = [];
  try {
    const start = (role: string) =>
      startLoadProduct(database, {
        ROLE: role,
        SMTP_URL: mailServer.url,
        PUBLIC_URL: "http://localhost:3000",
      });
    const started = await Promise.allSettled([start("api"), start("api"), start("worker")]);
    for (const one of started) if (one.status === "fulfilled") processes.push(one.value);
    const failed = started.find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
    const [a, b] = processes;
    if (!a || !b) throw new Error("two processes were not started");
    return await run({ a: a.origin, b: b.origin, mailServer, owner }, sizes);
  } finally {
    for (const one of processes) await one.remove();
    await owner.end({ timeout: 5 });
    await mailServer.close();
    if (!given) await database.remove();
  }
}

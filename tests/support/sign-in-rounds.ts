// What is proved of signing in, by any size: that a known address cannot be told from an unknown one, that an account stands many guesses and its owner still
// gets in, and what many tabs and old tokens do to a session. The real application and PostgreSQL; networks are made up.
import { me, openSignInLink, refresh, requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { sessionLimits } from "@samverkansstod/api/features/account/account.rules.ts";
import { randomUUID } from "node:crypto";
import type { TestApp } from "./app.ts";
import { addFor, aPasskey, enterWith } from "./authenticator.ts";
import { callAs, cookieHeader, signedIn } from "./people.ts";

/** Numbers that a seed gives again (mulberry32). */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each one another. */
function networks(): () => string {
  let next = 0;
  const first = 1 + Math.floor(Math.random() * 200);
  return () => {
    next += 1;
    return `10.${(first + (next >> 16)) & 255}.${(next >> 8) & 255}.${next & 255}`;
  };
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

interface Asked {
  status: number;
  body: unknown;
  cookies: readonly { name: string; value: string }[];
}

export interface Pairs {
  /** What was answered, status and body, without the id of the call; one where nothing can be told. */
  answers: { asking: Set<string>; typing: Set<string> };
  /** Milliseconds. */
  medians: Record<"asking" | "typing", { known: number; unknown: number }>;
}

/** The most that one address is asked for within the limits of an hour. */
const askedOfEach = 8;

/** Interleaved pairs: a known and an unknown address ask for a code and type a wrong one, in an order that the seed gives. */
export async function askInPairs(app: TestApp, pairs: number, seed: number): Promise<Pairs> {
  const random = numbersOf(seed);
  const network = networks();
  const people = Math.ceil(pairs / askedOfEach);
  const known: string[] = [];
  for (let n = 0; n < people; n++) known.push((await signedIn(app)).email);
  const addresses = { known, unknown: known.map(() => `${randomUUID()}@exempel.example`) };
  const answers = { asking: new Set<string>(), typing: new Set<string>() };
  const times = {
    asking: { known: [] as number[], unknown: [] as number[] },
    typing: { known: [] as number[], unknown: [] as number[] },
  };
  const timed = async (what: "asking" | "typing", who: "known" | "unknown", call: () => Promise<Asked>) => {
    const began = performance.now();
    const answer = await call();
    times[what][who].push(performance.now() - began);
    answers[what].add(`${answer.status} ${JSON.stringify({ ...(answer.body as object), instance: "" })}`);
    return answer;
  };
  for (let pair = 0; pair < pairs; pair++) {
    const order = random() < 0.5 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
    for (const who of order) {
      const from = network();
      const email = addresses[who][pair % people] ?? "";
      const body = { email, language: "sv" as const };
      const asked = await timed("asking", who, () => callAs(app, requestSignInCode, { body, network: from }));
      const cookie = cookieHeader(asked.cookies);
      await timed("typing", who, () => callAs(app, signIn, { body: { code: "123456" }, cookie, network: from }));
    }
    // Jobs are done by another process.
    app.jobs.splice(0);
  }
  const mediansOf = (what: "asking" | "typing") => ({
    known: median(times[what].known),
    unknown: median(times[what].unknown),
  });
  return { answers, medians: { asking: mediansOf("asking"), typing: mediansOf("typing") } };
}

/** Within five per cent of the greater, or a millisecond. */
export const areAlike = ({ known, unknown }: { known: number; unknown: number }): boolean =>
  Math.abs(known - unknown) <= Math.max(1, 0.05 * Math.max(known, unknown));

export interface Guessing {
  guesses: number;
  networks: number;
  /** How many codes were looked at. */
  tried: number;
  gotIn: number;
  mails: number;
  /** Whether the owner, on a network of their own, gets in meanwhile by the link and by a passkey, and an hour later by the code. */
  owner: { link: boolean; passkey: boolean; codeLater: boolean };
}

/** As many guesses at the codes of one account, each from another network; and then its owner. */
export async function guess(app: TestApp, guesses: number, seed: number): Promise<Guessing> {
  const random = numbersOf(seed);
  const network = networks();
  const person = await signedIn(app);
  const passkey = aPasskey();
  await addFor(app, person, passkey);
  await app.deliver();
  const { email } = person;
  const mailsBefore = app.mails.length;
  const ask = async () =>
    cookieHeader((await callAs(app, requestSignInCode, { body: { email }, network: network() })).cookies);
  const figures = { guesses, networks: 0, tried: 0, gotIn: 0 };
  let cookie = "";
  for (let at = 0; at < guesses; at++) {
    if (at % 5 === 0) {
      cookie = await ask();
      await app.deliver();
    }
    const code = String(Math.floor(random() * 1_000_000)).padStart(6, "0");
    const answer = await callAs(app, signIn, { body: { code }, cookie, network: network() });
    figures.networks += 1;
    if (answer.status === 200) figures.gotIn += 1;
    if (answer.status === 200 || answer.code === "code_wrong") figures.tried += 1;
  }
  const own = await ask();
  await app.deliver();
  const sent = app.mails.slice(mailsBefore).filter(({ to, subject }) => to === email && /^\d{6}/.test(subject));
  const secret = /\/logga-in\/lank#([\w-]+)/.exec(sent.at(-1)?.text ?? "")?.[1] ?? "none";
  const opened = await callAs(app, openSignInLink, { body: { secret }, cookie: own, network: network() });
  const byPasskey = await enterWith(app, passkey);
  app.clock.advance({ hours: 1 });
  const later = await ask();
  const code = /^\d{6}/.exec((await app.deliver()).findLast(({ to }) => to === email)?.subject ?? "")?.[0] ?? "";
  const typed = await callAs(app, signIn, { body: { code }, cookie: later, network: network() });
  return {
    ...figures,
    mails: sent.length,
    owner: {
      link: opened.body.me !== null && opened.status === 200,
      passkey: byPasskey.status === 200,
      codeLater: typed.status === 200,
    },
  };
}

export interface Tabs {
  /** Answers of tabs that renewed at once and were still signed in. */
  stayed: number;
  of: number;
  /** Whether an old token ended the family: after its grace, and one two generations old. */
  endedByReuse: boolean;
  endedByOlder: boolean;
}

/** Rounds of tabs that renew at once; then what an old token does. */
export async function renewInTabs(app: TestApp, tabs: number, rounds: number): Promise<Tabs> {
  const renew = (cookie: string) => callAs(app, refresh, { cookie });
  const isIn = async (cookie: string) => (await callAs(app, me, { cookie })).status === 200;
  let { cookie } = await signedIn(app);
  let stayed = 0;
  for (let round = 0; round < rounds; round++) {
    app.clock.advance({ minutes: 10 });
    const present = cookie;
    const renewed = await Promise.all(Array.from({ length: tabs }, () => renew(present)));
    for (const { status, cookies } of renewed) {
      if (status === 204 && (await isIn(cookieHeader(cookies)))) stayed += 1;
    }
    cookie = cookieHeader(renewed[0]?.cookies ?? []);
  }
  const old = await signedIn(app);
  const next = cookieHeader((await renew(old.cookie)).cookies);
  app.clock.advance({ seconds: sessionLimits.graceSeconds + 1 });
  const reused = await renew(old.cookie);
  const endedByReuse = reused.code === "signed_out" && !(await isIn(next)) && (await renew(next)).code === "signed_out";
  const older = await signedIn(app);
  const second = cookieHeader((await renew(older.cookie)).cookies);
  const third = cookieHeader((await renew(second)).cookies);
  const twice = await renew(older.cookie);
  const endedByOlder = twice.code === "signed_out" && !(await isIn(third));
  return { stayed, of: tabs * rounds, endedByReuse, endedByOlder };
}

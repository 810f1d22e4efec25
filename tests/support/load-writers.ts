// Writers: each sends whole requests one after the other, a draft and then the sending of it, each call with a key of its own, and calls again with the
// same key until it is answered. What was acknowledged is kept, to be held against what is stored.
import { refresh } from "@samverkansstod/api/contract/account.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { createRequest, submitRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { aForm } from "./builders.ts";
import type { HttpAnswer, LoadInput } from "./load-http.ts";
import type { LoadPerson } from "./load-people.ts";

/** One request that somebody sends. */
export interface Deed {
  person: LoadPerson;
  subject: string;
  createKey: string;
  submitKey: string;
  /** What was acknowledged. */
  id?: string;
  caseNumber?: string;
}

const retryAfterMs = 50;

/** What many writers did, and what they were answered. */
export class Ledger {
  readonly deeds: Deed[] = [];
  /** How many answers of each kind, such as "200", "503 unavailable", "broken ECONNRESET", "silent". */
  readonly answers = new Map<string, number>();
  readonly faults: string[] = [];
  /** When the last ones were acknowledged, as performance.now() says it. */
  readonly acknowledgedAt: number[] = [];
  calls = 0;
  retries = 0;
  slowest = 0;
  /** Calls that were sent and not answered, by a cut or by silence, and called again. */
  cut = 0;

  count(what: string): number {
    return this.answers.get(what) ?? 0;
  }

  /** How many answers have this status. */
  countStatus(status: number): number {
    return [...this.answers].reduce((sum, [what, n]) => (what.startsWith(String(status)) ? sum + n : sum), 0);
  }

  note(what: string, ms: number): void {
    this.calls++;
    this.answers.set(what, this.count(what) + 1);
    this.slowest = Math.max(this.slowest, ms);
  }

  get acknowledged(): Deed[] {
    return this.deeds.filter(({ caseNumber }) => caseNumber !== undefined);
  }
}

interface Writing {
  /** Where to call now; may change from call to call. */
  origin: () => string;
  ledger: Ledger;
  /** While true, new requests are begun; what is begun is always brought to its end. */
  goesOn: () => boolean;
  /** Words that all subjects of this run begin with. */
  mark: string;
  /** No call is made again after this: what then is unanswered is a fault. */
  until: () => number;
}

const passing = new Set(["unavailable", "in_progress"]);

/** Calls until it is answered as it should be; undefined when that never came. */
async function persist<E extends AnyEndpoint>(
  { origin, ledger, until }: Writing,
  person: LoadPerson,
  endpoint: E,
  input: LoadInput<E>,
  good: number,
): Promise<HttpAnswer | undefined> {
  for (let tries = 0; performance.now() < until(); tries++) {
    if (tries > 0) ledger.retries++;
    const outcome = await person.call(origin(), endpoint, input);
    if (outcome.kind === "silent") ledger.note("silent", outcome.ms);
    if (outcome.kind === "broken") ledger.note(`broken ${outcome.because}`, outcome.ms);
    if (outcome.kind === "answer") {
      ledger.note(outcome.code === undefined ? `${outcome.status}` : `${outcome.status} ${outcome.code}`, outcome.ms);
      if (outcome.status === good) return outcome;
      if (outcome.status === 401) await person.call(origin(), refresh);
      else if (outcome.status < 500 && !passing.has(outcome.code ?? "")) {
        ledger.faults.push(`${endpoint.config.name}: ${outcome.status} ${JSON.stringify(outcome.body)}`);
        return undefined;
      }
    } else if (outcome.kind === "silent" || outcome.because !== "ECONNREFUSED") ledger.cut++;
    await pause(retryAfterMs);
  }
  ledger.faults.push(`${endpoint.config.name}: never answered`);
  return undefined;
}

/** Sends one request whole. */
async function act(writing: Writing, deed: Deed): Promise<void> {
  const { person, subject, createKey, submitKey } = deed;
  const body = aForm({ subject, organisationName: `Förening ${person.id}` });
  const drafted = await persist(writing, person, createRequest, { body, key: createKey }, 201);
  if (!drafted) return;
  const draft = drafted.body as Request;
  const input = { params: { id: draft.id }, version: 1, key: submitKey };
  const submitted = await persist(writing, person, submitRequest, input, 200);
  if (!submitted) return;
  const sent = submitted.body as Request;
  if (sent.id !== draft.id || sent.caseNumber === null) {
    writing.ledger.faults.push(`${draft.id} was answered as ${sent.id} ${String(sent.caseNumber)}`);
    return;
  }
  deed.id = sent.id;
  deed.caseNumber = sent.caseNumber;
  writing.ledger.acknowledgedAt.push(performance.now());
}

function newDeed({ ledger, mark }: Writing, person: LoadPerson): Deed {
  const createKey = randomUUID();
  const deed = { person, subject: `${mark} ${createKey}`, createKey, submitKey: randomUUID() };
  ledger.deeds.push(deed);
  return deed;
}

/** Everybody writes at once until it no longer goes on; resolves when what was begun has come to its end. */
export async function write(writing: Writing, people: readonly LoadPerson[]): Promise<void> {
  await Promise.all(
    people.map(async (person) => {
      while (writing.goesOn()) await act(writing, newDeed(writing, person));
    }),
  );
}

/** Sends again what was acknowledged, with the same keys; gives how many were answered otherwise than the first time. */
export async function sendAgain(origin: string, deeds: readonly Deed[]): Promise<number> {
  let differing = 0;
  for (const { person, id = "", caseNumber, submitKey } of deeds) {
    let outcome = await person.call(origin, submitRequest, { params: { id }, version: 1, key: submitKey });
    if (outcome.kind === "answer" && outcome.status === 401) {
      await person.call(origin, refresh);
      outcome = await person.call(origin, submitRequest, { params: { id }, version: 1, key: submitKey });
    }
    const same =
      outcome.kind === "answer" && outcome.status === 200 && (outcome.body as Request).caseNumber === caseNumber;
    if (!same) differing++;
  }
  return differing;
}

// Fuzzing the running application with requests made from its own document, and what must hold for every answer.
import { roles, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { createRequest } from "@samverkansstod/api/contract/requests.ts";
import { Ajv, type ValidateFunction } from "ajv";
import ajvFormats from "ajv-formats";
import * as fc from "fast-check";
import { randomUUID } from "node:crypto";
import type { TestApp } from "./app.ts";
import { aForm, aRequest } from "./builders.ts";
import { fuzzRequests, type FuzzRequest } from "./fuzz-requests.ts";
import { answerSchema, describedBy, type Operation, type Schema } from "./openapi.ts";
import { signedIn, type Person } from "./people.ts";

const network = () =>
  `10.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`;

interface Caller {
  cookie: string;
  /** A session of their own to lose, for what ends or renews it. */
  spare: string;
}

/** Nobody, somebody without a role, and one of each role, or one role alone with what it needs. */
async function signInCallers(app: TestApp, only: readonly Role[]): Promise<{ callers: Caller[]; people: Person[] }> {
  const callers: Caller[] = [{ cookie: "", spare: "refresh=x; session=y" }];
  const people: Person[] = [];
  for (const held of [[], ...only.map((role) => [role])]) {
    const person = await signedIn(app, { roles: held });
    people.push(person);
    callers.push({ cookie: person.cookie, spare: (await signedIn(app, { roles: held })).cookie });
  }
  return { callers, people };
}

async function thingsFor(app: TestApp, people: readonly Person[]): Promise<string[]> {
  const ids: string[] = people.map(({ id }) => id);
  for (const person of people) {
    for (let count = 0; count < 4; count++) {
      ids.push((await person.call(createRequest, { body: aForm() })).body.id);
      ids.push((await aRequest(app.owner, { requesterId: person.id })).id);
    }
  }
  return ids;
}

interface Figures {
  requests: number;
  /** How many answers of each operation had each status. */
  answers: Map<string, Map<number, number>>;
}

/** Checks answers against the document; one validator a schema. */
function checker() {
  const ajv = new Ajv({ strict: false, allErrors: false });
  ajvFormats.default(ajv);
  const validators = new Map<object, ValidateFunction>();
  // The same problem stands in the document once an operation; compiling it each time would cost more than the requests.
  const byText = new Map<string, ValidateFunction>();
  const validatorOf = (schema: Schema): ValidateFunction => {
    const known = validators.get(schema);
    if (known) return known;
    const text = JSON.stringify(schema);
    const validate = byText.get(text) ?? ajv.compile(schema);
    byText.set(text, validate);
    validators.set(schema, validate);
    return validate;
  };
  return (
    operation: Operation,
    answer: { statusCode: number; headers: Record<string, unknown>; body: string },
  ): void => {
    const { statusCode, headers, body } = answer;
    // Not being ready is an answer of its own: nothing works here that would report.
    const unready = operation.operationId === "readyz" && statusCode === 503;
    if (statusCode >= 500 && !unready) throw new Error(`${operation.operationId} answered ${statusCode}: ${body}`);
    const said = answerSchema(operation, statusCode);
    if (!said) throw new Error(`${operation.operationId} answered ${statusCode}, which its document does not know`);
    if (statusCode === 204 || statusCode === 304) {
      if (body !== "") throw new Error(`${operation.operationId} answered ${statusCode} with a body: ${body}`);
      return;
    }
    const type = String(headers["content-type"]);
    // A file is not read: that it is one, in the format that was said, is what the document promises.
    if (said.type === "text/csv" && type === "text/csv; charset=utf-8" && body.startsWith("\uFEFF")) return;
    const wanted = `${statusCode < 400 || unready ? "application/json" : "application/problem+json"}; charset=utf-8`;
    if (type !== wanted || said.type === null || !wanted.startsWith(said.type)) {
      throw new Error(`${operation.operationId} answered ${statusCode} as ${type}, the document says ${said.type}`);
    }
    const validate = validatorOf(said.schema ?? {});
    if (!validate(JSON.parse(body))) {
      throw new Error(
        `${operation.operationId} ${statusCode}: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 500)}`,
      );
    }
  };
}

interface FuzzOptions {
  requests: number;
  seed: number;
  /** Which roles call, beside nobody and a requester. */
  as?: readonly Role[];
}

const atOnce = 10;
/** Sessions hold ten minutes; a long run signs in anew. */
const roundSize = 5_000;

interface Round {
  options: FuzzOptions;
  figures: Figures;
  check: ReturnType<typeof checker>;
}

async function round(app: TestApp, { options, figures, check }: Round): Promise<void> {
  const { requests, seed, as = roles } = options;
  await app.beat();
  const document = describedBy(app);
  const { callers, people } = await signInCallers(app, as);
  const ids = await thingsFor(app, people);
  const keys = Array.from({ length: 20 }, () => randomUUID());
  const one = async ({ described, caller, path, headers, payload }: FuzzRequest) => {
    const { operation, method } = described;
    const { cookie, spare } = callers[caller] ?? { cookie: "", spare: "" };
    const losing = ["refresh", "signOut", "endOwnSession", "endOwnSessions"].includes(operation.operationId);
    const answer = await app.app.inject({
      method: method as "GET",
      url: path,
      headers: { ...headers, cookie: losing ? spare : cookie },
      ...(payload !== undefined && { payload }),
      remoteAddress: network(),
    });
    try {
      check(operation, answer);
    } catch (error) {
      const request = JSON.stringify({ method, path, headers, payload });
      throw new Error(`seed ${seed}, caller ${caller}, ${request.slice(0, 2_000)}`, { cause: error });
    }
    const statuses = figures.answers.get(operation.operationId) ?? new Map<number, number>();
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
    figures.answers.set(operation.operationId, statuses);
    figures.requests += 1;
  };
  const requestsAtOnce = fc.array(fuzzRequests(document, { ids, keys, callers: callers.length }), {
    minLength: atOnce,
    maxLength: atOnce,
  });
  const { failed, errorInstance } = await fc.check(
    fc.asyncProperty(requestsAtOnce, async (all) => {
      await Promise.all(all.map(one));
    }),
    // A failure is shown as it came: the rows have changed, so a smaller example would not fail again.
    { seed, numRuns: Math.ceil(requests / atOnce), endOnFailure: true },
  );
  app.jobs.splice(0);
  // The library's own report would print the document with every request.
  if (failed) throw errorInstance instanceof Error ? errorInstance : new Error(String(errorInstance));
}

/** Makes that many requests; throws at the first answer that breaks what was promised, with the seed. */
export async function fuzz(app: TestApp, options: FuzzOptions): Promise<Figures> {
  const figures: Figures = { requests: 0, answers: new Map() };
  const check = checker();
  for (let made = 0; made < options.requests; made += roundSize) {
    const requests = Math.min(roundSize, options.requests - made);
    await round(app, { options: { ...options, requests, seed: options.seed + made }, figures, check });
  }
  return figures;
}

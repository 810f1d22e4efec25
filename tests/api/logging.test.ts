// What the log says, at its most talkative: every call and its outcome, by one id from the browser to the history, and nothing that anybody wrote.
import { requestSignInCode } from "@samverkansstod/api/contract/account.ts";
import type { AnyEndpoint } from "@samverkansstod/api/contract/endpoint.ts";
import { createRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import type { Queue } from "@samverkansstod/api/jobs/queue.ts";
import { sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { startApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { endpoints } from "../support/endpoints.ts";
import { callAs, signedIn, type Person } from "../support/people.ts";

interface Line {
  level: number;
  reqId?: string;
  msg: string;
  req?: { method: string; path: string };
  fault?: { type: string; code?: string; frames: string[] };
}

async function loggingApp(level: string, queue?: Queue) {
  const text: string[] = [];
  const logTo = { write: (line: string) => void text.push(line) };
  const app = await startApp({ LOG_LEVEL: level }, { more: { logTo, ...(queue && { queue }) } });
  onTestFinished(() => app.close());
  return { ...app, text, lines: () => text.map((line) => JSON.parse(line) as Line) };
}

/** In every name, address and text that these tests write. */
const canary = "kanariefagel7f3a";

interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
}

/** A body in which every text is the canary, and what is no text too: the refusal then has it in its hands. */
function filled(shape: Shape, isExact: boolean): unknown {
  if (shape.properties) {
    const entries = Object.entries(shape.properties).map(([name, inner]) => [name, filled(inner, isExact)] as const);
    return Object.fromEntries(isExact ? entries : [...entries, [canary, canary]]);
  }
  if (shape.items) return [filled(shape.items, isExact)];
  const [first] = shape.anyOf ?? [];
  if (first) return filled(first, isExact);
  if (!isExact) return `${canary}@forening.example`;
  return shape.type === "integer" ? 1 : shape.type === "boolean" ? true : `Ord ${canary}`;
}

const shapeOf = (endpoint: AnyEndpoint, part: "body" | "querystring"): Shape | undefined =>
  (endpoint.schema as unknown as Record<string, Shape | undefined>)[part];

/** Every endpoint, with the canary wherever something can be written. */
async function tryAll(person: Person, ids: readonly string[]): Promise<number> {
  let calls = 0;
  for (const endpoint of endpoints) {
    const body = shapeOf(endpoint, "body");
    const query = shapeOf(endpoint, "querystring");
    const names = [...endpoint.url.matchAll(/:(\w+)/gu)].map(([, name = ""]) => name);
    for (const id of [...ids, canary]) {
      for (const isExact of [true, false]) {
        await person.call(endpoint, {
          params: Object.fromEntries(names.map((name) => [name, id])) as never,
          ...(query && { query: filled(query, isExact) as never }),
          ...(body && { body: filled(body, isExact) as never }),
          headers: { "user-agent": canary, referer: `https://${canary}.example/`, "x-forwarded-for": canary },
          version: 1,
          key: `${canary}-${randomUUID()}`,
        });
        calls += 1;
      }
    }
  }
  return calls;
}

test.each(["info", "debug"])(
  "at %s nothing that anybody wrote is in the log, and no token and no address",
  async (level) => {
    const app = await loggingApp(level);
    const requester = await signedIn(app, {
      email: `${canary}.${randomUUID()}@forening.example`,
      name: `Anna ${canary}`,
    });
    const staff = await signedIn(app, {
      roles: ["consultant", "coordinator", "manager", "registrar", "admin"],
      email: `${canary}.${randomUUID()}@goteborg.example`,
      name: `Kim ${canary}`,
    });
    const form = aForm({
      subject: `Läxhjälp ${canary}`,
      description: `Vi är ${canary}.`,
      contactName: `Prov ${canary}`,
    });
    const { body: draft } = await requester.call(createRequest, { body: form });
    const { body: sent } = await requester.call(submitRequest, { params: { id: draft.id }, version: draft.version });
    await app.deliver();
    const found = await staff.call(listRequests, { query: { q: canary } });
    expect(found.body.items.map(({ id }) => id)).toContain(sent.id);

    await requester.call(createRequest, { body: aForm({ description: `${canary} 811228-9874` }) });
    const before = app.text.length;
    const calls = (await tryAll(requester, [sent.id])) + (await tryAll(staff, [sent.id]));
    // Addresses that are no route, or no address, hold what somebody pasted.
    for (const url of [
      `/${canary}`,
      `/api/v1/${canary}?q=${canary}`,
      `/api/v1/requests/%zz${canary}`,
      `/%61pi/${canary}`,
    ]) {
      await app.app.inject({ url, headers: { cookie: requester.cookie, authorization: `Bearer ${canary}` } });
    }
    await app.app.inject({
      method: "POST",
      url: requestSignInCode.url,
      payload: `{"email": "${canary}`,
      headers: { "content-type": "application/json", "sec-fetch-site": "same-origin" },
    });
    await callAs(app, requestSignInCode, { body: { email: `${canary}@forening.example`, language: "sv" } });
    const code = (await app.deliver()).flatMap(({ subject }) => /\d{6}/.exec(subject) ?? [])[0];
    await app.beat();

    expect(app.text.length - before).toBeGreaterThan(calls);
    const all = app.text.join("").toLowerCase();
    const secrets = [requester, staff].flatMap(({ cookie }) =>
      cookie.split("; ").map((pair) => pair.split("=")[1] ?? ""),
    );
    expect(secrets.length).toBeGreaterThan(3);
    for (const word of [canary, "811228", "läxhjälp", "127.0.0.1", "@", `"${code}"`, ...secrets]) {
      expect([word, all.includes(word.toLowerCase())]).toEqual([word, false]);
    }
  },
);

test("a fault is logged by its place and its code, without what the database or our own code say of the values", async () => {
  const fails: Queue["send"][] = [
    async (tx) => void (await tx.execute(sql`select ${canary}::text::int`)),
    async () => Promise.reject(new Error(`${canary}\n    at ${canary}`)),
    async () => Promise.reject(new TypeError(`no ${canary}`, { cause: new Error(canary) })),
  ];
  for (const send of fails) {
    const app = await loggingApp("debug", { send, sendAll: () => Promise.reject(new Error(canary)) });
    const answer = await callAs(app, requestSignInCode, {
      body: { email: `${randomUUID()}@forening.example`, language: "sv" },
    });
    expect([answer.status, answer.code]).toEqual([500, "internal"]);
    const [fault] = app.lines().filter((line) => line.fault !== undefined);
    expect(fault).toMatchObject({ level: 50, reqId: (answer.body as unknown as { instance: string }).instance });
    expect(fault?.fault?.frames.length).toBeGreaterThan(0);
    expect(app.text.join("")).not.toContain(canary);
  }
});

test("one id leads from the browser through the log to the history, and nobody outside chooses it", async () => {
  const app = await loggingApp("info");
  const requester = await signedIn(app);
  const { body: draft } = await requester.call(createRequest, { body: aForm() });
  const chosen = randomUUID();
  const answer = await requester.call(submitRequest, {
    params: { id: draft.id },
    version: draft.version,
    headers: { "x-request-id": chosen },
  });
  const id = String(answer.headers["x-request-id"]);
  expect(answer.status).toBe(200);
  expect(id).not.toBe(chosen);
  const logged = app.lines().filter(({ reqId }) => reqId === id);
  expect(logged[0]?.req).toEqual({ method: "POST", path: `/api/v1/requests/${draft.id}/submit` });
  expect(logged.at(-1)).toMatchObject({ msg: "request completed", res: { statusCode: 200 } });
  const events =
    await app.owner`select correlation_id from app.request_event where request_id = ${draft.id} and type = 'submitted'`;
  expect(events).toMatchObject([{ correlation_id: id }]);

  const refused = await requester.call(submitRequest, { params: { id: draft.id }, version: 1 });
  const { instance } = refused.problem as unknown as { instance: string };
  expect(refused.headers["x-request-id"]).toBe(instance);
  expect(app.lines().filter(({ reqId }) => reqId === instance)).not.toEqual([]);
});

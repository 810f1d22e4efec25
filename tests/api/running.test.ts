// What belongs to running the product: the development mailbox, the proxy in front, the general limit, and what the sweep forgets.
import { requestSignInCode } from "@samverkansstod/api/contract/account.ts";
import { healthz } from "@samverkansstod/api/contract/health.ts";
import { forgetOld } from "@samverkansstod/api/jobs/sweep.store.ts";
import { developmentTransport } from "@samverkansstod/api/mail/transport.ts";
import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { someNetwork, startApp } from "../support/app.ts";
import { callAs, signedIn } from "../support/people.ts";

async function aStartedApp(settings: Record<string, string> = {}) {
  const app = await startApp(settings);
  onTestFinished(() => app.close());
  return app;
}

test("the development mailbox shows what would have been mailed, once, escaped, and only where no server is set", async () => {
  const app = await aStartedApp();
  const to = `${randomUUID()}@exempel.example`;
  const transport = developmentTransport(app.database);
  const mail = { messageId: `${randomUUID()}@localhost`, to, at: app.clock.now().toString(), html: "" };
  for (let time = 0; time < 2; time++) {
    await transport.send({ ...mail, subject: "<b>Ämne</b>", text: "<script>alert(1)</script>" });
  }
  const list = await app.app.inject({ url: `/api/v1/dev/mailbox?to=${to.toUpperCase()}` });
  expect(list.json<{ items: unknown[] }>().items).toMatchObject([{ to, subject: "<b>Ämne</b>" }]);
  const page = await app.app.inject({ url: `/dev/mailbox?to=${to}` });
  expect(page.body).toContain("&lt;b&gt;Ämne&lt;/b&gt;");
  expect(page.body).not.toContain("<script>");
  const deployed = await aStartedApp({ SMTP_URL: "smtp://127.0.0.1:1" });
  for (const url of ["/dev/mailbox", "/api/v1/dev/mailbox"]) {
    expect((await deployed.app.inject({ url })).statusCode).toBe(404);
  }
});

/** How many of these forwarded addresses may each ask for a code beyond what one address may. */
async function asked(settings: Record<string, string>, forwarded: readonly string[]): Promise<number[]> {
  const app = await aStartedApp(settings);
  const email = `${randomUUID()}@exempel.example`;
  const network = someNetwork();
  const statuses = [];
  for (const address of forwarded) {
    const headers = { "x-forwarded-for": address, "x-real-ip": address, forwarded: `for=${address}` };
    statuses.push((await callAs(app, requestSignInCode, { body: { email }, headers, network })).status);
  }
  return statuses;
}

const twelve = Array.from({ length: 12 }, (_, at) => `203.0.113.${at}`);

test("an address that a caller makes up changes nothing; the address of a proxy that is trusted counts", async () => {
  expect(await asked({}, twelve)).toContain(429);
  expect(await asked({ TRUST_PROXY: "192.0.2.1" }, twelve)).toContain(429);
  expect(await asked({ TRUST_PROXY: "10.0.0.0/8" }, twelve)).toEqual(twelve.map(() => 202));
});

test("links in mails come from the setting, whatever the Host says", async () => {
  const app = await aStartedApp();
  const email = `${randomUUID()}@exempel.example`;
  const headers = { host: "evil.example", "x-forwarded-host": "evil.example" };
  await callAs(app, requestSignInCode, { body: { email }, headers, network: someNetwork() });
  const [mail] = await app.deliver();
  expect(JSON.stringify(mail)).not.toContain("evil");
});

test("one address cannot occupy the server; another is not held up by it", async () => {
  const app = await aStartedApp();
  const [busy, other] = [someNetwork(), someNetwork()];
  let refused = 0;
  for (let round = 0; round < 31; round++) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => callAs(app, healthz, { network: busy })));
    refused += answers.filter(({ status, code }) => status === 429 && code === "too_many").length;
  }
  expect(refused).toBe(100);
  expect((await callAs(app, healthz, { network: other })).status).toBe(200);
});

test("the sweep forgets what running no longer needs, and nothing before its time", async () => {
  const app = await aStartedApp();
  const person = await signedIn(app);
  const now = app.clock.now();
  const ago = (hours: number) => now.subtract({ hours }).toString();
  const mark = randomUUID();
  const { owner } = app;
  for (const [hours, key] of [
    [47, randomUUID()],
    [49, randomUUID()],
  ] as const) {
    await owner`insert into app_runtime.idempotency_key (person_id, endpoint, key, body_hash, status, resource_id, created_at)
      values (${person.id}, ${mark}, ${key}, '', 201, ${key}, ${ago(hours)})`;
  }
  for (const hours of [23, 25]) {
    await owner`insert into app_runtime.rate_counter (key, window_start, count) values (${mark}, ${ago(hours)}, 1)`;
    await owner`insert into app_runtime.sign_in_attempt (secret_hash, email, language, created_at, expires_at)
      values (${`${mark}${hours}`}, ${mark}, 'sv', ${ago(hours)}, ${ago(hours)})`;
    await owner`insert into app_runtime.worker_beat (worker, at) values (${`${mark}${hours}`}, ${ago(hours)})`;
  }
  for (const days of [29, 31]) {
    await owner`insert into app_runtime.session (person_id, token_hash, rotated_at, created_at, seen_at, expires_at, user_agent)
      values (${person.id}, '', ${ago(0)}, ${ago(0)}, ${ago(0)}, ${ago(days * 24)}, ${mark})`;
  }
  await forgetOld(app.database.long, now);
  const [left] = await owner`select
    (select count(*)::int from app_runtime.idempotency_key where endpoint = ${mark}) as keys,
    (select count(*)::int from app_runtime.rate_counter where key = ${mark}) as counters,
    (select count(*)::int from app_runtime.sign_in_attempt where email = ${mark}) as attempts,
    (select count(*)::int from app_runtime.worker_beat where worker like ${`${mark}%`}) as beats,
    (select count(*)::int from app_runtime.session where user_agent = ${mark}) as sessions`;
  expect(left).toEqual({ keys: 1, counters: 1, attempts: 1, beats: 1, sessions: 1 });
});

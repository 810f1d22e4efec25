// What watches a running product: metrics on a port of their own, the log of its own faults, and a stop that tells the proxy first.

import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort, makeDataFolder, startProcess, type ProductProcess } from "../support/running-product.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let dataDir = "";
let origin = "";
let metrics = "";
let product: ProductProcess;

beforeAll(async () => {
  dataDir = await makeDataFolder();
  const [port, metricsPort] = [await freePort(), await freePort()];
  origin = `http://localhost:${port}`;
  metrics = `http://127.0.0.1:${metricsPort}`;
  product = startProcess({
    PORT: String(port),
    METRICS_PORT: String(metricsPort),
    DRAIN_SECONDS: "2",
    DATA_DIR: dataDir,
    DEMO_DATA: "false",
    LOG_LEVEL: "info",
  });
  await product.ready;
});

afterAll(async () => {
  vi.resetConfig();
  product.signal("SIGKILL");
  await product.ended;
  await rm(dataDir, { recursive: true, force: true });
});

/** The value of a sample, by its name and labels as they are written. */
async function sample(name: string): Promise<number | undefined> {
  const text = await (await fetch(`${metrics}/metrics`)).text();
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

test("metrics are on their own port, count by route, and show pools, jobs, mails, memory and disk", async () => {
  await fetch(`${origin}/api/v1/catalogues`);
  await fetch(`${origin}/api/v1/catalogues?q=hemligt`);
  await fetch(`${origin}/api/v1/hemligt`);
  const answer = await fetch(`${metrics}/metrics`);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await answer.text();
  expect(text).not.toContain("hemligt");
  // Every line is a comment or a sample.
  const odd = text
    .split("\n")
    .filter((line) => !/^(# (HELP|TYPE) .+|[a-z_]+(\{([a-z]+="[^"]*",?)+\})? [\d.e+-]+|)$/u.test(line));
  expect(odd).toEqual([]);
  const route = 'method="GET",route="/api/v1/catalogues"';
  expect(await sample(`samverkansstod_http_requests_total{${route},status="200"}`)).toBe(1);
  expect(await sample('samverkansstod_http_request_seconds_count{route="/api/v1/catalogues"}')).toBe(2);
  expect(await sample("samverkansstod_database_up")).toBe(1);
  expect(await sample('samverkansstod_pool_waiting{pool="requests"}')).toBe(0);
  expect(await sample('samverkansstod_pool_connections{pool="requests",state="idle"}')).toBeGreaterThan(0);
  expect(await sample("samverkansstod_mails_unsent")).toBe(0);
  expect(await sample("samverkansstod_mail_oldest_unsent_seconds")).toBe(0);
  for (const name of [
    "process_resident_memory_bytes",
    "nodejs_heap_size_used_bytes",
    "samverkansstod_data_disk_free_bytes",
  ]) {
    expect(await sample(name)).toBeGreaterThan(0);
  }
  // Since the look before, which is a moment ago.
  expect(await sample('samverkansstod_event_loop_delay_seconds{quantile="1"}')).toBeGreaterThanOrEqual(0);
  expect((await fetch(`${metrics}/api/v1/catalogues`)).status).toBe(404);
  expect(await (await fetch(`${origin}/metrics`)).text()).not.toContain("samverkansstod_http_requests_total");
});

test("every line of the log of calls is one JSON object", () => {
  const lines = product.said().split("\n");
  const calls = lines.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line) as { msg: string });
  expect(calls.map(({ msg }) => msg)).toContain("request completed");
});

test("told to stop it still answers, says so to the proxy, and then ends well", async () => {
  product.signal("SIGTERM");
  await vi.waitFor(async () => {
    const ready = await fetch(`${origin}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { ready: false, process: { ok: false } }]);
  }, 1_500);
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${origin}/api/v1/catalogues`)).status).toBe(200);
  expect(await product.ended).toEqual({ code: 0, signal: null });
});

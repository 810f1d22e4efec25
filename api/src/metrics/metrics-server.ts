// Where Prometheus asks: a port of its own on this machine alone, so that no proxy that serves people can ever pass it on by mistake.
import type { Database } from "@samverkansstod/db/client.ts";
import { once } from "node:events";
import { statfs } from "node:fs/promises";
import { createServer } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { readBacklog } from "../jobs/backlog.store.ts";
import type { Clock } from "../shared/clock.ts";
import { metricText, type Metrics } from "./metrics.ts";

interface Watched {
  metrics: Metrics;
  database: Database;
  clock: Clock;
  /** The folder of the embedded database; null: the database is elsewhere. */
  dataDir: string | null;
}

async function backlogText({ database, clock }: Watched): Promise<string> {
  const name = "samverkansstod_database_up";
  const help = "Whether the database answered this question.";
  try {
    const { jobs, mails } = await readBacklog(database.long);
    const age = mails.oldest === null ? 0 : clock.now().since(mails.oldest).total("seconds");
    return (
      metricText(name, "gauge", help, [{ value: 1 }]) +
      metricText(
        "samverkansstod_jobs",
        "gauge",
        "Jobs that wait (created, retry), are at work (active) or were given up (failed).",
        jobs.map(({ queue, state, count }) => ({ labels: { queue, state }, value: count })),
      ) +
      metricText("samverkansstod_mails_unsent", "gauge", "Mails that have not left.", [{ value: mails.count }]) +
      metricText("samverkansstod_mail_oldest_unsent_seconds", "gauge", "Age of the oldest of them; 0 without any.", [
        { value: Math.max(0, age) },
      ])
    );
  } catch {
    return metricText(name, "gauge", help, [{ value: 0 }]);
  }
}

function poolText(database: Database): string {
  const counts = database.counts();
  return (
    metricText(
      "samverkansstod_pool_connections",
      "gauge",
      "Connections to the database.",
      counts.flatMap(({ pool, inUse, idle }) => [
        { labels: { pool, state: "in_use" }, value: inUse },
        { labels: { pool, state: "idle" }, value: idle },
      ]),
    ) +
    metricText(
      "samverkansstod_pool_waiting",
      "gauge",
      "Who waits for a connection.",
      counts.map(({ pool, waiting }) => ({ labels: { pool }, value: waiting })),
    )
  );
}

async function diskText(dataDir: string | null): Promise<string> {
  const free = dataDir === null ? null : await statfs(dataDir).catch(() => null);
  if (free === null) return "";
  return metricText("samverkansstod_data_disk_free_bytes", "gauge", "Room on the disk of the embedded database.", [
    { value: free.bavail * free.bsize },
  ]);
}

/** Answers GET /metrics on 127.0.0.1; resolves to the function that ends it. */
export async function startMetricsServer(port: number, watched: Watched): Promise<() => Promise<void>> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const text = async (): Promise<string> => {
    const { rss, heapUsed } = process.memoryUsage();
    const loop = [
      { labels: { quantile: "0.5" }, value: delay.percentile(50) / 1e9 },
      { labels: { quantile: "0.99" }, value: delay.percentile(99) / 1e9 },
      { labels: { quantile: "1" }, value: delay.max / 1e9 },
    ];
    delay.reset();
    return [
      watched.metrics.text(),
      metricText("samverkansstod_event_loop_delay_seconds", "gauge", "How late timers were since the last look.", loop),
      metricText("process_resident_memory_bytes", "gauge", "Memory of the process.", [{ value: rss }]),
      metricText("nodejs_heap_size_used_bytes", "gauge", "JavaScript's share of it.", [{ value: heapUsed }]),
      poolText(watched.database),
      await backlogText(watched),
      await diskText(watched.dataDir),
    ].join("");
  };
  const server = createServer((request, response) => {
    if (request.url !== "/metrics" || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    void text().then((body) => {
      response.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(body);
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return async () => {
    delay.disable();
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
}

// Load at ten connections, and what it took: answers a second, latencies, the load generator's own processor use.
import autocannon from "autocannon";

export interface Call {
  path: string;
  method?: "GET" | "POST";
  headers?: Record<string, string>;
}

export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** Of one processor, this process's own. */
  ownShare: number;
  failed: number;
}

const connections = 10;

/** `next` gives each call; `amount` limits how many there are, `seconds` how long it goes on. */
export async function load(
  origin: string,
  next: () => Call,
  limit: { seconds: number } | { amount: number },
): Promise<Measured> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = await autocannon({
    url: origin,
    connections,
    timeout: 30,
    ...("amount" in limit ? { amount: limit.amount } : { duration: limit.seconds }),
    requests: [
      {
        method: "GET",
        setupRequest: (request) => {
          const { path, method = "GET", headers = {} } = next();
          return { ...request, path, method, headers: { "sec-fetch-site": "same-origin", ...headers } };
        },
      },
    ],
  });
  const elapsed = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: result["2xx"] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    ownShare: (user + system) / 1000 / elapsed,
    failed: result.non2xx + result.errors + result.timeouts,
  };
}

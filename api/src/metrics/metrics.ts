// What is counted while the process runs, and how it is written for Prometheus. Knows no HTTP and no SQL; labels are routes and names of ours, never
// what somebody wrote.
export interface CountedCall {
  method: string;
  /** The route's pattern, such as /api/v1/requests/:id. */
  route: string;
  status: number;
  seconds: number;
}

export interface Metrics {
  count(call: CountedCall): void;
  /** All calls so far. */
  text(): string;
}

export type Labels = Readonly<Record<string, string>>;
export interface Sample {
  labels?: Labels;
  value: number;
}

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const escaped = (text: string) => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

function line(name: string, { labels = {}, value }: Sample): string {
  const list = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${list.length > 0 ? `{${list.join(",")}}` : ""} ${value}\n`;
}

/** One metric with its samples, in the text format of Prometheus. */
export function metricText(
  name: string,
  type: "counter" | "gauge" | "histogram",
  help: string,
  samples: readonly (Sample & { suffix?: string })[],
): string {
  const lines = samples.map(({ suffix = "", ...sample }) => line(name + suffix, sample));
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

interface Durations {
  buckets: number[];
  sum: number;
  count: number;
}

function histogramOf(route: string, { buckets, sum, count }: Durations): (Sample & { suffix: string })[] {
  let below = 0;
  const cumulated = bounds.map((bound, nth) => {
    below += buckets[nth] ?? 0;
    return { suffix: "_bucket", labels: { route, le: String(bound) }, value: below };
  });
  return [
    ...cumulated,
    { suffix: "_bucket", labels: { route, le: "+Inf" }, value: count },
    { suffix: "_sum", labels: { route }, value: sum },
    { suffix: "_count", labels: { route }, value: count },
  ];
}

export function newMetrics(): Metrics {
  const calls = new Map<string, { labels: Labels; value: number }>();
  const durations = new Map<string, Durations>();
  return {
    count: ({ method, route, status, seconds }) => {
      const labels = { method, route, status: String(status) };
      const key = Object.values(labels).join(" ");
      const counted = calls.get(key) ?? { labels, value: 0 };
      counted.value += 1;
      calls.set(key, counted);
      const found = durations.get(route) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      const nth = bounds.findIndex((bound) => seconds <= bound);
      if (nth !== -1) found.buckets[nth] = (found.buckets[nth] ?? 0) + 1;
      found.sum += seconds;
      found.count += 1;
      durations.set(route, found);
    },
    text: () =>
      metricText("samverkansstod_http_requests_total", "counter", "Calls answered.", [...calls.values()]) +
      metricText(
        "samverkansstod_http_request_seconds",
        "histogram",
        "From a call's arrival to its answer.",
        [...durations].flatMap(([route, one]) => histogramOf(route, one)),
      ),
  };
}

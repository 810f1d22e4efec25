import { expect, test } from "vitest";
import { metricText, newMetrics } from "./metrics.ts";

test("calls are counted by method, route and status, and timed by route", () => {
  const metrics = newMetrics();
  const call = { method: "GET", route: "/api/v1/requests/:id", status: 200 };
  for (const seconds of [0.005, 0.2, 20]) metrics.count({ ...call, seconds });
  metrics.count({ ...call, status: 404, seconds: 0.001 });
  const lines = metrics.text().split("\n");
  const of = (word: string) => lines.filter((one) => one.includes(word));
  expect(of("requests_total{")).toEqual([
    'samverkansstod_http_requests_total{method="GET",route="/api/v1/requests/:id",status="200"} 3',
    'samverkansstod_http_requests_total{method="GET",route="/api/v1/requests/:id",status="404"} 1',
  ]);
  const buckets = of("_bucket").map((one) => /le="(.*)"\} (\d+)$/.exec(one)?.slice(1));
  expect(buckets).toEqual([
    ["0.005", "2"],
    ["0.01", "2"],
    ["0.025", "2"],
    ["0.05", "2"],
    ["0.1", "2"],
    ["0.25", "3"],
    ["0.5", "3"],
    ["1", "3"],
    ["2.5", "3"],
    ["5", "3"],
    ["10", "3"],
    ["+Inf", "4"],
  ]);
  expect(of("_count{")).toEqual(['samverkansstod_http_request_seconds_count{route="/api/v1/requests/:id"} 4']);
});

test("a label is escaped as the format says", () => {
  expect(metricText("one", "gauge", "Help.", [{ labels: { name: 'a"b\\c\nd' }, value: 1 }])).toBe(
    '# HELP one Help.\n# TYPE one gauge\none{name="a\\"b\\\\c\\nd"} 1\n',
  );
});

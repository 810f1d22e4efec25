import Fastify from "fastify";
import { expect, onTestFinished, test, vi } from "vitest";
import { takeTurns } from "./turns.ts";

/** An application in which two may want at once, each until the test lets them go. */
async function aCrowdedPlace() {
  const app = Fastify();
  takeTurns(app, { names: new Set(["want"]), atOnce: 2 });
  const entered: string[] = [];
  const leave = new Map<string, () => void>();
  const { promise: never } = Promise.withResolvers<undefined>();
  app.get<{ Params: { who: string } }>("/want/:who", { config: { name: "want", access: "public" } }, ({ params }) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    entered.push(params.who);
    leave.set(params.who, () => resolve(params.who));
    return Promise.race([promise, never]);
  });
  app.get("/else", { config: { name: "else", access: "public" } }, () => Promise.resolve("else"));
  const origin = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  const want = async (who: string, signal?: AbortSignal) =>
    fetch(`${origin}/want/${who}`, signal ? { signal } : {}).then((answer) => answer.text());
  const inside = (...who: string[]) => vi.waitFor(() => expect(entered).toEqual(who), 5_000);
  return { origin, want, inside, leave };
}

test("the third waits until one has been answered, in the order they came, and others do not wait", async () => {
  const { origin, want, inside, leave } = await aCrowdedPlace();
  const first = want("a");
  await inside("a");
  const second = want("b");
  await inside("a", "b");
  const third = want("c");
  expect(await (await fetch(`${origin}/else`)).text()).toBe("else");
  await inside("a", "b");
  leave.get("b")?.();
  expect(await second).toBe("b");
  await inside("a", "b", "c");
  leave.get("a")?.();
  leave.get("c")?.();
  expect(await Promise.all([first, third])).toEqual(["a", "c"]);
});

test("who hangs up while waiting takes no turn, and who hangs up inside gives it back", async () => {
  const { want, inside, leave } = await aCrowdedPlace();
  const gone = new AbortController();
  const hangsUp = want("a", gone.signal).catch(() => "hung up");
  await inside("a");
  const second = want("b");
  await inside("a", "b");
  const waitingGone = new AbortController();
  const waits = want("c", waitingGone.signal).catch(() => "hung up");
  waitingGone.abort();
  expect(await waits).toBe("hung up");
  const last = want("d");
  gone.abort();
  expect(await hangsUp).toBe("hung up");
  await inside("a", "b", "d");
  leave.get("b")?.();
  leave.get("d")?.();
  expect(await Promise.all([second, last])).toEqual(["b", "d"]);
});

// Turns at what a crowd wants: of the calls that may all want one person's time only so many are under way in a process, and the rest wait here, in order,
// outside the pools of connections. So whoever does something else never stands behind a crowd.
import type { FastifyInstance, FastifyRequest } from "fastify";

interface Turns {
  /** The endpoints, by name. */
  names: ReadonlySet<string>;
  atOnce: number;
}

export function takeTurns(app: FastifyInstance, { names, atOnce }: Turns): void {
  const inside = new Set<FastifyRequest>();
  // In the order they came.
  const waiting = new Map<FastifyRequest, () => void>();

  function leave(request: FastifyRequest): void {
    waiting.delete(request);
    if (!inside.delete(request)) return;
    const [next] = waiting;
    if (!next) return;
    const [following, enter] = next;
    waiting.delete(following);
    inside.add(following);
    enter();
  }

  app.addHook("onRequest", (request, reply, enter) => {
    if (!names.has(request.routeOptions.config.name ?? "")) {
      enter();
      return;
    }
    // Comes for whoever hung up, too; the framework's own hook does not.
    reply.raw.once("close", () => leave(request));
    if (inside.size < atOnce) {
      inside.add(request);
      enter();
    } else waiting.set(request, enter);
  });
  app.addHook("onResponse", (request, _reply, done) => {
    leave(request);
    done();
  });
}

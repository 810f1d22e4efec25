// Is the process up, and may it be given work.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import { healthz, readyz } from "../../contract/health.ts";
import { readinessOf } from "./health.rules.ts";
import { readFacts } from "./health.store.ts";

export function healthRoutes(app: FastifyInstance, { clock, database, isStopping }: Tools): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  routes.route({ ...healthz, handler: async (_request, reply) => reply.code(200).send({ status: "ok" }) });
  routes.route({
    ...readyz,
    handler: async (_request, reply) => {
      const readiness = readinessOf({ ...(await readFacts(database.signIn)), stopping: isStopping() }, clock.now());
      return reply.code(readiness.ready ? 200 : 503).send(readiness);
    },
  });
}

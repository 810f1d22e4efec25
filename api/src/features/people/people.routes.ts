// People over HTTP.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import { listAssignablePeople } from "../../contract/people.ts";
import { assignablePeople } from "./people.store.ts";

export function peopleRoutes(app: FastifyInstance, { database }: Tools): void {
  app.withTypeProvider<TypeBoxTypeProvider>().route({
    ...listAssignablePeople,
    handler: async (_request, reply) => reply.code(200).send({ items: await assignablePeople(database.requests) }),
  });
}

// Catalogues over HTTP, with an ETag so that a second start costs nothing.
import type { FastifyInstance } from "fastify";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Tools } from "../../app.ts";
import { listCatalogues } from "../../contract/catalogues.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { sha256 } from "../../shared/keys.ts";
import { Refusal } from "../../shared/problem.ts";
import { cataloguesOn } from "./catalogues.store.ts";

export function catalogueRoutes(app: FastifyInstance, { clock, database }: Tools): void {
  app.withTypeProvider<TypeBoxTypeProvider>().route({
    ...listCatalogues,
    handler: async (request, reply) => {
      const date = request.query.at ?? stockholmDate(clock.now()).toString();
      if (date < "1900-01-01" || date > "2999-12-31") {
        throw new Refusal("invalid_fields", { errors: [{ field: "at", code: "out_of_range" }] });
      }
      const catalogues = await cataloguesOn(database.requests, date);
      const tag = `"${sha256(JSON.stringify(catalogues))}"`;
      void reply.header("etag", tag).header("cache-control", "private, no-cache");
      if (request.headers["if-none-match"] === tag) return reply.code(304).send(null);
      return reply.code(200).send(catalogues);
    },
  });
}

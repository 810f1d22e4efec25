// The log of views over HTTP: for the registrar to search, and for a requester what the setting lets them see.
import { inReadingOf } from "@samverkansstod/db/client.ts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import type { QueryOf } from "../../contract/endpoint.ts";
import * as endpoints from "../../contract/view-log.ts";
import { callOf } from "../../plugins/access.ts";
import type { Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { readCase } from "../requests/reading.steps.ts";
import { logDisclosure } from "../requests/views.store.ts";
import { readLogCursor, spanOf, viewLogPage, writeLogCursor } from "./view-log.rules.ts";
import { addSearch, caseOfNumber, logPage, readers, readingsShown } from "./view-log.store.ts";

export function viewLogRoutes(app: FastifyInstance, { clock, database }: Tools): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  async function search(query: QueryOf<typeof endpoints.searchViewLog>, { actor, now }: Call) {
    const { log = "views", caseNumber, person, from, to, limit = viewLogPage } = query;
    const span = spanOf({ from, to });
    const after = query.cursor === undefined ? undefined : readLogCursor(query.cursor, log);
    const wanted = caseNumber?.trim().toUpperCase() || null;
    const db = database.requests;
    const requestId = wanted === null ? null : await caseOfNumber(db, wanted);
    await addSearch(db, {
      personId: actor.personId,
      at: now.toString(),
      log,
      requestId,
      readerId: person ?? null,
      fromDay: from ?? null,
      toDay: to ?? null,
    });
    const people = await readers(db);
    // A number that no case has.
    if (wanted !== null && requestId === null) return { items: [], next: null, people };
    const rows = await logPage(db, { log, requestId, personId: person ?? null, ...span }, { after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? writeLogCursor(last) : null;
    return { items: shown.map(({ entry }) => entry), next, people };
  }

  routes.route({
    ...endpoints.searchViewLog,
    handler: async (request, reply) => reply.code(200).send(await search(request.query, callOf(request, clock))),
  });

  routes.route({
    ...endpoints.readForDisclosure,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, actor, now);
      // One's own draft, to somebody who works here.
      if (reader.as !== "staff") throw new Refusal("not_found");
      await logDisclosure(database.requests, stored.id, { personId: actor.personId, now });
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.listReadings,
    handler: async (request, reply) => {
      const { actor } = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, actor);
      if (reader.as === "staff") return reply.code(200).send({ shown: false, items: [] });
      const readings = await inReadingOf(database.requests, reader.personId, (tx) => readingsShown(tx, stored.id));
      return reply.code(200).send(readings);
    },
  });
}

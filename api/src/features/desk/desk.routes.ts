// The queue over HTTP; for a requester the same call gives their own requests.
import { inReadingOf } from "@samverkansstod/db/client.ts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import type { QueryOf } from "../../contract/endpoint.ts";
import { openStates, states } from "../../contract/life-cycle.ts";
import { listRequests, type RequestSummary } from "../../contract/requests.ts";
import { callOf } from "../../plugins/access.ts";
import { isStaff, type Call } from "../../shared/actor.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { stoodInBy } from "../staff/stand-ins.store.ts";
import { type Reader } from "../requests/requests.rules.ts";
import { showSummary } from "../requests/summary.rules.ts";
import { pageSize, readCursor, searchTerms, writeCursor } from "./desk.rules.ts";
import { ownPage, queuePage, type QueueFilter, type StoredSummary } from "./desk.store.ts";

const sent = states.filter((state) => state !== "draft");

function filterOf(
  query: QueryOf<typeof listRequests>,
  { mine }: { mine: readonly [string, ...string[]] },
): QueueFilter {
  const search = query.q ? searchTerms(query.q) : null;
  const { assignee } = query;
  const [me] = mine;
  const many = assignee === "mine_and_stood_in" && mine.length > 1 ? mine : me;
  const person =
    assignee === "me" ? me : assignee === "none" ? null : assignee === "mine_and_stood_in" ? many : assignee;
  return {
    states: query.state ?? (search ? sent : openStates),
    kind: query.kind,
    theme: query.theme,
    area: query.area,
    assignee: person,
    organisation: query.organisation,
    search,
    sort: query.sort ?? "promise",
  };
}

export function deskRoutes(app: FastifyInstance, { clock, database }: Tools): void {
  function pageOf(
    rows: StoredSummary[],
    { limit, reader, now }: { limit: number; reader: Reader; now: Temporal.Instant },
  ) {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const next = rows.length > limit && last ? writeCursor({ at: last.sortAt, id: last.id }) : null;
    const items: RequestSummary[] = shown.map((row) => showSummary(row, reader, now));
    return { items, next };
  }

  async function list(query: QueryOf<typeof listRequests>, { actor, now }: Call) {
    const limit = query.limit ?? pageSize;
    const page = { after: query.cursor ? readCursor(query.cursor) : undefined, limit: limit + 1, now: now.toString() };
    const scope = query.scope ?? (isStaff(actor) ? "queue" : "own");
    if (scope === "own") {
      const rows = await inReadingOf(database.requests, actor.personId, (tx) => ownPage(tx, actor.personId, page));
      return pageOf(rows, { limit, reader: { as: "requester", personId: actor.personId }, now });
    }
    if (!isStaff(actor)) throw new Refusal("forbidden");
    const isForOthers = query.assignee === "mine_and_stood_in";
    const absent = isForOthers ? await stoodInBy(database.requests, actor.personId, stockholmDate(now).toString()) : [];
    const rows = await queuePage(database.requests, filterOf(query, { mine: [actor.personId, ...absent] }), page);
    const reader: Reader = { as: "staff", personId: actor.personId, permissions: actor.permissions };
    return pageOf(rows, { limit, reader, now });
  }

  app.withTypeProvider<TypeBoxTypeProvider>().route({
    ...listRequests,
    handler: async (request, reply) => reply.code(200).send(await list(request.query, callOf(request, clock))),
  });
}

// Reports over HTTP: figures, the exact cases behind each, and these as a file.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/reports.ts";
import { callOf } from "../../plugins/access.ts";
import { Refusal } from "../../shared/problem.ts";
import { fileNameOf, fileOf, fileRows } from "./report-file.rules.ts";
import {
  pageSize,
  readCases,
  readCursor,
  readFlow,
  readUnderWay,
  showCase,
  showFlow,
  showUnderWay,
  writeCursor,
} from "./reports.rules.ts";
import {
  casesBehind,
  countBehind,
  countFlow,
  countUnderWay,
  everyCaseBehind,
  labelsOf,
  splitReceived,
} from "./reports.store.ts";
import { rolledUpFlow } from "./roll-up.store.ts";

export function reportRoutes(app: FastifyInstance, { clock, database }: Tools): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.reportUnderWay,
    handler: async (request, reply) => {
      const question = readUnderWay(request.query, callOf(request, clock).now);
      return reply.code(200).send(showUnderWay(question, await countUnderWay(database.requests, question)));
    },
  });

  routes.route({
    ...endpoints.reportFlow,
    handler: async (request, reply) => {
      const { now } = callOf(request, clock);
      const question = readFlow(request.query, now);
      const { days, step, scope } = question;
      const rolledUp = days && (await rolledUpFlow(database.requests, { days, step, scope, now: now.toString() }));
      if (rolledUp) return reply.code(200).send(showFlow(question, rolledUp.flow, rolledUp.splits));
      // One after the other: a report that takes two connections leaves the others waiting, and is no faster on a busy machine.
      const flow = await countFlow(database.requests, question);
      const splits = await splitReceived(database.requests, question);
      return reply.code(200).send(showFlow(question, flow, splits));
    },
  });

  routes.route({
    ...endpoints.listReportCases,
    handler: async (request, reply) => {
      const { cursor, ...query } = request.query;
      const { now } = callOf(request, clock);
      const { after, askedAt } = cursor === undefined ? { after: undefined, askedAt: now } : readCursor(cursor, now);
      const question = readCases(query, askedAt);
      const [rows, total] = await Promise.all([
        casesBehind(database.requests, question, { after, limit: pageSize + 1 }),
        countBehind(database.requests, question),
      ]);
      const shown = rows.slice(0, pageSize);
      const last = shown.at(-1);
      const next = rows.length > pageSize && last ? writeCursor(last, askedAt) : null;
      return reply.code(200).send({ items: shown.map(showCase), next, total });
    },
  });

  routes.route({
    ...endpoints.exportReportCases,
    handler: async (request, reply) => {
      const { language: asked, ...query } = request.query;
      const { actor, now } = callOf(request, clock);
      const language = asked ?? actor.language;
      const question = readCases(query, now);
      const options = { language, now, labels: await labelsOf(database.long, language) };
      const rows: string[][] = [];
      // Made whole before the first byte goes, so that nobody is left with half a file.
      const count = await everyCaseBehind(database.long, question, {
        most: endpoints.mostRows,
        use: (page) => rows.push(...fileRows(question, page.map(showCase), options)),
      });
      if (count > endpoints.mostRows) {
        const error = { field: "figure", code: "too_many_items", params: { limit: endpoints.mostRows } } as const;
        throw new Refusal("invalid_fields", { errors: [error] });
      }
      return reply
        .code(200)
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${fileNameOf(question, options)}"`)
        .send(fileOf(question, rows, options));
    },
  });
}

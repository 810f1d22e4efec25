// Members and invitations over HTTP: once for staff, who name any organisation, and once for those who belong to one.
import { inReadingOf, type Tx } from "@samverkansstod/db/client.ts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/members.ts";
import { callOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { showOrganisationNumber } from "../../shared/organisation-number.ts";
import { Refusal } from "../../shared/problem.ts";
import { acceptInvitation, inviteMember, readInvitation, revokeInvitation } from "./invitations.commands.ts";
import { invitationsPage } from "./invitations.store.ts";
import { confirmMember, leaveOrganisation, removeMember } from "./members.commands.ts";
import { fellowsPage, keptOrganisation, membersPage, ownOrganisations } from "./members.store.ts";
import { afterId, pageOf, pageSize } from "./organisations.rules.ts";

export function memberRoutes(app: FastifyInstance, tools: Tools): void {
  staffRoutes(app, tools);
  fellowRoutes(app, tools);
  ownRoutes(app, tools);
}

const readOf = ({ cursor, limit = pageSize }: { cursor?: string; limit?: number }) => ({
  after: afterId(cursor),
  limit: limit + 1,
});

function staffRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  /** Reads of an organisation that there is. Refuses with not_found. */
  const readingOf = <T>(id: string, read: (tx: Tx) => Promise<T>): Promise<T> =>
    database.requests.transaction(async (tx) => {
      if (!(await keptOrganisation(tx, id, "staff"))) throw new Refusal("not_found");
      return read(tx);
    });

  routes.route({
    ...endpoints.listMembers,
    handler: async (request, reply) => {
      const { id } = request.params;
      const { period, limit = pageSize } = request.query;
      const page = { ...readOf(request.query), past: period === "past" };
      const rows = await readingOf(id, (tx) => membersPage(tx, id, page));
      return reply.code(200).send(pageOf(rows, limit));
    },
  });

  routes.route({
    ...endpoints.confirmMember,
    handler: async (request, reply) => {
      const { id, memberId } = request.params;
      const seenWhat = request.body.seenWhat.trim();
      const membership = { organisationId: id, memberId, as: "staff" as const, seenWhat };
      await confirmMember(tools, membership, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.removeMember,
    handler: async (request, reply) => {
      const { id, memberId } = request.params;
      const reason = request.body.reason.trim();
      await removeMember(tools, { organisationId: id, memberId, as: "staff", reason }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.inviteMember,
    handler: async (request, reply) => {
      const { email, seenWhat } = request.body;
      const wanted = { organisationId: request.params.id, email, as: "staff" as const, seenWhat: seenWhat.trim() };
      return reply.code(201).send(await inviteMember(tools, wanted, onceOf(request), callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.listInvitations,
    handler: async (request, reply) => {
      const { id } = request.params;
      const page = { ...readOf(request.query), now: clock.now().toString() };
      const rows = await readingOf(id, (tx) => invitationsPage(tx, id, page));
      return reply.code(200).send(pageOf(rows, request.query.limit ?? pageSize));
    },
  });

  routes.route({
    ...endpoints.revokeInvitation,
    handler: async (request, reply) => {
      const { id, invitationId } = request.params;
      await revokeInvitation(tools, { organisationId: id, invitationId, as: "staff" }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });
}

function fellowRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  /** Reads as a confirmed member of the organisation. Refuses with not_found. */
  const readingOf = <T>(id: string, personId: string, read: (tx: Tx) => Promise<T>): Promise<T> =>
    inReadingOf(database.requests, personId, async (tx) => {
      if (!(await keptOrganisation(tx, id, "member"))) throw new Refusal("not_found");
      return read(tx);
    });

  routes.route({
    ...endpoints.listFellowMembers,
    handler: async (request, reply) => {
      const { personId } = callOf(request, clock).actor;
      const { id } = request.params;
      const page = readOf(request.query);
      const rows = await readingOf(id, personId, (tx) => fellowsPage(tx, { organisationId: id, personId }, page));
      return reply.code(200).send(pageOf(rows, request.query.limit ?? pageSize));
    },
  });

  routes.route({
    ...endpoints.confirmFellowMember,
    handler: async (request, reply) => {
      const { id, memberId } = request.params;
      await confirmMember(tools, { organisationId: id, memberId, as: "member" }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.removeFellowMember,
    handler: async (request, reply) => {
      const { id, memberId } = request.params;
      await removeMember(tools, { organisationId: id, memberId, as: "member" }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.inviteFellowMember,
    handler: async (request, reply) => {
      const wanted = { organisationId: request.params.id, email: request.body.email, as: "member" as const };
      return reply.code(201).send(await inviteMember(tools, wanted, onceOf(request), callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.listFellowInvitations,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { id } = request.params;
      const page = { ...readOf(request.query), now: now.toString() };
      const rows = await readingOf(id, actor.personId, (tx) => invitationsPage(tx, id, page));
      return reply.code(200).send(pageOf(rows, request.query.limit ?? pageSize));
    },
  });

  routes.route({
    ...endpoints.revokeFellowInvitation,
    handler: async (request, reply) => {
      const { id, invitationId } = request.params;
      await revokeInvitation(tools, { organisationId: id, invitationId, as: "member" }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });
}

function ownRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listMyOrganisations,
    handler: async (request, reply) => {
      const { personId } = callOf(request, clock).actor;
      const page = readOf(request.query);
      const rows = await inReadingOf(database.requests, personId, (tx) => ownOrganisations(tx, personId, page));
      const { items, next } = pageOf(rows, request.query.limit ?? pageSize);
      const shown = items.map(({ number, ...one }) => ({
        ...one,
        number: number === null ? null : showOrganisationNumber(number),
      }));
      return reply.code(200).send({ items: shown, next });
    },
  });

  routes.route({
    ...endpoints.leaveOrganisation,
    handler: async (request, reply) => {
      await leaveOrganisation(tools, request.params.id, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.readInvitation,
    handler: async (request, reply) =>
      reply.code(200).send(await readInvitation(tools, request.body.secret, callOf(request, clock))),
  });

  routes.route({
    ...endpoints.acceptInvitation,
    handler: async (request, reply) =>
      reply.code(200).send(await acceptInvitation(tools, request.body, callOf(request, clock))),
  });
}

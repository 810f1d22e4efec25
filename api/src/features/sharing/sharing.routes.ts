// Over HTTP: who else sees a case and takes part in it.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { inReadingOf } from "@samverkansstod/db/client.ts";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/sharing.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { Refusal } from "../../shared/problem.ts";
import { readCase } from "../requests/reading.steps.ts";
import { isConcealed } from "../requests/requests.rules.ts";
import { replaceContact } from "./contact-replacement.commands.ts";
import { acceptInvitation, endParty, inviteToRequest, readInvitation, shareRequest } from "./sharing.commands.ts";
import { basisOf, showPeople, type StoredPeople } from "./sharing.rules.ts";
import { peopleOf, peopleShownTo } from "./sharing.store.ts";

export function sharingRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listRequestPeople,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, actor, now);
      const { id, requesterId, visibility } = stored;
      const found = {
        state: stored.staff.state,
        requesterId,
        visibility,
        hasOrganisation: stored.organisation !== null,
      };
      const concealed = (people: StoredPeople): StoredPeople =>
        isConcealed(stored, reader) ? { ...people, requester: null } : people;
      if (reader.as === "staff") {
        const people = concealed(await peopleOf(database.requests, id));
        return reply.code(200).send(showPeople(found, people, { reader, readerId: actor.personId, now }));
      }
      const { personId } = reader;
      const people = concealed(await inReadingOf(database.requests, personId, (tx) => peopleShownTo(tx, id)));
      const basis = basisOf(people, personId);
      // Shown until a moment ago.
      if (basis === undefined) throw new Refusal("not_found");
      return reply.code(200).send(showPeople(found, people, { reader: { personId, basis }, readerId: personId, now }));
    },
  });

  routes.route({
    ...endpoints.shareRequest,
    handler: async (request, reply) => {
      const sharing = { id: request.params.id, version: versionOf(request), body: request.body };
      const shared = await shareRequest(tools, sharing, callOf(request, clock));
      return reply.code(200).header("etag", `"${shared.version}"`).send(shared);
    },
  });

  routes.route({
    ...endpoints.inviteToRequest,
    handler: async (request, reply) => {
      const inviting = { requestId: request.params.id, body: request.body };
      return reply.code(201).send(await inviteToRequest(tools, inviting, onceOf(request), callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.endParty,
    handler: async (request, reply) => {
      const { id: requestId, partyId } = request.params;
      await endParty(tools, { requestId, partyId }, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });

  routes.route({
    ...endpoints.openCaseInvitation,
    handler: async (request, reply) => {
      const link = { id: request.params.id, secret: request.body.secret };
      return reply.code(200).send(await readInvitation(tools, link, callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.acceptCaseInvitation,
    handler: async (request, reply) => {
      const accepting = { id: request.params.id, ...request.body };
      return reply.code(200).send(await acceptInvitation(tools, accepting, callOf(request, clock)));
    },
  });

  routes.route({
    ...endpoints.replaceContact,
    handler: async (request, reply) => {
      const replacement = { id: request.params.id, version: versionOf(request), body: request.body };
      const changed = await replaceContact(tools, replacement, callOf(request, clock));
      return reply.code(200).header("etag", `"${changed.version}"`).send(changed);
    },
  });
}

// People of the unit, what roles are called and who stands in for whom, over HTTP.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as titles from "../../contract/role-titles.ts";
import * as endpoints from "../../contract/staff.ts";
import * as standIns from "../../contract/stand-ins.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";
import { deactivatePerson } from "./deactivate.commands.ts";
import { editPerson, giveRoles, invitePerson, nameRole, reactivatePerson } from "./staff.commands.ts";
import { rolesElsewhere, showPerson, timeOfCall } from "./staff.steps.ts";
import { findPerson, roleTitles, staffList } from "./staff.store.ts";
import { removeStandIn, setStandIn } from "./stand-ins.commands.ts";
import { standInsFrom } from "./stand-ins.store.ts";

const reasonOf = (body: { reason?: string | null }) => body.reason?.trim() || null;

export function staffRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listStaff,
    handler: async (request, reply) => {
      const { q, status = "active", role } = request.query;
      const items = await staffList(database.requests, { q: q?.trim() || undefined, status, role });
      return reply.code(200).send({ items, rolesElsewhere: rolesElsewhere(tools) });
    },
  });

  routes.route({
    ...endpoints.getStaffPerson,
    handler: async (request, reply) => {
      const call = callOf(request, clock);
      const found = await findPerson(database.requests, request.params.id, timeOfCall(call));
      if (!found) throw new Refusal("not_found");
      return reply
        .code(200)
        .header("etag", `"${found.version}"`)
        .send(showPerson(tools, found, call));
    },
  });

  routes.route({
    ...endpoints.invitePerson,
    handler: async (request, reply) => {
      const person = await invitePerson(tools, request.body, onceOf(request), callOf(request, clock));
      return reply.code(201).header("etag", `"${person.version}"`).send(person);
    },
  });

  routes.route({
    ...endpoints.editPerson,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const person = await editPerson(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${person.version}"`).send(person);
    },
  });

  routes.route({
    ...endpoints.giveRoles,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const wanted = { roles: request.body.roles, reason: reasonOf(request.body) };
      const person = await giveRoles(tools, target, wanted, callOf(request, clock));
      return reply.code(200).header("etag", `"${person.version}"`).send(person);
    },
  });

  routes.route({
    ...endpoints.deactivatePerson,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const reason = reasonOf(request.body);
      if (reason === null) {
        throw new Refusal("invalid_fields", { errors: [{ field: "/reason", code: "required" }] });
      }
      const person = await deactivatePerson(tools, target, reason, callOf(request, clock));
      return reply.code(200).header("etag", `"${person.version}"`).send(person);
    },
  });

  routes.route({
    ...endpoints.reactivatePerson,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const person = await reactivatePerson(tools, target, reasonOf(request.body), callOf(request, clock));
      return reply.code(200).header("etag", `"${person.version}"`).send(person);
    },
  });

  routes.route({
    ...titles.listRoleTitles,
    handler: async (_request, reply) => reply.code(200).send({ items: await roleTitles(database.requests) }),
  });

  routes.route({
    ...titles.nameRole,
    handler: async (request, reply) => {
      const change = { role: request.params.role, version: versionOf(request), ...request.body };
      const named = await nameRole(tools, change, callOf(request, clock));
      return reply.code(200).header("etag", `"${named.version}"`).send(named);
    },
  });

  routes.route({
    ...standIns.listStandIns,
    handler: async (_request, reply) => {
      const today = stockholmDate(clock.now()).toString();
      return reply.code(200).send({ items: await standInsFrom(database.requests, today) });
    },
  });

  routes.route({
    ...standIns.setStandIn,
    handler: async (request, reply) =>
      reply.code(201).send(await setStandIn(tools, request.body, onceOf(request), callOf(request, clock))),
  });

  routes.route({
    ...standIns.removeStandIn,
    handler: async (request, reply) => {
      await removeStandIn(tools, request.params.id, callOf(request, clock));
      return reply.code(204).send(null);
    },
  });
}

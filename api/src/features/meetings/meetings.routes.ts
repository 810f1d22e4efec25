// Meetings over HTTP. Who reads decides the view; who asked picks as the requester, also when they work at the unit.
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { inReadingOf } from "@samverkansstod/db/client.ts";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/meetings.ts";
import * as offerEndpoints from "../../contract/offers.ts";
import { listFreeTimes } from "../../contract/working-hours.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { isStaff, type Call } from "../../shared/actor.ts";
import { Refusal } from "../../shared/problem.ts";
import { writesAs } from "../conversation/conversation.rules.ts";
import { isShownTo } from "../conversation/conversation.store.ts";
import { requesterReader, staffReader } from "../requests/case.steps.ts";
import { readCase } from "../requests/reading.steps.ts";
import type { Reader } from "../requests/requests.rules.ts";
import { bookMeeting, cancelMeeting, moveMeeting } from "./booking.commands.ts";
import { isoOf, wallTimeOf } from "./free-times.rules.ts";
import { logMeeting } from "./log.commands.ts";
import { daysFrom, maskedCase, showMeeting, showOffer } from "./meetings.rules.ts";
import { meetingsOf, meetingsUnlogged, meetingsWithin } from "./meetings.store.ts";
import { offerTimes, withdrawOffer } from "./offers.commands.ts";
import { offersOf, reservedWithin } from "./offers.store.ts";
import { pickTime } from "./pick.commands.ts";
import { freeTimesOf } from "./reservations.steps.ts";
import { sendAgreedSummary } from "./summary.commands.ts";
import { workingWeekOf } from "./working-hours.commands.ts";

/** What one answer lists at most. */
const most = { freeTimes: 100, unlogged: 100 } as const;
const usual = { days: 14, weekDays: 7, minutes: 60 } as const;

export function meetingRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...listFreeTimes,
    handler: async (request, reply) => {
      const { now } = callOf(request, clock);
      const { days = usual.days, minutes = usual.minutes } = request.query;
      const { person } = await workingWeekOf(database.requests, request.params.id);
      const { from } = daysFrom(request.query.from, { days, now });
      const wanted = { personId: person.id, from, days, minutes, limit: most.freeTimes, now };
      return reply.code(200).send({ items: await freeTimesOf(database.requests, wanted) });
    },
  });

  routes.route({
    ...endpoints.listRequestMeetings,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, actor, now);
      const { id } = stored;
      const [offers, meetings] =
        reader.as === "staff"
          ? await Promise.all([offersOf(database.requests, id), meetingsOf(database.requests, id)])
          : await inReadingOf(database.requests, reader.personId, async (tx) => [
              await offersOf(tx, id, reader.personId),
              await meetingsOf(tx, id, reader.personId),
            ]);
      return reply.code(200).send({
        offers: offers.map((offer) => showOffer(offer, now, { forStaff: reader.as === "staff" })),
        meetings: meetings.map((meeting) => showMeeting(meeting, now)),
      });
    },
  });

  routes.route({
    ...endpoints.listMeetings,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { from, days = usual.weekDays, consultant, missingLog } = request.query;
      const consultantId = consultant === "me" ? actor.personId : consultant;
      if (missingLog) {
        const filter = { now: isoOf(now), consultantId, limit: most.unlogged };
        const unlogged = await meetingsUnlogged(database.requests, filter);
        return reply.code(200).send({ items: unlogged.map((meeting) => showMeeting(meeting, now)), reserved: [] });
      }
      const { start, end } = daysFrom(from, { days, now });
      const span = { from: isoOf(start), to: isoOf(end), consultantId, now: isoOf(now) };
      const [meetings, reserved] = await Promise.all([
        meetingsWithin(database.requests, span),
        reservedWithin(database.requests, span),
      ]);
      return reply.code(200).send({
        items: meetings.map((meeting) => showMeeting(meeting, now)),
        reserved: reserved.map(({ organisationName: _name, personalNumberIn, ...time }) => ({
          ...time,
          subject: maskedCase({ subject: time.subject, organisationName: null, personalNumberIn }).subject,
          localEnd: wallTimeOf(Temporal.Instant.from(time.endsAt)),
        })),
      });
    },
  });

  routes.route({
    ...offerEndpoints.offerTimes,
    handler: async (request, reply) => {
      const offer = { requestId: request.params.id, body: request.body };
      return reply.code(201).send(await offerTimes(tools, offer, onceOf(request), callOf(request, clock)));
    },
  });

  routes.route({
    ...offerEndpoints.withdrawOffer,
    handler: async (request, reply) => {
      const { id: requestId, offerId } = request.params;
      return reply.code(200).send(await withdrawOffer(tools, { requestId, offerId }, callOf(request, clock)));
    },
  });

  async function picksAs(requestId: string, call: Call): Promise<Reader> {
    const { actor } = call;
    const as = writesAs({
      isStaff: isStaff(actor),
      isShown: isStaff(actor) && (await isShownTo(database.requests, requestId, actor.personId)),
      mayWork: actor.permissions.has("case.work"),
    });
    if (as === "forbidden") throw new Refusal("forbidden");
    return as === "staff" ? staffReader(call) : requesterReader(call);
  }

  routes.route({
    ...offerEndpoints.pickTime,
    handler: async (request, reply) => {
      const call = callOf(request, clock);
      const { id: requestId, offerId } = request.params;
      const pick = { requestId, offerId, timeId: request.body.timeId };
      const by = { key: onceOf(request), reader: await picksAs(requestId, call) };
      const picked = await pickTime(tools, pick, by, call);
      return reply.code(201).header("etag", `"${picked.version}"`).send(picked);
    },
  });

  routes.route({
    ...endpoints.bookMeeting,
    handler: async (request, reply) => {
      const booking = { requestId: request.params.id, body: request.body };
      const booked = await bookMeeting(tools, booking, onceOf(request), callOf(request, clock));
      return reply.code(201).header("etag", `"${booked.version}"`).send(booked);
    },
  });

  routes.route({
    ...endpoints.moveMeeting,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const moved = await moveMeeting(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${moved.version}"`).send(moved);
    },
  });

  routes.route({
    ...endpoints.cancelMeeting,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const cancelled = await cancelMeeting(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${cancelled.version}"`).send(cancelled);
    },
  });

  routes.route({
    ...endpoints.logMeeting,
    handler: async (request, reply) => {
      const target = { id: request.params.id, version: versionOf(request) };
      const logged = await logMeeting(tools, target, request.body, callOf(request, clock));
      return reply.code(200).header("etag", `"${logged.version}"`).send(logged);
    },
  });

  routes.route({
    ...endpoints.sendAgreedSummary,
    handler: async (request, reply) => {
      const summary = { meetingId: request.params.id, ...request.body };
      const sentTo = await sendAgreedSummary(tools, summary, onceOf(request), callOf(request, clock));
      return reply.code(201).send({ sentTo });
    },
  });
}

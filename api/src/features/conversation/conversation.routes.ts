// The conversation of a case over HTTP. A requester reads the messages; staff read the notes too.
import { inReadingOf } from "@samverkansstod/db/client.ts";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Tools } from "../../app.ts";
import * as endpoints from "../../contract/conversation.ts";
import { callOf, versionOf } from "../../plugins/access.ts";
import { onceOf } from "../../plugins/idempotency.ts";
import { readCase } from "../requests/reading.steps.ts";
import { isConcealed } from "../requests/requests.rules.ts";
import { logContact } from "./contact.commands.ts";
import { answerQuestion, askRequester, noteInCase, sendMessage } from "./conversation.commands.ts";
import { showMessage, showNote } from "./conversation.rules.ts";
import { messagesOf, notesOf } from "./conversation.store.ts";

export function conversationRoutes(app: FastifyInstance, tools: Tools): void {
  const { clock, database } = tools;
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();

  routes.route({
    ...endpoints.listConversation,
    handler: async (request, reply) => {
      const { actor, now } = callOf(request, clock);
      const { stored, reader } = await readCase(database, request.params.id, actor, now);
      const { id } = stored;
      const concealed = isConcealed(stored, reader);
      if (reader.as === "requester") {
        const { personId } = reader;
        const own = await inReadingOf(database.requests, personId, (tx) => messagesOf(tx, id, personId));
        return reply.code(200).send({ messages: own.map((message) => showMessage(message, reader, { concealed })) });
      }
      const [messages, notes] = await Promise.all([messagesOf(database.requests, id), notesOf(database.requests, id)]);
      return reply.code(200).send({
        messages: messages.map((message) => showMessage(message, reader, { concealed })),
        notes: notes.map(showNote),
      });
    },
  });

  routes.route({
    ...endpoints.sendMessage,
    handler: async (request, reply) => {
      const said = { id: request.params.id, text: request.body.text };
      const sent = await sendMessage(tools, said, onceOf(request), callOf(request, clock));
      return reply.code(201).send(sent);
    },
  });

  routes.route({
    ...endpoints.askRequester,
    handler: async (request, reply) => {
      const said = { id: request.params.id, version: versionOf(request), text: request.body.text };
      const asked = await askRequester(tools, said, callOf(request, clock));
      return reply.code(200).header("etag", `"${asked.version}"`).send(asked);
    },
  });

  routes.route({
    ...endpoints.answerQuestion,
    handler: async (request, reply) => {
      const said = { id: request.params.id, version: versionOf(request), text: request.body.text };
      const answered = await answerQuestion(tools, said, callOf(request, clock));
      return reply.code(200).header("etag", `"${answered.version}"`).send(answered);
    },
  });

  routes.route({
    ...endpoints.addNote,
    handler: async (request, reply) => {
      const note = { id: request.params.id, ...request.body };
      const added = await noteInCase(tools, note, onceOf(request), callOf(request, clock));
      return reply.code(201).send(added);
    },
  });

  routes.route({
    ...endpoints.logContact,
    handler: async (request, reply) => {
      const target = { id: request.params.id, contact: request.body };
      const logged = await logContact(tools, target, onceOf(request), callOf(request, clock));
      return reply.code(201).header("etag", `"${logged.version}"`).send(logged);
    },
  });
}

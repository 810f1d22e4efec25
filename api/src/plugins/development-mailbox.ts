// The development mailbox: what would have been mailed, for people who try the product on their own machine. Registered only where no
// SMTP server is configured, which the configuration allows on loopback alone. Not in the OpenAPI document.
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { Tools } from "../app.ts";
import { developmentMails } from "../mail/mail.store.ts";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");

/** Long words may break anywhere, so that nothing needs scrolling sideways on a phone. */
const breakable = (text: string) => text.replaceAll(/[/-]|[A-Za-z0-9_]{16}/g, "$&<wbr>");

/** The text of a mail as HTML, its addresses as links. */
function shown(text: string): string {
  const parts = escaped(text).split(/(https?:\/\/\S+)/);
  const html = parts.map((part, at) => (at % 2 === 1 ? `<a href="${part}">${breakable(part)}</a>` : breakable(part)));
  return html.join("").replaceAll("\n", "<br>");
}

export function developmentMailbox(app: FastifyInstance, { database }: Tools): void {
  const routes = app.withTypeProvider<TypeBoxTypeProvider>();
  const query = Type.Object({ to: Type.Optional(Type.String({ maxLength: 320 })) });
  const config = { access: "public" } as const;

  routes.route({
    method: "GET",
    url: "/api/v1/dev/mailbox",
    config,
    schema: { querystring: query, hide: true } as { querystring: typeof query },
    handler: async (request, reply) => reply.send({ items: await developmentMails(database.signIn, request.query.to) }),
  });

  routes.route({
    method: "GET",
    url: "/dev/mailbox",
    config,
    schema: { querystring: query, hide: true } as { querystring: typeof query },
    handler: async (request, reply) => {
      const mails = await developmentMails(database.signIn, request.query.to);
      const items = mails.map(
        (mail) =>
          `<article><h2>${escaped(mail.subject)}</h2><p>${escaped(mail.to)} · ${mail.at}</p><p>${shown(mail.text)}</p></article>`,
      );
      const body = items.join("") || "<p>Inga mejl ännu. / No mails yet.</p>";
      return reply
        .type("text/html; charset=utf-8")
        .send(
          `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Utvecklingens brevlåda</title></head><body><main><h1>Utvecklingens brevlåda</h1><p>Här hamnar mejl så länge ingen e-postserver är vald. Läs in sidan igen för att se nya.</p>${body}</main></body></html>`,
        );
    },
  });
}

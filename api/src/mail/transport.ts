// Hands a finished mail to an SMTP server, or to the development mailbox where none is configured.
import type { Database } from "@samverkansstod/db/client.ts";
import { createTransport } from "nodemailer";
import type { Message } from "./mail.ts";
import { addDevelopmentMail } from "./mail.store.ts";

export interface Outgoing extends Message {
  /** Made of the row's id, so that a mail sent twice is seen to be one. */
  messageId: string;
  to: string;
  at: string;
}

export interface Transport {
  send(mail: Outgoing): Promise<void>;
  close(): void;
}

export function smtpTransport(smtpUrl: string, from: string): Transport {
  const transport = createTransport(smtpUrl, { from, replyTo: from, disableFileAccess: true, disableUrlAccess: true });
  return {
    send: async ({ at, messageId, ...mail }) => {
      await transport.sendMail({
        ...mail,
        messageId: `<${messageId}>`,
        date: at,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => transport.close(),
  };
}

export function developmentTransport(database: Database): Transport {
  return { send: (mail) => addDevelopmentMail(database.long, mail), close: () => undefined };
}

// Hands a finished mail to an SMTP server, or to the development mailbox where none is configured.
import type { Database } from "@samverkansstod/db/client.ts";
import { createTransport } from "nodemailer";
import type { CalendarFile, Message } from "./mail.ts";
import { addDevelopmentMail } from "./mail.store.ts";

/** A name and an address, as a mail's header has them. */
export interface Mailbox {
  name: string;
  address: string;
}

export interface Outgoing extends Message {
  /** Made of the row's id, so that a mail sent twice is seen to be one. */
  messageId: string;
  to: string;
  /** Where answers go; to the sender's address if it is not said. */
  replyTo?: Mailbox;
  at: string;
}

export interface Transport {
  send(mail: Outgoing): Promise<void>;
  close(): void;
}

const calendarFileName: Readonly<Record<CalendarFile["method"], string>> = {
  REQUEST: "invite.ics",
  CANCEL: "cancel.ics",
};

/** `proxy`: an HTTP proxy that is asked to connect to the mail server; null: directly. */
export function smtpTransport(smtpUrl: string, from: string, proxy: string | null = null): Transport {
  const address = new URL(smtpUrl);
  if (proxy !== null) address.searchParams.set("proxy", proxy);
  const transport = createTransport(address.href, {
    from,
    replyTo: from,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ at, messageId, calendar, ...mail }) => {
      await transport.sendMail({
        ...mail,
        ...(calendar && { icalEvent: { ...calendar, filename: calendarFileName[calendar.method] } }),
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

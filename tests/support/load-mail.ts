// A mail server that keeps what it is given, and what of it is held against: each mail there at least once, and one that comes twice known to be one.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { simpleParser } from "mailparser";
import type postgres from "postgres";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  to: string;
  subject: string;
  messageId: string;
}

export interface LoadMailServer {
  /** For SMTP_URL. */
  url: string;
  received: readonly ReceivedMail[];
  close: () => Promise<void>;
}

export async function startLoadMailServer(): Promise<LoadMailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, answer) => {
      void simpleParser(stream).then(
        ({ subject = "", messageId = "" }) => {
          received.push({ to: session.envelope.rcptTo[0]?.address ?? "", subject, messageId });
          answer();
        },
        (error: unknown) => answer(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // Whoever is killed in the middle of a mail breaks the connection.
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}

export interface MailFigures {
  /** Mails in the database. */
  mails: number;
  /** Neither received nor waiting in the queue. */
  missing: number;
  waiting: number;
  /** Received once more, under the same Message-ID. */
  again: number;
  /** Received under a Message-ID that no mail has, or one receipt under two. */
  strange: number;
}

interface MailRow {
  id: string;
  to: string;
  case_number: string;
  waits: boolean;
}

/** Holds the receipts of requests whose subject begins with the mark against what was received. */
export async function mailFigures(
  owner: postgres.Sql,
  all: readonly ReceivedMail[],
  mark: string,
): Promise<MailFigures> {
  const rows = await owner<MailRow[]>`
    with jobs as (select data ->> 'mailId' as mail_id from pgboss.job where name = 'send-mail' and state in ('created', 'retry', 'active'))
    select m.id, m."to", r.case_number, j.mail_id is not null as waits from app.mail m join app.request r on r.id = m.request_id
      left join jobs j on j.mail_id = m.id::text where starts_with(r.subject, ${mark})`;
  // Of an earlier run on the same database, mails may still be coming.
  const people = new Set(rows.map(({ to }) => to));
  const received = all.filter(({ to }) => people.has(to));
  const byId = Map.groupBy(received, ({ messageId }) => messageId);
  const idOf = ({ id }: MailRow) => `<${id}@localhost>`;
  const known = new Set(rows.map(idOf));
  const right = rows.filter((row) =>
    byId.get(idOf(row))?.every(({ to, subject }) => to === row.to && subject.endsWith(row.case_number)),
  );
  const bySubject = Map.groupBy(received, ({ subject }) => subject);
  const twoNames = [...bySubject.values()].filter((mails) => new Set(mails.map(({ messageId }) => messageId)).size > 1);
  const unreceived = rows.filter((row) => !byId.has(idOf(row)));
  return {
    mails: rows.length,
    missing: unreceived.filter(({ waits }) => !waits).length,
    waiting: unreceived.filter(({ waits }) => waits).length,
    again: received.length - byId.size,
    strange:
      received.filter(({ messageId }) => !known.has(messageId)).length +
      twoNames.length +
      (rows.length - unreceived.length - right.length),
  };
}

/** Waits until nothing waits in the queue, not longer than `patience` milliseconds. */
export async function mailsAfter(
  owner: postgres.Sql,
  { received }: LoadMailServer,
  { mark, patience }: { mark: string; patience: number },
): Promise<MailFigures> {
  const until = performance.now() + patience;
  for (;;) {
    const figures = await mailFigures(owner, received, mark);
    if (figures.waiting === 0 || performance.now() >= until) return figures;
    await pause(500);
  }
}

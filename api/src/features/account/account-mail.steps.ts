// Mails about a person's own account, and how they are queued in the transaction that causes them. They belong to no case.
import type { Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Queue } from "../../jobs/queue.ts";
import type { MailTemplate } from "../../shared/mail-template.ts";
import { addAccountMail } from "./account.store.ts";

interface AccountMail {
  to: string;
  language: string;
  template: MailTemplate;
  /** Names ending in At are instants, written out in the reader's language. */
  data: Readonly<Record<string, string>>;
  now: string;
}

/** The link of such a mail leads to one's own account. */
export async function mailAccount(tx: Tx, queue: Queue, { now, data, ...mail }: AccountMail): Promise<void> {
  const id = randomUUID();
  await addAccountMail(tx, { ...mail, id, data: { ...data, page: "/konto" }, createdAt: now });
  await queue.send(tx, "send-mail", { mailId: id });
}

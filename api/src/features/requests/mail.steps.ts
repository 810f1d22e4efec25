// Mails of a case: a row and a job in the transaction that causes them. What a mail says is mail/words.ts; who may be mailed is decided here.
import { together, type Tx } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { Language } from "../../contract/account.ts";
import type { Queue } from "../../jobs/queue.ts";
import type { MailTemplate } from "../../shared/mail-template.ts";
import { Refusal } from "../../shared/problem.ts";
import { othersInCase } from "./others.store.ts";
import type { StoredRequest } from "./requests.rules.ts";
import { addMail, changeRequest, grantOwn, personOfAddress } from "./requests.store.ts";

interface NewMail {
  /** Null: the mail is about no case. */
  requestId: string | null;
  to: string;
  template: MailTemplate;
  language: string;
  /** Names ending in Date (Stockholm date) and At (instant) are written out in the reader's language. `page` is the path a link leads to. */
  data: Readonly<Record<string, string>>;
  now: string;
}

/** Queues one mail in the transaction that causes it; gives its id, which is also its Message-ID. */
export async function queueMail(tx: Tx, queue: Queue, { now, data, ...mail }: NewMail): Promise<string> {
  const id = randomUUID();
  await together([
    addMail(tx, { ...mail, id, data: { ...data }, createdAt: now }),
    queue.send(tx, "send-mail", { mailId: id }),
  ]);
  return id;
}

/** The language a requester reads: their own, otherwise the one they asked to speak. */
export function languageOfRequester({
  requesterLanguage,
  form,
}: Pick<StoredRequest, "requesterLanguage" | "form">): Language {
  const wanted = requesterLanguage ?? form.language;
  return wanted === "en" ? "en" : "sv";
}

/** The requester's page of a request. */
export const pageOf = (requestId: string): string => `/forfragan/${requestId}`;

interface ToRequester {
  template: MailTemplate;
  data?: Readonly<Record<string, string>>;
  now: string;
}

/** Of the mails to the requester, what the others in a case get too, and in which words. */
const toOthers: Readonly<Partial<Record<MailTemplate, MailTemplate>>> = {
  message: "message",
  question: "question",
  times_offered: "times_offered",
  closed: "closed_others",
  no_reply: "no_reply",
  declined: "declined",
  withdrawn: "withdrawn_others",
  reopened: "reopened",
};

/** Mails the requester, with the case number and a link to their page; nothing where there is no address. Others who take part in the case get what
 * concerns them too. Gives whether a mail goes to the requester.
 */
export async function mailRequester(
  tx: Tx,
  queue: Queue,
  stored: StoredRequest,
  { template, data = {}, now }: ToRequester,
): Promise<boolean> {
  const { id, contactEmail, caseNumber } = stored;
  const language = languageOfRequester(stored);
  const mail = { requestId: id, data: { caseNumber: caseNumber ?? "", page: pageOf(id), ...data }, now };
  const forOthers = toOthers[template];
  const others = forOthers === undefined ? [] : await othersInCase(tx, id, language);
  await together([
    contactEmail !== null && queueMail(tx, queue, { ...mail, to: contactEmail, template, language }),
    ...others.map((other) => queueMail(tx, queue, { ...mail, ...other, template: forOthers ?? template })),
  ]);
  return contactEmail !== null;
}

/**
 * Makes sure that somebody can read what is about to be sent: of a case that staff registered, the one whose address was noted becomes its requester.
 * By staff only. Refuses with no_address.
 */
export async function reachRequester(tx: Tx, stored: StoredRequest, now: string): Promise<void> {
  const { id, contactEmail, requesterId } = stored;
  if (contactEmail === null) throw new Refusal("no_address");
  if (requesterId !== null) return;
  const person = await personOfAddress(tx, contactEmail, { language: languageOfRequester(stored), now });
  if (person === undefined) throw new Error("a person was added and is not there");
  await changeRequest(tx, id, now, { requesterId: person.id });
  await grantOwn(tx, id, person.id, now);
}

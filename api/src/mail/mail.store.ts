// Mails as rows: what waits to be sent, what was sent, and the development mailbox.
import type { Db, Tx } from "@samverkansstod/db/client.ts";
import { developmentMail, mail, roleTitle, setting } from "@samverkansstod/db/schema/index.ts";
import { desc, eq, sql } from "drizzle-orm";
import type { Language } from "../contract/account.ts";
import type { Role } from "../contract/permissions.ts";

/** A mail that has not been sent, locked so that two workers do not send it at once; undefined when it has been. */
export async function lockMail(tx: Tx, id: string) {
  const [row] = await tx.select().from(mail).where(eq(mail.id, id)).for("update", { skipLocked: true });
  return row?.sentAt === null ? row : undefined;
}

export async function markSent(tx: Tx, id: string, now: string): Promise<void> {
  await tx
    .update(mail)
    .set({ sentAt: now, tries: sql`${mail.tries} + 1`, lastError: null })
    .where(eq(mail.id, id));
}

export async function markFailed(tx: Tx, id: string, error: string): Promise<void> {
  await tx
    .update(mail)
    .set({ tries: sql`${mail.tries} + 1`, lastError: error.slice(0, 500) })
    .where(eq(mail.id, id));
}

/** The unit's own mailbox, where answers to its mails are read; undefined where the setting does not say. */
export async function unitMailbox(db: Db | Tx): Promise<{ name: string; address: string } | undefined> {
  const [row] = await db.select().from(setting).where(eq(setting.key, "unit"));
  const unit = row?.value as { name?: string; email?: string } | undefined;
  return unit?.email ? { name: unit.name ?? "", address: unit.email } : undefined;
}

/** What a role is called in this language, as it stands in a sentence. */
export async function roleInSentence(db: Db | Tx, role: Role, language: Language): Promise<string> {
  const [row] = await db
    .select({ title: language === "en" ? roleTitle.en : roleTitle.sv })
    .from(roleTitle)
    .where(eq(roleTitle.role, role));
  const title = row?.title ?? "";
  return title.slice(0, 1).toLowerCase() + title.slice(1);
}

interface NewDevelopmentMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  at: string;
}

/** A mail that is sent again has the same Message-ID and is kept once. */
export async function addDevelopmentMail(db: Db | Tx, values: NewDevelopmentMail): Promise<void> {
  await db.insert(developmentMail).values(values).onConflictDoNothing();
}

/** The latest mails, newest first, to one address or to all. */
export async function developmentMails(db: Db | Tx, to: string | undefined) {
  return db
    .select({
      to: developmentMail.to,
      subject: developmentMail.subject,
      text: developmentMail.text,
      messageId: developmentMail.messageId,
      at: developmentMail.at,
    })
    .from(developmentMail)
    .where(to === undefined ? undefined : eq(developmentMail.to, to.toLowerCase()))
    .orderBy(desc(developmentMail.id))
    .limit(50);
}

// The worker: takes jobs from the queue, sends mails and codes, and does each minute what has fallen due.
import { inCommand, type CommandContext, type Database, type Tx } from "@samverkansstod/db/client.ts";
import type { Job, JobResult, PgBoss } from "pg-boss";
import type { Language } from "../contract/account.ts";
import { signInLimits } from "../features/account/account.rules.ts";
import { attemptById, personByEmail, setAttempt } from "../features/account/account.store.ts";
import { isStaffAddress } from "../features/account/staff-sign-in.store.ts";
import { remindQuestions } from "../features/conversation/reminders.commands.ts";
import { expireOffers } from "../features/meetings/offers.commands.ts";
import { completeInvitation } from "../features/organisations/invitations.steps.ts";
import { closeUnanswered, leaveUnconfirmed, remindOfEndings } from "../features/outcomes/due.commands.ts";
import { anchorHistory } from "../features/records/anchor.commands.ts";
import { foldReports } from "../features/reports/roll-up.commands.ts";
import { resumeDue } from "../features/requests/course.commands.ts";
import { endConflicts } from "../features/sharing/conflicts.commands.ts";
import { calendarFile } from "../mail/calendar.ts";
import { signInCodeMail, staffSignInMail } from "../mail/mail.ts";
import { lockMail, markFailed, markSent, roleInSentence, unitMailbox } from "../mail/mail.store.ts";
import { templateMail } from "../mail/templates.ts";
import type { Transport } from "../mail/transport.ts";
import { mailTemplates } from "../shared/mail-template.ts";
import type { Clock } from "../shared/clock.ts";
import { eachApart } from "../shared/each-apart.ts";
import { codeHash, codeOfLink, newSecret, sha256, type Keys } from "../shared/keys.ts";
import type { Queue } from "./queue.ts";
import { beat, forgetOld } from "./sweep.store.ts";

export interface WorkerTools {
  database: Database;
  /** Takes the mails that what falls due causes. */
  queue: Queue;
  transport: Transport;
  clock: Clock;
  keys: Keys;
  publicUrl: URL;
  /** Staff sign in at the identity provider, and get no codes. */
  staffSignInElsewhere: boolean;
  /** What this worker is called in the list of workers. */
  name: string;
}

const languageOf = (text: string): Language => (text === "en" ? "en" : "sv");

function context(command: string, jobId: string): CommandContext {
  return { role: "app_job", actor: `system:${command}`, personId: null, command, correlationId: jobId };
}

/**
 * Makes the code and its link, keeps only their hashes, and mails them; a deactivated person gets none. Staff who sign in at the identity provider are told so instead,
 * which nobody sees but the reader of their mail.
 */
export async function sendSignInCode(tools: WorkerTools, attemptId: string, jobId: string): Promise<void> {
  const { database, transport, clock, keys, publicUrl } = tools;
  const now = clock.now();
  const attempt = await attemptById(database.long, attemptId);
  if (
    !attempt ||
    attempt.usedAt !== null ||
    Temporal.Instant.compare(now, Temporal.Instant.from(attempt.expiresAt)) >= 0
  )
    return;
  const person = await personByEmail(database.long, attempt.email);
  if (person && person.deactivatedAt !== null) return;
  const language = languageOf(attempt.language);
  const envelope = { to: attempt.email, messageId: `${attemptId}.code@${publicUrl.hostname}`, at: now.toString() };
  if (tools.staffSignInElsewhere && (await isStaffAddress(database.long, attempt.email))) {
    await transport.send({ ...staffSignInMail(language, publicUrl), ...envelope });
    return;
  }
  const secret = newSecret();
  const code = codeOfLink(keys.current, attemptId, secret);
  await inCommand(database.long, context("send-sign-in-code", jobId), (tx) =>
    setAttempt(tx, attemptId, { codeHash: codeHash(keys.current, attemptId, code), linkHash: sha256(secret) }),
  );
  // In the fragment, which no server is sent.
  const link = new URL(`/logga-in/lank#${secret}`, publicUrl);
  const message = signInCodeMail(language, { code, link, minutes: signInLimits.codeHoldsSeconds / 60 });
  await transport.send({ ...message, ...envelope });
}

async function sendLocked(tools: WorkerTools, tx: Tx, mailId: string): Promise<string | null> {
  const { transport, clock, keys, publicUrl } = tools;
  const locked = await lockMail(tx, mailId);
  if (!locked) return null;
  const row = await completeInvitation(tx, keys, locked);
  const template = mailTemplates.find((known) => known === row.template);
  if (!template) throw new Error(`there is no mail ${row.template}`);
  const { to, data, createdAt } = row;
  const language = languageOf(row.language);
  // The one mail that names a role, as it is called on the day it is sent.
  const named = template === "receipt" ? { roleConsultant: await roleInSentence(tx, "consultant", language) } : {};
  const message = templateMail(template, language, { data: { ...data, ...named }, publicUrl });
  const calendar = calendarFile(data, { language, to, createdAt, host: publicUrl.hostname });
  const replyTo = await unitMailbox(tx);
  const now = clock.now().toString();
  try {
    await transport.send({
      ...message,
      to,
      ...(calendar && { calendar }),
      ...(replyTo && { replyTo }),
      messageId: `${row.id}@${publicUrl.hostname}`,
      at: now,
    });
  } catch (error) {
    await markFailed(tx, mailId, error instanceof Error ? error.message : String(error));
    return "the mail server did not take the mail";
  }
  await markSent(tx, mailId, now);
  return null;
}

/** Sends one mail and says so in its row, in one transaction a mail. Throws when it was not taken, so that the queue tries again. */
export async function sendMail(tools: WorkerTools, mailId: string, jobId: string): Promise<void> {
  const failed = await inCommand(tools.database.long, context("send-mail", jobId), (tx) =>
    sendLocked(tools, tx, mailId),
  );
  if (failed !== null) throw new Error(failed);
}

/** What falls due of cases, in this order; each takes a transaction a case, and the reports one for some thousands. */
const dueWork: readonly ((tools: WorkerTools, now: Temporal.Instant) => Promise<void>)[] = [
  resumeDue,
  endConflicts,
  expireOffers,
  remindQuestions,
  closeUnanswered,
  remindOfEndings,
  leaveUnconfirmed,
  foldReports,
  anchorHistory,
];

/** What falls due: a sign of life, forgetting what running no longer needs, and the work on cases. Also called by tests directly. */
export async function sweep(tools: WorkerTools): Promise<void> {
  const { database, clock, name } = tools;
  const now = clock.now();
  await beat(database.long, name, now.toString());
  await forgetOld(database.long, now);
  await eachApart(dueWork, (due) => due(tools, now));
}

/** Does each job of a batch, so that one that fails is tried again alone. */
async function eachAlone<D>(jobs: Job<D>[], work: (data: D, id: string) => Promise<void>): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const { id, data } of jobs) {
    try {
      await work(data, id);
      results.push({ id, status: "completed" });
    } catch (error) {
      results.push({
        id,
        status: "failed",
        output: { message: error instanceof Error ? error.message : String(error) },
      });
    }
  }
  return results;
}

/** Begins to take jobs; the queue's own start and stop are the caller's. */
export async function startWorker(boss: PgBoss, tools: WorkerTools): Promise<void> {
  // Two at a time, since a queue that gives as many as were asked for is asked again at once: with one at a time two a second would leave.
  const often = { pollingIntervalSeconds: 0.5, batchSize: 2, burstWhenBatchFull: true, perJobResults: true } as const;
  await boss.work("send-sign-in-code", often, (jobs: Job<{ attemptId: string }>[]) =>
    eachAlone(jobs, ({ attemptId }, id) => sendSignInCode(tools, attemptId, id)),
  );
  await boss.work("send-mail", often, (jobs: Job<{ mailId: string }>[]) =>
    eachAlone(jobs, ({ mailId }, id) => sendMail(tools, mailId, id)),
  );
  await boss.work("sweep", { pollingIntervalSeconds: 5, batchSize: 1 }, () => sweep(tools));
  await boss.schedule("sweep", "* * * * *");
  // A sign of life at once. What has fallen due is done within the minute, and a case that cannot be done keeps nobody from starting.
  await beat(tools.database.long, tools.name, tools.clock.now().toString());
}

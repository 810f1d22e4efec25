// All SQL about what is said in a case: messages, notes, and the questions that wait for an answer.
import { type Db, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { ending, message, note, setting } from "@samverkansstod/db/schema/index.ts";
import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { OpenQuestion, QuestionDays, StoredMessage, StoredNote } from "./conversation.rules.ts";

// Whose name a requester may see is the database's decision: somebody of the unit, or a person their role can read.
const author = (id: SQL) =>
  sql`coalesce(app.staff_name(${id}), (select coalesce(p.name, p.email) from app.person p where p.id = ${id}))`;

const wholeMessage = sql`json_build_object('id', m.id, 'at', app.iso(m.at), 'direction', m.direction, 'authorId', m.author_id,
  'author', ${author(sql`m.author_id`)}, 'text', m.text, 'personalNumber', m.personal_number, 'question', m.question,
  'settled', m.question and m.settled_at is not null)`;

const wholeNote = sql`json_build_object('id', n.id, 'at', app.iso(n.at), 'kind', n.kind, 'author', ${author(sql`n.author_id`)},
  'text', n.text, 'personalNumber', n.personal_number,
  'contact', case when n.channel is not null then json_build_object('channel', n.channel, 'at', app.iso(n.contact_at), 'minutes', n.minutes) end)`;

/** A requester's messages are asked for by name as well, so that neither this filter nor row-level security stands alone. */
const shown = (personId: string | undefined) =>
  personId === undefined
    ? sql``
    : sql`and exists (select from app.request_access a where a.request_id = m.request_id and a.person_id = ${personId})`;

/** Every message of a case, oldest first; for a requester with their id. */
export async function messagesOf(db: Db | Tx, requestId: string, shownTo?: string): Promise<StoredMessage[]> {
  const rows = await rowsOf<{ message: StoredMessage }>(
    db,
    sql`
    select ${wholeMessage} as message from app.message m where m.request_id = ${requestId} ${shown(shownTo)} order by m.at, m.id`,
  );
  return rows.map((row) => row.message);
}

export async function findMessage(tx: Tx, id: string, shownTo?: string): Promise<StoredMessage | undefined> {
  const [row] = await rowsOf<{ message: StoredMessage }>(
    tx,
    sql`select ${wholeMessage} as message from app.message m where m.id = ${id} ${shown(shownTo)}`,
  );
  return row?.message;
}

/** Every note of a case, oldest first. For staff only: no other role may read the table. */
export async function notesOf(db: Db | Tx, requestId: string): Promise<StoredNote[]> {
  const rows = await rowsOf<{ note: StoredNote }>(
    db,
    sql`
    select ${wholeNote} as note from app.note n where n.request_id = ${requestId} order by n.at, n.id`,
  );
  return rows.map((row) => row.note);
}

export async function findNote(tx: Tx, id: string): Promise<StoredNote | undefined> {
  const [row] = await rowsOf<{ note: StoredNote }>(
    tx,
    sql`select ${wholeNote} as note from app.note n where n.id = ${id}`,
  );
  return row?.note;
}

/** Whether the case has been shown to this person as a requester, or is theirs. */
export async function isShownTo(db: Db | Tx, requestId: string, personId: string): Promise<boolean> {
  const [row] = await rowsOf<{ shown: boolean }>(
    db,
    sql`
    select exists (select from app.request_access a where a.request_id = ${requestId} and a.person_id = ${personId}) as shown`,
  );
  return row?.shown ?? false;
}

export async function addMessage(tx: Tx, values: typeof message.$inferInsert): Promise<void> {
  await tx.insert(message).values(values);
}

export async function addNote(tx: Tx, values: typeof note.$inferInsert): Promise<void> {
  await tx.insert(note).values(values);
}

/** Settles the questions of a case that wait for an answer; gives how many there were. */
export async function settleOpenQuestions(tx: Tx, requestId: string, at: string): Promise<number> {
  const settled = await tx
    .update(message)
    .set({ settledAt: at })
    .where(and(eq(message.requestId, requestId), message.question, isNull(message.settledAt)))
    .returning({ id: message.id });
  return settled.length;
}

/** Counts one more reminder of a question. */
export async function countReminder(tx: Tx, id: string): Promise<void> {
  await tx
    .update(message)
    .set({ reminders: sql`${message.reminders} + 1` })
    .where(eq(message.id, id));
}

/**
 * The questions that open cases wait for the requester to answer, with the case's pauses since each was asked; of one case if it is
 * named. Paused cases are left out.
 */
export async function openQuestions(db: Db | Tx, requestId?: string): Promise<OpenQuestion[]> {
  const of = requestId === undefined ? sql`` : sql`and m.request_id = ${requestId}`;
  const rows = await rowsOf<{ question: OpenQuestion }>(
    db,
    sql`
    select json_build_object('id', m.id, 'requestId', m.request_id, 'askedAt', app.iso(m.at), 'reminders', m.reminders,
      'remindedAt', (select app.iso(max(e.at)) from app.request_event e
        where e.request_id = m.request_id and e.type = 'reminded' and e.at >= m.at),
      'pauses', coalesce((select json_agg(json_build_object('from', app.iso(i.valid_from), 'to', app.iso(i.valid_to), 'until', i.value) order by i.valid_from)
        from app.request_interval i where i.request_id = m.request_id and i.dimension = 'paused' and i.superseded_at is null
          and (i.valid_to is null or i.valid_to > m.at)), '[]')) as question
    from app.message m join app.request r on r.id = m.request_id
    where m.question and m.settled_at is null and r.waiting_for = 'requester' and r.paused_until is null
      and r.state in ('submitted', 'accepted', 'in_progress') ${of}
    order by m.at, m.id`,
  );
  return rows.map((row) => row.question);
}

/** The ending that holds ceases to: the case is open again. */
export async function supersedeEnding(tx: Tx, requestId: string, at: string): Promise<void> {
  await tx
    .update(ending)
    .set({ supersededAt: at })
    .where(and(eq(ending.requestId, requestId), isNull(ending.supersededAt)));
}

const fallback: QuestionDays = { question: [5, 10], noReply: 15 };

/** After how many working days a question is reminded of, and after how many silence ends the case. */
export async function questionDays(db: Db | Tx): Promise<QuestionDays> {
  const [row] = await db.select().from(setting).where(eq(setting.key, "reminders"));
  return { ...fallback, ...(row?.value as Partial<QuestionDays> | undefined) };
}

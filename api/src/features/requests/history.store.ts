// The append-only history of a case. The database numbers and chains the rows; texts hang on them by a salted hash.
import { type Db, rowsOf, together, type Tx } from "@samverkansstod/db/client.ts";
import { builder, prepared } from "@samverkansstod/db/prepared.ts";
import { requestEvent } from "@samverkansstod/db/schema/index.ts";
import { sql } from "drizzle-orm";
import type { State } from "../../contract/life-cycle.ts";
import type { RequestEvent } from "../../contract/history.ts";
import { newSecret, sha256 } from "../../shared/keys.ts";

interface NewEvent {
  requestId: string;
  at: string;
  type: RequestEvent["type"];
  actorKind: "requester" | "staff" | "system";
  /** A person's id, or system:<name>. */
  actor: string;
  actorName: string | null;
  from: State | null;
  to: State | null;
  assignee?: { id: string; name: string | null } | null;
  reason?: string | null;
  /** Beside the reason; what each type has stands in contract/history.ts. */
  details?: Readonly<Record<string, string>>;
  correlationId: string;
}

const chained = prepared<
  "requestId" | "at" | "type" | "actorKind" | "actor" | "from" | "to" | "assigneeId" | "correlationId" | "textHash"
>((at) =>
  builder
    .insert(requestEvent)
    .values({
      requestId: at("requestId"),
      at: at("at"),
      type: at("type"),
      actorKind: at("actorKind"),
      actor: at("actor"),
      fromState: at("from"),
      toState: at("to"),
      assigneeId: at("assigneeId"),
      correlationId: at("correlationId"),
      textHash: at("textHash"),
      // Given by the database's trigger.
      number: 0,
      previousHash: "",
      hash: "",
    })
    .getSQL(),
);

// The text finds its event by the hash of both, so that it need not wait for the event's id.
const textOfEvent = prepared<"requestId" | "salt" | "body" | "textHash">(
  (at) => sql`insert into app.request_event_text (event_id, salt, body) select e.id, ${at("salt")}, ${at("body")}
    from app.request_event e where e.request_id = ${at("requestId")} and e.text_hash = ${at("textHash")} returning event_id`,
);

/** Adds one event with its names and reason. */
export async function addEvent(tx: Tx, event: NewEvent): Promise<void> {
  const { actorName, assignee, reason, details, ...rest } = event;
  const body = JSON.stringify({
    actor: actorName,
    assignee: assignee?.name ?? null,
    reason: reason ?? null,
    ...(details && { details }),
  });
  const salt = newSecret();
  const textHash = sha256(`${salt}${body}`);
  const [, texts] = await together([
    rowsOf(tx, chained({ ...rest, assigneeId: assignee?.id ?? null, textHash })),
    rowsOf(tx, textOfEvent({ requestId: rest.requestId, salt, body, textHash })),
  ]);
  if (texts.length !== 1) throw new Error("an event was added without its text");
}

/** The same step of many cases, in two statements: one event each. */
export async function addEventOfMany(
  tx: Tx,
  cases: readonly { requestId: string; at: string; state: State }[],
  event: Pick<NewEvent, "type" | "actorKind" | "actor" | "actorName" | "correlationId"> & {
    reason?: string | null;
    details?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  if (cases.length === 0) return;
  const { actorName, reason = null, details, ...same } = event;
  const body = JSON.stringify({ actor: actorName, assignee: null, reason, ...(details && { details }) });
  const rows = cases.map(({ requestId, at, state }) => {
    const salt = newSecret();
    return { request_id: requestId, at, state, salt, text_hash: sha256(`${salt}${body}`) };
  });
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) g (request_id uuid, at timestamptz, state text, salt text, text_hash text)`;
  // Number and hashes are given by the database's trigger.
  await tx.execute(sql`insert into app.request_event
      (request_id, at, type, actor_kind, actor, from_state, to_state, correlation_id, text_hash, number, previous_hash, hash)
    select g.request_id, g.at, ${same.type}, ${same.actorKind}, ${same.actor}, g.state, g.state, ${same.correlationId}, g.text_hash, 0, '', ''
    from ${given} order by g.request_id`);
  const texts = await rowsOf(
    tx,
    sql`insert into app.request_event_text (event_id, salt, body) select e.id, g.salt, ${body}
    from ${given} join app.request_event e on e.request_id = g.request_id and e.text_hash = g.text_hash returning event_id`,
  );
  if (texts.length !== cases.length) throw new Error("an event was added without its text");
}

interface EventRow extends Record<string, unknown> {
  event: RequestEvent;
}

// Which participants are protected only staff may read; a requester is not shown the names of any.
const detailsForStaff = sql`case when exists (select from app.participant p where p.request_id = e.request_id and p.protected
    and p.name = t.body::jsonb -> 'details' ->> 'name')
  then (t.body::jsonb -> 'details') - 'name' else coalesce(t.body::jsonb -> 'details', '{}') end`;

/** The history of one case, oldest first, as the present role may see it; for staff without the names of protected participants. */
export async function historyOf(
  db: Db | Tx,
  requestId: string,
  { forStaff }: { forStaff: boolean },
): Promise<RequestEvent[]> {
  const details = forStaff ? detailsForStaff : sql`coalesce(t.body::jsonb -> 'details', '{}')`;
  const rows = await rowsOf<EventRow>(
    db,
    sql`
    select json_build_object('number', e.number, 'at', app.iso(e.at), 'type', e.type,
      'actor', json_build_object('kind', e.actor_kind, 'name', t.body::json ->> 'actor'),
      'from', e.from_state, 'to', e.to_state, 'assignee', t.body::json ->> 'assignee', 'reason', t.body::json ->> 'reason',
      'details', ${details}) as event
    from app.request_event e left join app.request_event_text t on t.event_id = e.id
    where e.request_id = ${requestId} order by e.number`,
  );
  return rows.map((row) => row.event);
}

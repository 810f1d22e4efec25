// Everything stored of one case, read by one statement as the owner of the tables: the row, its intervals, history, endings, questions and mails.
// By SQL of its own, so that a test does not believe the stores.
import type postgres from "postgres";

export interface IntervalFact {
  dimension: string;
  value: string;
  from: string;
  to: string | null;
}

export interface EventFact {
  number: number;
  at: string;
  type: string;
  by: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  details: Record<string, string>;
}

export interface EndingFact {
  kind: string;
  at: string;
  by: string | null;
  text: string | null;
  code: string | null;
  minutes: number | null;
  outcomes: string[];
  strengthened: string[];
  strained: string[];
  reaction: string;
  reactBy: string | null;
  reactedAt: string | null;
  reactionText: string | null;
  remindedAt: string | null;
  rated: boolean;
  receiver: string | null;
  receiverEmail: string | null;
  consent: string;
  consentAt: string | null;
  handedOverAt: string | null;
  supersededAt: string | null;
}

export interface CaseFacts {
  state: string;
  version: number;
  kind: string;
  waitingFor: string;
  pausedUntil: string | null;
  assigneeId: string | null;
  requesterId: string | null;
  receivedAt: string;
  firstContactAt: string | null;
  dueDate: string | null;
  dueAt: string | null;
  closedAt: string | null;
  intervals: IntervalFact[];
  events: EventFact[];
  endings: EndingFact[];
  openQuestions: number;
  mails: { template: string; to: string; language: string; data: Record<string, string> }[];
}

/** All that is stored of this case. */
export async function factsOf(owner: postgres.Sql, id: string): Promise<CaseFacts> {
  const [row] = await owner<{ facts: CaseFacts }[]>`select json_build_object(
    'state', r.state, 'version', r.version, 'kind', r.kind, 'waitingFor', r.waiting_for, 'pausedUntil', r.paused_until,
    'assigneeId', r.assignee_id, 'requesterId', r.requester_id, 'receivedAt', app.iso(r.received_at),
    'firstContactAt', app.iso(r.first_contact_at), 'dueDate', r.promise_due_date, 'dueAt', app.iso(r.promise_due_at),
    'closedAt', app.iso(r.closed_at),
    'intervals', (select coalesce(json_agg(json_build_object('dimension', i.dimension, 'value', i.value, 'from', app.iso(i.valid_from),
        'to', app.iso(i.valid_to)) order by i.dimension, i.valid_from, i.id), '[]')
      from app.request_interval i where i.request_id = r.id and i.superseded_at is null),
    'events', (select coalesce(json_agg(json_build_object('number', e.number, 'at', app.iso(e.at), 'type', e.type, 'by', e.actor_kind,
        'from', e.from_state, 'to', e.to_state, 'reason', t.body::json ->> 'reason',
        'details', coalesce(t.body::json -> 'details', '{}')) order by e.number), '[]')
      from app.request_event e left join app.request_event_text t on t.event_id = e.id where e.request_id = r.id),
    'endings', (select coalesce(json_agg(json_build_object('kind', n.kind, 'at', app.iso(n.at), 'by', n.ended_by, 'text', n.text,
        'code', n.reason_code, 'minutes', n.minutes,
        'outcomes', (select coalesce(json_agg(o.outcome_code order by o.outcome_code), '[]') from app.ending_outcome o where o.ending_id = n.id),
        'strengthened', (select coalesce(json_agg(p.principle_code order by p.principle_code), '[]') from app.ending_principle p
          where p.ending_id = n.id and p.effect = 'strengthened'),
        'strained', (select coalesce(json_agg(p.principle_code order by p.principle_code), '[]') from app.ending_principle p
          where p.ending_id = n.id and p.effect = 'strained'),
        'reaction', n.reaction, 'reactBy', n.react_by, 'reactedAt', app.iso(n.reacted_at), 'reactionText', n.reaction_text,
        'remindedAt', app.iso(n.reminded_at), 'rated', n.rated, 'receiver', n.receiver, 'receiverEmail', n.receiver_email,
        'consent', n.consent, 'consentAt', app.iso(n.consent_at), 'handedOverAt', app.iso(n.handed_over_at),
        'supersededAt', app.iso(n.superseded_at)) order by n.at, n.superseded_at nulls last), '[]')
      from app.ending n where n.request_id = r.id),
    'openQuestions', (select count(*) from app.message m where m.request_id = r.id and m.question and m.settled_at is null),
    'mails', (select coalesce(json_agg(json_build_object('template', m.template, 'to', m."to", 'language', m.language, 'data', m.data)
        order by m.created_at, m.template), '[]')
      from app.mail m where m.request_id = r.id)) as facts
    from app.request r where r.id = ${id}`;
  if (!row) throw new Error(`there is no case ${id}`);
  return row.facts;
}

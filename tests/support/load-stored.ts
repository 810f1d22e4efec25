// What is stored of what writers sent, held against what they were acknowledged; by SQL of its own, as the owner of the tables.
import type postgres from "postgres";
import type { Ledger } from "./load-writers.ts";

export interface Differences {
  /** Acknowledged, and not there as it was acknowledged. */
  lost: number;
  /** Sent once and there twice, or a case number given twice. */
  twice: number;
  /** There without its history, intervals, access, keys, receipt or the receipt's job; or with more than one of any. */
  half: number;
  /** There, and asked for by nobody. */
  unasked: number;
}

interface Row {
  id: string;
  subject: string;
  case_number: string | null;
  state: string;
  whole: boolean;
}

/** Reads every request whose subject begins with the mark. */
export async function differences(owner: postgres.Sql, ledger: Ledger, mark: string): Promise<Differences> {
  const rows = await owner<Row[]>`
    with sent as (select r.id, r.subject, r.case_number, r.state, r.requester_id from app.request r where starts_with(r.subject, ${mark})),
      events as (select request_id, count(*) n, bool_and(type = 'submitted' and number = 1) as good from app.request_event group by 1),
      intervals as (select request_id, count(*) n from app.request_interval where valid_to is null and superseded_at is null group by 1),
      access as (select request_id, count(*) n from app.request_access group by 1),
      keys as (select resource_id, count(*) n, count(distinct endpoint) as kinds from app_runtime.idempotency_key group by 1),
      jobs as (select data ->> 'mailId' as mail_id, count(*) n from pgboss.job where name = 'send-mail' group by 1),
      mails as (select m.request_id, count(*) n, bool_and(m.template = 'receipt' and coalesce(j.n, 0) = 1) as good
        from app.mail m left join jobs j on j.mail_id = m.id::text group by 1)
    select s.id, s.subject, s.case_number, s.state, coalesce(a.n = 1 and case s.state
      when 'draft' then e.n is null and i.n is null and m.n is null and s.case_number is null and k.n = 1
      else s.state = 'submitted' and e.n = 1 and e.good and i.n = 3 and m.n = 1 and m.good and s.case_number is not null
        and k.n = 2 and k.kinds = 2 end, false) as whole
    from sent s left join events e on e.request_id = s.id left join intervals i on i.request_id = s.id
      left join access a on a.request_id = s.id left join keys k on k.resource_id = s.id left join mails m on m.request_id = s.id`;
  const bySubject = Map.groupBy(rows, ({ subject }) => subject);
  const numbers = rows.flatMap(({ case_number: number }) => (number === null ? [] : [number]));
  const asked = new Set(ledger.deeds.map(({ subject }) => subject));
  const lost = ledger.acknowledged.filter(({ subject, id, caseNumber }) => {
    const found = bySubject.get(subject)?.find((row) => row.id === id);
    return found?.state !== "submitted" || found.case_number !== caseNumber;
  });
  return {
    lost: lost.length,
    twice: rows.length - bySubject.size + (numbers.length - new Set(numbers).size),
    half: rows.filter(({ whole }) => !whole).length,
    unasked: rows.filter(({ subject }) => !asked.has(subject)).length,
  };
}

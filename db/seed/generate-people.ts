// The people and organisations of the generated data, each with a number in its name that says it is made up. Written as sets, from numbers alone.
import { sql } from "drizzle-orm";
import type { Tx } from "../client.ts";
import { consultantsFor, type Wanted } from "./generate-plan.ts";

/** How many people of the city ask. */
const officials = 200;

export async function writePeople(tx: Tx, { cases, organisations }: Wanted): Promise<void> {
  const began = sql`pg_temp.made_at() - interval '1900 days'`;
  await tx.execute(sql`
    insert into app.person (id, email, name, phone, title, demo, created_at)
    select pg_temp.made_id('consultant', n), 'consultant-' || n || '@generated.example', 'Påhittad processledare ' || n, '031-390 06 00', 'process_leader', true, ${began}
      from generate_series(1, ${consultantsFor(cases)}::integer) n
    union all
    select pg_temp.made_id('coordinator', n), 'coordinator-' || n || '@generated.example', 'Påhittad samordnare ' || n, '031-390 06 00', 'coordinator', true, ${began}
      from generate_series(1, 2) n
    union all
    select pg_temp.made_id('official', n), 'official-' || n || '@generated.example', 'Påhittad tjänsteperson ' || n, '031-390 06 00', null, true, ${began}
      from generate_series(1, ${officials}::integer) n
    union all
    select pg_temp.made_id('contact', n), 'contact-' || n || '@generated.example', 'Påhittad kontakt ' || n, '070-174 06 ' || lpad((n % 100)::text, 2, '0'), null, true, ${began}
      from generate_series(1, ${organisations}::integer) n`);
  await tx.execute(sql`
    insert into app.person_role (person_id, role, granted_at)
    select pg_temp.made_id('consultant', n), 'consultant', ${began} from generate_series(1, ${consultantsFor(cases)}::integer) n
    union all select pg_temp.made_id('coordinator', n), 'coordinator', ${began} from generate_series(1, 2) n`);
  // Group 4 is in no authority's list; the last digit is the check digit.
  await tx.execute(sql`
    insert into app.organisation (id, name, number, form, demo, created_at)
    select pg_temp.made_id('organisation', n), 'Påhittad förening ' || n, body || (10 - weighed % 10) % 10,
      (array['nonprofit_association', 'nonprofit_association', 'nonprofit_association', 'economic_association', 'foundation', 'faith_community', 'study_association'])[1 + pg_temp.pick(n, 20, 7)],
      true, ${began}
    from (
      select n, body, (select sum(case when place % 2 = 1 then (digit * 2) / 10 + (digit * 2) % 10 else digit end)
        from generate_series(1, 9) place, lateral (select substr(body, place, 1)::integer as digit) d) as weighed
      from (select n, '495' || lpad(n::text, 6, '0') as body from generate_series(1, ${organisations}::integer) n) numbered
    ) w`);
  await tx.execute(sql`
    insert into app.organisation_area (organisation_id, area_code)
    select pg_temp.made_id('organisation', n), (array['nordost', 'centrum', 'sydvast', 'hisingen', 'whole_city'])[1 + pg_temp.pick(n, 21, 5)]
    from generate_series(1, ${organisations}::integer) n`);
  await tx.execute(sql`
    insert into app.membership (person_id, organisation_id, role_title, created_at, confirmed_at, confirmed_by)
    select pg_temp.made_id('contact', n), pg_temp.made_id('organisation', n), 'ordförande', ${began}, ${began}, pg_temp.made_id('coordinator', 1)
    from generate_series(1, ${organisations}::integer) n`);
}

// Who calls in the bench: signed-in generated people, with sessions put in by hand and cookies signed by the key that the measured process is given; and
// the drafts they send. By SQL as the owner.
import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";

export const signInSecret = randomBytes(32).toString("base64url");
export const signInKeys = `bench:${signInSecret}`;

export interface Caller {
  personId: string;
  sessionId: string;
}

/** Signs in the first generated people of a kind. */
export async function signedIn(
  owner: pg.Client,
  kind: "consultant" | "coordinator" | "contact",
  count: number,
): Promise<Caller[]> {
  const { rows } = await owner.query<{ person_id: string; id: string }>(
    `insert into app_runtime.session (person_id, token_hash, rotated_at, created_at, seen_at, expires_at)
      select p.id, md5(random()::text), $3, $3, $3, $3::timestamptz + interval '11 hours' from generate_series(1, $2::integer) n
        join app.person p on p.email = $1 || '-' || n || '@generated.example' order by n returning person_id, id`,
    [kind, count, Temporal.Now.instant().toString()],
  );
  return rows.map(({ person_id: personId, id: sessionId }) => ({ personId, sessionId }));
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** The cookie of a caller for the next ten minutes. */
export function cookieOf({ sessionId }: Caller): string {
  const iat = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000);
  const claims = { sid: sessionId, iss: "samverkansstod", aud: "samverkansstod-app", iat, exp: iat + 600 };
  const unsigned = `${part({ alg: "HS256", typ: "JWT", kid: "bench" })}.${part(claims)}`;
  return `session=${unsigned}.${createHmac("sha256", signInSecret).update(unsigned).digest("base64url")}`;
}

export interface Draft {
  id: string;
  caller: Caller;
}

/** Whole drafts, each of another caller and another organisation than the ones beside it. */
export async function makeDrafts(owner: pg.Client, callers: readonly Caller[], count: number): Promise<Draft[]> {
  const drafts = Array.from({ length: count }, (_, index) => {
    const caller = callers[index % callers.length];
    if (!caller) throw new Error("nobody is signed in");
    return { id: randomUUID(), caller };
  });
  await owner.query("begin");
  await owner.query(
    `select set_config('app.actor', 'system:bench', true), set_config('app.command', 'makeDrafts', true), set_config('app.correlation', 'bench', true)`,
  );
  await owner.query(
    `insert into app.request (id, state, created_at, updated_at, requester_id, contact_email, kind, subject, description, desired_change, requester_type,
        organisation_name, organisation_number, organisation_form, contact_name, contact_role, contact_phone, language, meeting_time, meeting_place, demo)
      select d.id, 'draft', $3::timestamptz, $3::timestamptz, d.person, p.email, 'consultation', 'Samverkan om lokal för unga', 'Vi vill komma igång med ett samarbete och behöver hjälp.',
        'Att alla vet vem som gör vad.', 'organisation', o.name, o.number, o.form, p.name, 'ordförande', '070-174 06 12', 'sv', 'either', 'either', true
      from unnest($1::uuid[], $2::uuid[]) with ordinality d (id, person, n) join app.person p on p.id = d.person
        join (select name, number, form, row_number() over (order by number) as n, count(*) over () as among from app.organisation where number like '495%') o
          on o.n = 1 + d.n % o.among`,
    [drafts.map(({ id }) => id), drafts.map(({ caller }) => caller.personId), Temporal.Now.instant().toString()],
  );
  await owner.query(
    `insert into app.request_access (request_id, person_id, basis, granted_at) select id, person, 'own', $3::timestamptz from unnest($1::uuid[], $2::uuid[]) d (id, person)`,
    [drafts.map(({ id }) => id), drafts.map(({ caller }) => caller.personId), Temporal.Now.instant().toString()],
  );
  await owner.query(
    `insert into app.request_area (request_id, area_code) select id, 'centrum' from unnest($1::uuid[]) id`,
    [drafts.map(({ id }) => id)],
  );
  await owner.query("commit");
  return drafts;
}

// The first administrator of an installation: who can then invite everybody else on the page of staff. Only while there is none.
import { parseEmailAddress } from "@samverkansstod/api/shared/email-address.ts";
import { sql } from "drizzle-orm";
import { rowsOf } from "../client.ts";
import { asSystem, withOwner } from "./owner.ts";

/** Nobody was made an administrator; the message says why. */
export class NoFirstAdmin extends Error {
  override name = "NoFirstAdmin";
}

/** Makes the person with this address an administrator; made now if there is none. Rejects with NoFirstAdmin where there is an administrator already, or the address is none. */
export async function addFirstAdmin(
  ownerUrl: string,
  { email, name, now }: { email: string; name: string; now: Temporal.Instant },
): Promise<void> {
  const address = parseEmailAddress(email);
  if (!address.ok) throw new NoFirstAdmin("Write an e-mail address: --email anna@example.org");
  const at = now.toString();
  await withOwner(ownerUrl, (db) =>
    asSystem(db, { name: "first-admin", command: "addFirstAdmin" }, async (tx) => {
      const [admin] = await rowsOf<{ email: string }>(
        tx,
        sql`select p.email from app.person p join app.person_role r on r.person_id = p.id and r.role = 'admin'
          where p.deactivated_at is null limit 1`,
      );
      if (admin)
        throw new NoFirstAdmin("There is an administrator already. They invite the others on the page Personal.");
      const [person] = await rowsOf<{ id: string }>(
        tx,
        sql`insert into app.person (email, name, created_at) values (${address.canonical}, ${name.trim() || null}, ${at})
          on conflict (email) do update set deactivated_at = null, name = coalesce(app.person.name, excluded.name) returning id`,
      );
      if (!person) throw new Error("a person was added and is not there");
      await tx.execute(
        sql`insert into app.person_role (person_id, role, granted_at) values (${person.id}, 'admin', ${at}) on conflict do nothing`,
      );
      await tx.execute(
        sql`insert into app.person_event (person_id, at, actor, type, reason, details)
          values (${person.id}, ${at}, 'system:first-admin', 'roles_changed', null, ${JSON.stringify({ to: "admin" })}::jsonb)`,
      );
    }),
  );
}

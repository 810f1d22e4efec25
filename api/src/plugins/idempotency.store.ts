// A POST that creates, done once: the key, the hash of the body and what was created are stored in the transaction of the creation.
import { databaseErrorCode, rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { builder, prepared } from "@samverkansstod/db/prepared.ts";
import { idempotencyKey } from "@samverkansstod/db/schema/index.ts";
import { and, eq } from "drizzle-orm";
import { Refusal } from "../shared/problem.ts";

export interface Once {
  endpoint: string;
  key: string;
  bodyHash: string;
}

const firstTime = prepared<keyof typeof idempotencyKey.$inferInsert>((at) =>
  builder
    .insert(idempotencyKey)
    .values({
      personId: at("personId"),
      endpoint: at("endpoint"),
      key: at("key"),
      bodyHash: at("bodyHash"),
      status: at("status"),
      resourceId: at("resourceId"),
      createdAt: at("createdAt"),
    })
    .onConflictDoNothing()
    .returning({ resourceId: idempotencyKey.resourceId })
    .getSQL(),
);

const lockTimeout = "55P03";

/**
 * Does `create` unless this person has done the same before, and gives the id of what was created then or now. A call that is under
 * way elsewhere is waited for; in_progress when that takes too long, idempotency_key_reused when the body differs.
 */
export async function once(
  tx: Tx,
  { endpoint, key, bodyHash }: Once,
  { personId, id, status, now }: { personId: string; id: string; status: number; now: string },
  create: (id: string) => Promise<void>,
): Promise<string> {
  const own = { personId, endpoint, key };
  let added: unknown[];
  try {
    added = await rowsOf(tx, firstTime({ ...own, bodyHash, status, resourceId: id, createdAt: now }));
  } catch (error) {
    if (databaseErrorCode(error) === lockTimeout) throw new Refusal("in_progress", { retryAfter: 1, cause: error });
    throw error;
  }
  if (added.length > 0) {
    await create(id);
    return id;
  }
  const [first] = await tx
    .select({ bodyHash: idempotencyKey.bodyHash, resourceId: idempotencyKey.resourceId })
    .from(idempotencyKey)
    .where(
      and(eq(idempotencyKey.personId, personId), eq(idempotencyKey.endpoint, endpoint), eq(idempotencyKey.key, key)),
    );
  if (!first) throw new Refusal("in_progress", { retryAfter: 1 });
  if (first.bodyHash !== bodyHash) throw new Refusal("idempotency_key_reused");
  return first.resourceId;
}

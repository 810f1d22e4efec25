// What a transaction promises of its statements: their order, though nobody waits for each, and that nothing is read or kept where it did not begin as it should.
import {
  databaseErrorCode,
  inCommand,
  inReadingOf,
  rowsOf,
  together,
  type CommandContext,
} from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  return () => app.close();
});

const context = (personId: string): CommandContext => ({
  role: "app_staff",
  actor: personId,
  personId,
  command: "test",
  correlationId: randomUUID(),
});

test("statements asked for together are done in the order they were asked for", async () => {
  const seen = await inCommand(app.database.requests, context(randomUUID()), (tx) =>
    Promise.all(
      Array.from({ length: 40 }, async (_, index) => {
        const written = rowsOf(tx, sql`select set_config('test.last', ${String(index)}, true)`);
        const read = rowsOf<{ last: string }>(tx, sql`select current_setting('test.last') as last`);
        await written;
        return (await read)[0]?.last;
      }),
    ),
  );
  expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => String(index)));
});

/** The database takes no NUL in a text, so a transaction in this person's name cannot begin. */
const refused = "\u0000";
const invalidText = "22021";

test("nothing is read where the reader could not be named, and the error says why", async () => {
  const reading = inReadingOf(app.database.requests, refused, (tx) =>
    rowsOf(tx, sql`select count(*) from app.request`),
  );
  await expect(reading.catch(databaseErrorCode)).resolves.toBe(invalidText);
});

test("a command that could not begin fails, also when it did nothing", async () => {
  const command = inCommand(app.database.requests, context(refused), async () => "done");
  await expect(command.catch(databaseErrorCode)).resolves.toBe(invalidText);
  const next = inCommand(app.database.requests, context(randomUUID()), (tx) => rowsOf(tx, sql`select 1 as one`));
  await expect(next).resolves.toEqual([{ one: 1 }]);
});

test("nothing is asked after the end of a command of which a part failed, and the error is that of the part", async () => {
  let isOver = false;
  const command = inCommand(app.database.requests, context(randomUUID()), (tx) => {
    const inSteps = async () => {
      await rowsOf(tx, sql`select 1`);
      await rowsOf(tx, sql`select 2`).catch(() => undefined);
      await rowsOf(tx, sql`select 3`).finally(() => {
        isOver = true;
      });
    };
    return together([inSteps(), rowsOf(tx, sql`select 1 / 0`)]);
  });
  await expect(command.catch(databaseErrorCode)).resolves.toBe("22012");
  expect(isOver).toBe(true);
});

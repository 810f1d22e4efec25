// What the proofs of faults do, small: the database is restarted, the process is killed and told to stop under writers, and several processes share one
// database. The bars are those of the proofs (tests/proofs).
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLoadDatabase, type LoadDatabase } from "../support/load-database.ts";
import { killUnderWriters, stopUnderWriters } from "../support/load-ends.ts";
import { closeConnections } from "../support/load-http.ts";
import { acrossProcesses } from "../support/load-processes.ts";
import { restartUnderWriters } from "../support/load-restart.ts";

let database: LoadDatabase;
beforeAll(async () => {
  database = await startLoadDatabase({ flushes: false });
});
afterAll(async () => {
  closeConnections();
  await database.remove();
});

test("PostgreSQL restarted under writers: nothing acknowledged is lost, nothing is there twice or half, every call is answered", async () => {
  const { figures, missed } = await restartUnderWriters({ restarts: 2, writers: 5, seed: 1 }, database);
  expect({ missed, figures }).toEqual({ missed: [], figures });
}, 60_000);

test("killed under writers: every acknowledged request is there once, and its mail came or waits", async () => {
  const sizes = { ends: 1, submissions: 20, writers: 5, workers: 0, mailSeconds: 0, seed: 1 };
  const { figures, missed } = await killUnderWriters(sizes, database);
  expect({ missed, figures }).toEqual({ missed: [], figures });
}, 60_000);

test("told to stop under writers: it ends with code 0, and what was cut succeeds when it is called again, once", async () => {
  const sizes = { ends: 1, submissions: 20, writers: 5, workers: 0, mailSeconds: 0, seed: 1 };
  const { figures, missed } = await stopUnderWriters(sizes, database);
  expect({ missed, figures }).toEqual({ missed: [], figures });
}, 60_000);

test("two processes and a worker on one database know at once what one of them knows", async () => {
  const { figures, missed } = await acrossProcesses({ pairs: 10 }, database);
  expect({ missed, figures }).toEqual({ missed: [], figures });
}, 60_000);

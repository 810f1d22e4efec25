// `npm run proof:access`: every route, tried by everybody who has no business there with every thing that is somebody else's, in path, query and body. All of it is
// refused with 401, 403 or 404, and what is not theirs answers as what never was. Prints one line of figures; needs no seed, for it tries all there is.
import { migrate } from "@samverkansstod/db/migrate.ts";
import { prepareData } from "@samverkansstod/db/seed/prepare.ts";
import { walkMatrix } from "../support/access-matrix.ts";
import { openWorker } from "../support/app.ts";
import { startTestServer } from "../support/postgres.ts";

const say = (line: string) => process.stdout.write(`${line}\n`);
const own = await startTestServer(async (ownerUrl) => {
  await migrate(ownerUrl, { appLogin: "samverkansstod_app" });
  await prepareData(ownerUrl, { now: Temporal.Now.instant(), demo: false });
});
const worker = await openWorker(own.server);
try {
  const began = performance.now();
  const { calls, callers, things, routes, faults } = await walkMatrix({ worker });
  for (const fault of faults.slice(0, 50)) say(fault);
  const seconds = Math.round((performance.now() - began) / 1000);
  say(
    `access: ${routes} routes, ${callers} callers, ${things} things, ${calls} calls, ${faults.length} faults, ${seconds} s`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await worker.boss.stop({ graceful: false });
  await worker.database.close();
  await worker.owner.end({ timeout: 5 });
  await own.stop();
}

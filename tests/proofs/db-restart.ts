// `npm run proof:db-restart`: PostgreSQL restarted ten times, by turns fast and immediate, under thirty writers. Nothing acknowledged is lost, nothing
// is there twice or half, every call is answered. `-- --seed 7 --restarts 4 --writers 10` for another run.
import { prove } from "../support/load-proof.ts";
import { restartUnderWriters } from "../support/load-restart.ts";

await prove("db-restart", { restarts: 10, writers: 30 }, (sizes) => restartUnderWriters(sizes));

// `npm run proof:kill`: the process is killed ten times during a thousand requests of writers who call again with the same key. Every one is there once,
// and each mail came at least once. `-- --seed 7 --ends 3 --submissions 100` for another run; `--workers` are processes that only send mails.
import { killUnderWriters } from "../support/load-ends.ts";
import { prove } from "../support/load-proof.ts";

const sizes = { ends: 10, submissions: 1000, writers: 20, workers: 2, mailSeconds: 600 };
await prove("kill", sizes, (given) => killUnderWriters(given));

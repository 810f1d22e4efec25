// `npm run proof:stop`: the process is told to stop ten times under load. It exits with code 0 within ten seconds, nothing acknowledged is lost, and
// what was cut succeeds when it is called again, once. `-- --seed 7 --ends 3 --submissions 100` for another run.
import { stopUnderWriters } from "../support/load-ends.ts";
import { prove } from "../support/load-proof.ts";

const sizes = { ends: 10, submissions: 1000, writers: 20, workers: 2, mailSeconds: 600 };
await prove("stop", sizes, (given) => stopUnderWriters(given));

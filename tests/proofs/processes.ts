// `npm run proof:processes`: two processes that answer calls and one that works, on one database: sign-in, sign-out, keys, limits and mails hold across
// them. `-- --pairs 20` says how many keys are sent to both at once.
import { acrossProcesses } from "../support/load-processes.ts";
import { prove } from "../support/load-proof.ts";

await prove("processes", { pairs: 200 }, (sizes) => acrossProcesses(sizes));

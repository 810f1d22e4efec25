// `npm run proof:booking`: ten thousand attempts at one consultant's one hour, five hundred at a time: one succeeds, the others are told that it is taken,
// nothing else is slowed down; then rounds of everything at random, without an overlap. `-- --seed 7 --attempts 1000 --together 100 --rounds 40`.
import { crowdForOneHour } from "../support/load-booking.ts";
import { prove } from "../support/load-proof.ts";

await prove("booking", { attempts: 10_000, together: 500, rounds: 200 }, crowdForOneHour);

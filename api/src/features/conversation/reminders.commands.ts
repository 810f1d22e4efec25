// What falls due of questions nobody answers: the reminders. Ending the case after the last of them is the outcomes' business.
import { inCommand, type Database } from "@samverkansstod/db/client.ts";
import type { Queue } from "../../jobs/queue.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { eachApart } from "../../shared/each-apart.ts";
import { asSystem, systemContext, takeStep, timeOf } from "../requests/case.steps.ts";
import { mailRequester } from "../requests/mail.steps.ts";
import { lockRequest } from "../requests/requests.store.ts";
import { lastDayToAnswer } from "./conversation.rules.ts";
import { questionsDue } from "./conversation.steps.ts";
import { countReminder, questionDays } from "./conversation.store.ts";

const command = "remindQuestions";

/** Falls due: reminds of questions that wait for an answer. Each is a command of its own, and is looked at again once its case is locked. */
export async function remindQuestions(
  { database, queue }: { database: Database; queue: Queue },
  now: Temporal.Instant,
): Promise<void> {
  await eachApart(await questionsDue(database.long, now, { step: "remind" }), ({ requestId }) =>
    inCommand(database.long, systemContext(command), async (tx) => {
      const stored = await lockRequest(tx, requestId);
      const [question] = await questionsDue(tx, now, { step: "remind", requestId });
      if (!stored || !question) return;
      await countReminder(tx, question.id);
      await takeStep(tx, stored, { type: "reminded", action: null }, asSystem(command, now));
      const askedDate = stockholmDate(Temporal.Instant.from(question.askedAt)).toString();
      const closesDate = lastDayToAnswer(question.reminders, await questionDays(tx), now);
      const data = { askedDate, closesDate };
      await mailRequester(tx, queue, stored, { template: "question_reminder", data, now: timeOf(stored, now) });
    }),
  );
}

// What falls due by itself about endings, called each minute: questions nobody answered end the case, endings nobody reacted to are
// reminded of once and then left unconfirmed. One transaction a case, each asking again under its lock whether it still is so.
import { inCommand, type Database, type Tx } from "@samverkansstod/db/client.ts";
import type { Queue } from "../../jobs/queue.ts";
import { stockholmDate } from "../../shared/calendar-zone.ts";
import { eachApart } from "../../shared/each-apart.ts";
import { questionsDue } from "../conversation/conversation.steps.ts";
import { asSystem, systemContext, takeStep, timeOf } from "../requests/case.steps.ts";
import { mailRequester } from "../requests/mail.steps.ts";
import { changeRequest, lockRequest } from "../requests/requests.store.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { endCase } from "./ending.steps.ts";
import { begunBefore, usualDays } from "./outcomes.rules.ts";
import {
  addOutcomes,
  changeEnding,
  endingDays,
  endingsLeftUnconfirmed,
  endingsToRemindOf,
  keepFirstClosing,
} from "./outcomes.store.ts";

export interface DueTools {
  database: Database;
  queue: Queue;
}

interface Due {
  /** The name of the job, which acts. */
  name: string;
  /** The cases that are due; with an id, that one if it still is. */
  due: (on: Database["long"] | Tx, id?: string) => Promise<readonly string[]>;
  work: (tx: Tx, stored: StoredRequest) => Promise<void>;
}

/** Does the work for each case that is due, apart from the others: one that fails stops none of them. */
async function forEachDue({ database }: DueTools, { name, due, work }: Due): Promise<void> {
  await eachApart(await due(database.long), (id) =>
    inCommand(database.long, systemContext(name), async (tx) => {
      const stored = await lockRequest(tx, id);
      if (stored && (await due(tx, id)).length > 0) await work(tx, stored);
    }),
  );
}

/** Ends the cases whose question has waited in vain, two reminders included. An answer opens them again. */
export function closeUnanswered(tools: DueTools, now: Temporal.Instant): Promise<void> {
  const name = "closeUnanswered";
  return forEachDue(tools, {
    name,
    due: async (on, requestId) => {
      const questions = await questionsDue(on, now, { step: "close", ...(requestId !== undefined && { requestId }) });
      return [...new Set(questions.map((question) => question.requestId))];
    },
    work: async (tx, stored) => {
      const { id } = stored;
      await keepFirstClosing(tx, id, timeOf(stored, now));
      const { endingId, at } = await endCase(
        tx,
        tools.queue,
        stored,
        {
          step: { type: "closed", action: "close_unanswered" },
          ending: { kind: "no_reply", minutes: stored.staff.minutesLogged, reaction: "not_asked" },
        },
        asSystem(name, now),
      );
      await addOutcomes(tx, endingId, ["no_reply"]);
      await mailRequester(tx, tools.queue, stored, { template: "no_reply", now: at });
    },
  });
}

/** Reminds the requester once of an ending they have said nothing of, while there is time. */
export async function remindOfEndings(tools: DueTools, now: Temporal.Instant): Promise<void> {
  const name = "remindOfEndings";
  const days = await endingDays(tools.database.long, usualDays);
  const when = { endedBefore: begunBefore(now, days.ending), today: stockholmDate(now).toString() };
  await forEachDue(tools, {
    name,
    due: (on, id) => endingsToRemindOf(on, when, id),
    work: async (tx, stored) => {
      const { at } = await takeStep(tx, stored, { type: "reminded", action: null }, asSystem(name, now));
      await changeEnding(tx, stored.id, { remindedAt: at });
      const data = { reactDate: stored.ending?.reactBy ?? "" };
      await mailRequester(tx, tools.queue, stored, { template: "ending_reminder", data, now: at });
    },
  });
}

/** Leaves an ending unconfirmed once the last day to react has ended in Stockholm. It may still be rated. */
export function leaveUnconfirmed(tools: DueTools, now: Temporal.Instant): Promise<void> {
  const name = "leaveUnconfirmed";
  return forEachDue(tools, {
    name,
    due: (on, id) => endingsLeftUnconfirmed(on, stockholmDate(now).toString(), id),
    work: async (tx, stored) => {
      const { at } = await takeStep(tx, stored, { type: "ending_unconfirmed", action: null }, asSystem(name, now));
      await changeEnding(tx, stored.id, { reaction: "unconfirmed" });
      // What the requester can do has changed.
      await changeRequest(tx, stored.id, at, {});
    },
  });
}

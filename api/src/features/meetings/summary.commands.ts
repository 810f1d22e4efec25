// Sending what was agreed at a meeting to those chosen. To the requester it is also a message of the case.
import { inCommand } from "@samverkansstod/db/client.ts";
import { randomUUID } from "node:crypto";
import type { MeetingLog } from "../../contract/meetings.ts";
import { fill } from "../../contract/words.ts";
import { mailWords } from "../../mail/words.ts";
import { once, type Once } from "../../plugins/idempotency.store.ts";
import type { Call } from "../../shared/actor.ts";
import { showDate } from "../../shared/calendar-format.ts";
import { Refusal } from "../../shared/problem.ts";
import { addMessage } from "../conversation/conversation.store.ts";
import { asStaff, openCase, staffReader, takeStep, timeOf } from "../requests/case.steps.ts";
import { languageOfRequester, pageOf, queueMail, reachRequester } from "../requests/mail.steps.ts";
import { commandContext, type RequestTools } from "../requests/sending.steps.ts";
import { isoOf } from "./free-times.rules.ts";
import { maskedLog } from "./meetings.rules.ts";
import { caseOfMeeting, lockMeeting } from "./meetings.store.ts";
import { participantsChosen } from "./participants.steps.ts";
import { summarySentTo } from "./summaries.store.ts";

interface Summary {
  meetingId: string;
  toRequester: boolean;
  participantIds: readonly string[];
}

interface Receiver {
  email: string;
  protected: boolean;
  name: string;
  language: "sv" | "en";
  page?: string;
}

/** The summary as a message of the case. */
function messageOf({ agreed, nextStep, nextStepBy }: MeetingLog, language: "sv" | "en"): string {
  const words = mailWords[language].agreed;
  return [
    fill(words.intro, {}),
    agreed ?? "",
    ...(nextStep === null ? [] : [fill(words.nextStep, { nextStep })]),
    ...(nextStepBy === null ? [] : [fill(words.by, { date: showDate(Temporal.PlainDate.from(nextStepBy), language) })]),
  ].join("\n\n");
}

/** Gives whom it went to. Refuses with not_found, wrong_state when nothing was agreed, no_address, invalid_fields. */
export function sendAgreedSummary(
  { database, queue }: RequestTools,
  { meetingId, toRequester, participantIds }: Summary,
  key: Once,
  call: Call,
): Promise<(string | null)[]> {
  const { now, actor } = call;
  if (!toRequester && participantIds.length === 0) {
    throw new Refusal("invalid_fields", { errors: [{ field: "/participantIds", code: "required" }] });
  }
  return inCommand(database.requests, commandContext("app_staff", "sendAgreedSummary", call), async (tx) => {
    const requestId = await caseOfMeeting(tx, meetingId);
    if (requestId === undefined) throw new Refusal("not_found");
    const own = { personId: actor.personId, id: randomUUID(), status: 201, now: isoOf(now) };
    const id = await once(tx, key, own, async (summaryId) => {
      const stored = await openCase(tx, { id: requestId, action: "message", reader: staffReader(call) }, now);
      const at = timeOf(stored, now);
      const meeting = await lockMeeting(tx, meetingId);
      const written = meeting?.staff?.log;
      if (!meeting || !written?.agreed) throw new Refusal("wrong_state");
      // What looks like a personal number leaves no further than the unit's own record.
      const log = maskedLog(written);
      const participants = await participantsChosen(tx, requestId, participantIds);
      const receivers: Receiver[] = participants.map((one) => ({ ...one, language: "sv" }));
      if (toRequester) {
        await reachRequester(tx, stored, at);
        const language = languageOfRequester(stored);
        const email = stored.contactEmail ?? "";
        receivers.unshift({
          email,
          name: stored.form.contactName ?? "",
          protected: stored.form.contactProtected,
          language,
          page: pageOf(requestId),
        });
        const text = messageOf(log, language);
        await addMessage(tx, { requestId, at, direction: "to_requester", authorId: actor.personId, text });
      }
      if (receivers.length === 0) throw new Refusal("no_address");
      // Each has a mail and a job of their own, so that one address that fails holds nobody else's back.
      for (const [place, { email, name, language, page, protected: isProtected }] of receivers.entries()) {
        const data = {
          caseNumber: stored.caseNumber ?? "",
          startsAt: meeting.startsAt,
          endsAt: meeting.endsAt,
          agreed: log.agreed ?? "",
          nextStep: log.nextStep ?? "",
          nextStepDate: log.nextStepBy ?? "",
          ...(isProtected ? { receiver: "protected" } : { receiverName: name }),
          summaryId,
          place: String(place),
          ...(page !== undefined && { page }),
        };
        await queueMail(tx, queue, { requestId, to: email, template: "agreed_summary", language, data, now: at });
      }
      const details = { count: String(receivers.length), startsAt: meeting.startsAt };
      await takeStep(tx, stored, { type: "summary_sent", action: null, details }, asStaff(call));
    });
    return summarySentTo(tx, requestId, id);
  });
}

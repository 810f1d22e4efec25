// How the made-up cases ended, and what their requesters said of it. Pure; a part of demo-records.ts.
import { addWorkingDays, swedishCalendar } from "@samverkansstod/api/shared/calendar-working-days.ts";
import { stockholmDate } from "@samverkansstod/api/shared/calendar-zone.ts";
import type { TimedStep } from "./demo-history.ts";
import { seededId } from "./demo-ids.ts";
import type { Records, Telling } from "./demo-records.ts";
import { between } from "./demo-time.ts";

type Ending = Records["endings"][number];

const reactDays = 15;

/** Adds the ending of this step; gives the step with what the history tells of it. */
export function end(step: TimedStep, id: string, of: Telling, records: Records): TimedStep {
  const { request, requestId, requester, now } = of;
  const { course } = request;
  const { at } = step;
  const base = { id, requestId, at, endedBy: step.actor?.id ?? null, reaction: "not_asked" as const };
  switch (step.type) {
    case "declined":
      if (course.state !== "declined") return step;
      records.endings.push({ ...base, kind: "declined", text: step.text ?? null, reasonCode: course.reason });
      return { ...step, details: { code: course.reason } };
    case "referred":
      if (course.state !== "referred") return step;
      records.endings.push({
        ...base,
        kind: "referred",
        text: step.text ?? null,
        receiver: course.receiver,
        receiverEmail: "mottagning@goteborg.example",
        consent: "given",
        consentAt: at,
        handedOverAt: at,
      });
      return { ...step, details: { receiver: course.receiver } };
    case "withdrawn":
      records.endings.push({ ...base, kind: "withdrawn", text: step.reason ?? null });
      return step;
    case "voided":
      records.endings.push({ ...base, kind: "void", text: step.reason ?? null });
      return step;
    default: {
      if (course.state !== "closed") return step;
      const unanswered = step.by === "system";
      const reactBy = addWorkingDays(stockholmDate(Temporal.Instant.from(at)), reactDays, swedishCalendar);
      const isOpen = Temporal.PlainDate.compare(stockholmDate(now), reactBy) <= 0;
      const isAsked = !unanswered && requester !== null && isOpen;
      records.endings.push({
        ...base,
        kind: unanswered ? "no_reply" : "closed",
        text: step.text ?? course.summary,
        minutes: course.hours * 60,
        ...(isAsked && { reaction: "awaited" as const, reactBy: reactBy.toString() }),
      });
      records.outcomes.push(...course.outcomes.map((outcomeCode) => ({ endingId: id, outcomeCode })));
      const strained = course.strained ?? [];
      const strengthened = request.principles.filter((code) => !strained.includes(code));
      records.principles.push(
        ...strained.map((principleCode) => ({ endingId: id, principleCode, effect: "strained" as const })),
        ...strengthened.map((principleCode) => ({ endingId: id, principleCode, effect: "strengthened" as const })),
      );
      return step;
    }
  }
}

/** What the requester said of an ending, or that they said nothing in time. */
export function react(last: Ending, confirmedAt: string | null, of: Telling, records: Records): void {
  const { random, seed, requestId, request } = of;
  const closed = stockholmDate(Temporal.Instant.from(last.at));
  last.reactBy = addWorkingDays(closed, reactDays, swedishCalendar).toString();
  last.reaction = confirmedAt === null ? "unconfirmed" : "confirmed";
  if (confirmedAt === null) return;
  last.reactedAt = confirmedAt;
  if (random() < 0.6) {
    last.rated = true;
    records.ratings.push({
      id: seededId(seed, "rating", requestId),
      kind: request.kindAfterTriage ?? request.kind,
      year: closed.year,
      helped: between(random, 3, 5),
      demo: true,
    });
  }
}

// What stands around a request and decides what is next: the question that waits for an answer, the times to pick from, the next meeting.
import type { Message } from "@samverkansstod/api/contract/conversation.ts";
import type { Meeting, TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import type { Request } from "@samverkansstod/api/contract/requests.ts";

export interface Around {
  question: Message | null;
  /** The open offer, with those of its times that have not begun. */
  offer: TimeOffer | null;
  /** The latest offer, when nobody picked from it in time. */
  ranOut: TimeOffer | null;
  /** The next meeting that is booked. */
  meeting: Meeting | null;
}

export const nothingAround: Around = { question: null, offer: null, ranOut: null, meeting: null };

interface Known {
  messages: readonly Message[];
  offers: readonly TimeOffer[];
  meetings: readonly Meeting[];
}

/** `now` in milliseconds since 1970. */
export function aroundOf(
  { actions, ending }: Pick<Request, "actions" | "ending">,
  { messages, offers, meetings }: Known,
  now: number,
): Around {
  const isToCome = (instant: string) => Date.parse(instant) > now;
  const questions = messages.filter((message) => message.question);
  // A question that ended the case waits no more, and may still be answered.
  const question = questions.findLast(({ settled }) => !settled) ?? (ending?.kind === "no_reply" && questions.at(-1));
  const open = offers.find(({ state, expiresAt }) => state === "open" && isToCome(expiresAt));
  const times = open?.times.filter(({ startsAt }) => isToCome(startsAt)) ?? [];
  const latest = offers.toSorted((one, other) => Date.parse(one.createdAt) - Date.parse(other.createdAt)).at(-1);
  const hasRunOut = latest?.state === "expired" || (latest?.state === "open" && !isToCome(latest.expiresAt));
  const mayPick = actions.includes("pick_time");
  return {
    question: (actions.includes("answer") && question) || null,
    offer: mayPick && open && times.length > 0 ? { ...open, times } : null,
    ranOut: mayPick && latest && hasRunOut ? latest : null,
    meeting:
      meetings
        .filter(({ state, endsAt }) => state === "booked" && isToCome(endsAt))
        .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
        .at(0) ?? null,
  };
}

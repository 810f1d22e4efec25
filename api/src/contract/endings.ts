// How a case ended, as its readers see it. What ends a case is in outcomes.ts.
import { Type, type Static } from "typebox";
import { Code, exactly, Id, Instant, LocalDate, orNull } from "./shapes.ts";

export const endingKinds = ["closed", "no_reply", "declined", "referred", "withdrawn", "void"] as const;
export type EndingKind = (typeof endingKinds)[number];

/** What the requester says of an ending; unconfirmed: nothing for 15 working days. */
export const reactions = ["not_asked", "awaited", "confirmed", "disputed", "unconfirmed"] as const;
export type Reaction = (typeof reactions)[number];

/** Whether what was written may follow to the one a case was referred to. */
export const consents = ["not_needed", "asked", "given", "refused"] as const;

export const Ending = exactly({
  kind: Type.Enum([...endingKinds]),
  at: Instant,
  text: orNull(Type.String({ description: "The summary, the reason, or where to turn instead." })),
  reasonCode: orNull(Code),
  outcomes: Type.Array(Code),
  reaction: Type.Enum([...reactions]),
  reactBy: orNull(LocalDate),
  reactionText: orNull(Type.String()),
  rated: Type.Boolean({ description: "Whether a rating was given; which one is not kept with the case." }),
  receiver: orNull(Type.String()),
  consent: Type.Enum([...consents]),
});
export type Ending = Static<typeof Ending>;

/** What only staff see of the ending that holds, and of the first one, which lead times count from. */
export const StaffEnding = exactly({
  id: Id,
  endedBy: orNull(Type.String({ description: "Name; null: the system." })),
  minutes: orNull(Type.Integer()),
  strengthened: Type.Array(Code),
  strained: Type.Array(Code),
  receiverEmail: orNull(Type.String()),
  handedOverAt: orNull(Instant),
});
export type StaffEnding = Static<typeof StaffEnding>;

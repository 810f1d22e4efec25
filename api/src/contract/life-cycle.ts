// The words of a case's life on the wire: states, kinds, what it waits for, how it came in. What may follow what is a rule of
// features/requests; how they are stored is db/schema's own list, compared with this one by the compiler in the store.

export const states = [
  "draft",
  "submitted",
  "accepted",
  "in_progress",
  "closed",
  "declined",
  "referred",
  "withdrawn",
  "void",
] as const;
export type State = (typeof states)[number];

/** States in which somebody still has something to do. */
export const openStates = ["submitted", "accepted", "in_progress"] as const satisfies readonly State[];

export const kinds = ["consultation", "process_support", "unsure"] as const;
export type Kind = (typeof kinds)[number];

export const waitingForValues = ["nobody", "requester", "unit", "other"] as const;
export type WaitingFor = (typeof waitingForValues)[number];

export const priorities = ["low", "normal", "high"] as const;
export type Priority = (typeof priorities)[number];

export const sources = ["web", "email", "phone", "visit", "forum", "letter"] as const;

export const initiators = ["organisation", "city_official", "unit"] as const;
export type Initiator = (typeof initiators)[number];

/** The five words a requester sees: Utkast, Inskickad, Vi väntar på svar från er, Pågår, Avslutad. */
export const stages = ["draft", "sent", "waiting_for_you", "under_way", "ended"] as const;
export type Stage = (typeof stages)[number];

/** Everything that can be done with a case. A reader gets the ones open to them now in `actions`. */
export const actions = [
  "update",
  "submit",
  "register",
  "assign",
  "claim",
  "triage",
  "accept",
  "ask",
  "answer",
  "message",
  "note",
  "offer_times",
  "pick_time",
  "book_meeting",
  "decline",
  "refer",
  "answer_referral",
  "withdraw",
  "void",
  "pause",
  "resume",
  "log_contact",
  "hold_meeting",
  "close",
  "quick_log",
  "close_unanswered",
  "confirm",
  "dispute",
  "rate",
  "reopen",
] as const;
export type Action = (typeof actions)[number];

/** Of these, what the unit can be waiting for the requester to do. */
export const needs = ["answer", "pick_time", "answer_referral", "confirm"] as const satisfies readonly Action[];
export type Need = (typeof needs)[number];

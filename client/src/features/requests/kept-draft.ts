// What of a draft the server does not have, kept on this device: at each key, until the server has it. One draft that is only here, and
// one entry for each draft that the server knows.
import type { RequestForm } from "@samverkansstod/api/contract/requests.ts";
import { recall, remember } from "../../ui/remembered.ts";
import type { DraftState } from "./draft-state.ts";

export interface KeptDraft extends Pick<
  DraftState,
  "answers" | "notPersonalNumbers" | "noOrganisationNumber" | "saved"
> {
  /** Makes the first save happen once, even when its answer was lost and the page was loaded again. */
  createKey: string;
  /** Milliseconds since 1970. */
  at: number;
}

const ninetyDays = 90 * 24 * 60 * 60 * 1000;

function nameOf(id: string | null): string {
  return `draft.${id ?? "new"}`;
}

// What looks like a personal number in the place of an organisation number is stored nowhere.
function withoutPersonalNumber(answers: RequestForm): RequestForm {
  const digits = answers.organisationNumber?.replace(/\D/g, "").slice(-10) ?? "";
  const isPersonal = digits.length === 10 && digits.charAt(2) < "2";
  return isPersonal ? { ...answers, organisationNumber: null } : answers;
}

/** Whether the device took it. */
export function keepDraft(id: string | null, draft: Omit<KeptDraft, "at">): boolean {
  const kept: KeptDraft = { ...draft, answers: withoutPersonalNumber(draft.answers), at: Date.now() };
  return remember(nameOf(id), JSON.stringify(kept));
}

export function forgetDraft(id: string | null): void {
  remember(nameOf(id), null);
}

export function keptDraft(id: string | null): KeptDraft | null {
  const text = recall(nameOf(id));
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as KeptDraft;
    if (kept.at > Date.now() - ninetyDays) return kept;
  } catch {
    // Not readable: forgotten below.
  }
  forgetDraft(id);
  return null;
}

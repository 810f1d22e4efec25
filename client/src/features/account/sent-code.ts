// Where the latest code was sent and until when it holds, kept on the device while it does: on a phone the page may be thrown away while
// somebody reads the mail. The code itself, and what ties it to this browser, are not here.
import { recall, remember } from "../../ui/remembered.ts";

export interface SentCode {
  email: string;
  minutes: number;
  /** Milliseconds since 1970. */
  until: number;
  /** Where to go on from the link of the mail. */
  goesOnTo: string | null;
}

const name = "sentCode";

export function rememberSentCode(sent: SentCode | null): void {
  remember(name, sent && JSON.stringify(sent));
}

export function recallSentCode(): SentCode | null {
  const kept = recall(name);
  if (kept === null) return null;
  try {
    const sent = JSON.parse(kept) as SentCode;
    if (sent.until > Date.now()) return sent;
  } catch {
    // Not ours: forgotten below.
  }
  remember(name, null);
  return null;
}

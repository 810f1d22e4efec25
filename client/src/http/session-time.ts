// When a sign-in session was last renewed from this device, by whichever tab, and how much is left of it. By this device's own clock throughout.
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { recall, remember } from "../ui/remembered.ts";

const name = "renewedAt";

export function noteRenewed(): void {
  remember(name, String(Date.now()));
}

export interface TimeLeft {
  seconds: number;
  /** What ends it: nobody having used it, or its age, which nothing prolongs. */
  by: "idle" | "absolute";
}

/** `toldAt`: when this device was told of the session, in milliseconds. */
export function timeLeft({ endsInSeconds, idleSeconds, idleInSeconds }: Me["session"], toldAt: number): TimeLeft {
  const now = Date.now();
  const absolute = (toldAt - now) / 1000 + endsInSeconds;
  const asTold = (toldAt - now) / 1000 + idleInSeconds;
  // Any tab may have renewed it since.
  const idle = Math.max(asTold, (Number(recall(name) ?? 0) - now) / 1000 + idleSeconds);
  return idle < absolute ? { seconds: idle, by: "idle" } : { seconds: absolute, by: "absolute" };
}

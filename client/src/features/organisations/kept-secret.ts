// The secret of an invitation's link: taken out of the address, where others could read it, and kept in this tab while somebody signs in.
import { recall, remember } from "../../ui/remembered.ts";

const name = "invitation";

/** From the link, or from before signing in; null where there is none. */
export function takeSecret(): string | null {
  const { hash } = window.location;
  if (hash.length <= 1) return recall(name, "tab");
  const secret = hash.slice(1);
  // Where it cannot be kept it stays in the address.
  if (remember(name, secret, "tab")) window.history.replaceState(window.history.state, "", window.location.pathname);
  return secret;
}

export function forgetSecret(): void {
  remember(name, null, "tab");
}

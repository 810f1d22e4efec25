// What is kept on this device: small choices, and what somebody is writing. Storage can be full, blocked or absent; then it holds until
// the page is closed.

const prefix = "samverkansstod.";

/** `tab`: only as long as this tab is open. */
type Where = "device" | "tab";

const storageOf = (where: Where): Storage => (where === "tab" ? sessionStorage : localStorage);

/** Whether a storage event is about what is kept under this name. */
export const isKeyOf = (key: string | null, name: string): boolean => key === prefix + name;

export function recall(name: string, where: Where = "device"): string | null {
  try {
    return storageOf(where).getItem(prefix + name);
  } catch {
    return null;
  }
}

/** Whether it was kept; for a mere choice that need not be asked. */
export function remember(name: string, value: string | null, where: Where = "device"): boolean {
  try {
    if (value === null) storageOf(where).removeItem(prefix + name);
    else storageOf(where).setItem(prefix + name, value);
    return true;
  } catch {
    return false;
  }
}

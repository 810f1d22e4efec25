// What is kept on this device: small choices, and what somebody is writing. Storage can be full, blocked or absent; then it holds until
// the page is closed.

const prefix = "samverkansstod.";

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** Whether it was kept; for a mere choice that need not be asked. */
export function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
    return true;
  } catch {
    return false;
  }
}

// Small choices kept on this device. Storage can be full, blocked or absent; then the choice holds until the page is closed.

const prefix = "samverkansstod.";

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, value);
  } catch {
    // Nothing to do: the choice is a convenience.
  }
}

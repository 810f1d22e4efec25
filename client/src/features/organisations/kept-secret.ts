// The secret of an invitation's link: taken out of the address, where others could read it, and kept in this tab while somebody signs in.

const place = "invitation";

/** From the link, or from before signing in; null where there is none. */
export function takeSecret(): string | null {
  const { hash } = window.location;
  if (hash.length > 1) {
    sessionStorage.setItem(place, hash.slice(1));
    window.history.replaceState(window.history.state, "", window.location.pathname);
  }
  return sessionStorage.getItem(place);
}

export function forgetSecret(): void {
  sessionStorage.removeItem(place);
}

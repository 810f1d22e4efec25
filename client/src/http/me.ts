// Who is signed in, for every page. Also a hint on this device, so that pages open to everybody need not ask the API who is not there.
import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { me, type Me } from "@samverkansstod/api/contract/account.ts";
import { paths } from "../paths.ts";
import { isKeyOf, recall, remember } from "../ui/remembered.ts";
import { call } from "./call.ts";
import { isProblem } from "./problem.ts";
import { noteRenewed } from "./session-time.ts";

const hint = "signedIn";
/** When somebody last signed out on this device on purpose: other tabs follow. */
const signedOut = "signedOutAt";

/** Whether the session of whoever is signed in here is known to be over: the page stays as it is, and asks to sign in again. */
const overKey = ["signInOver"] as const;
const overQuery = queryOptions({ queryKey: overKey, queryFn: () => false, enabled: false, initialData: false });

/** null: nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal, client }): Promise<Me | null> => {
    try {
      const found = await call(me, { signal });
      remember(hint, isOfUnit(found) ? "staff" : "requester");
      return found;
    } catch (error) {
      if (!isProblem(error, "signed_out")) throw error;
      const before = client.getQueryData<Me | null>(["me"]);
      // Whoever was in a moment ago may have written something: their page is kept until they say otherwise.
      if (before) {
        client.setQueryData(overKey, true);
        return before;
      }
      remember(hint, null);
      return null;
    }
  },
  staleTime: 60_000,
});

/** On pages behind the door. `data` is undefined while the answer is on its way. */
export function useMe() {
  return useQuery(meQuery);
}

const ifKnown = (knownByPage: boolean) => ({ ...meQuery, enabled: knownByPage || recall(hint) !== null });

/** On pages that are open to everybody: asks only when somebody has signed in on this device, or the page knows it by other means. */
export function useMeIfKnown(knownByPage = false) {
  return useQuery(ifKnown(knownByPage)).data ?? null;
}

/** Whether that answer is on its way for the first time, so that nobody is yet taken for signed out. */
export function useIsMeComing(knownByPage = false): boolean {
  return useQuery(ifKnown(knownByPage)).isLoading;
}

/** Whether whoever is signed in here must sign in again to go on. */
export function useIsSignInOver(): boolean {
  return useQuery(overQuery).data;
}

/** The session ended while a page was open. */
export function noteSignInOver(client: QueryClient): void {
  if (client.getQueryData(meQuery.queryKey)) client.setQueryData(overKey, true);
}

/**
 * After signing in, with the answer, and after signing out, with null: what the one before saw is dropped. The same person once more goes on where they were,
 * and everything on the page is asked for again.
 */
export function setMe(client: QueryClient, found: Me | null): void {
  const [ownKey] = meQuery.queryKey;
  const before = client.getQueryData(meQuery.queryKey);
  if (found) noteRenewed();
  if (found && before?.person.id === found.person.id) {
    client.setQueryData(overKey, false);
    client.setQueryData(meQuery.queryKey, found);
    void client.invalidateQueries({ predicate: ({ queryKey: [key] }) => key !== ownKey });
    return;
  }
  if (before && !found) remember(signedOut, String(Date.now()));
  become(client, found);
}

function become(client: QueryClient, found: Me | null): void {
  const [ownKey] = meQuery.queryKey;
  client.setQueryData(overKey, false);
  client.removeQueries({
    predicate: ({ queryKey: [key] }) => key !== ownKey && key !== overKey[0] && key !== "catalogues",
  });
  client.setQueryData(meQuery.queryKey, found);
  remember(hint, found && (isOfUnit(found) ? "staff" : "requester"));
}

/** Reads cases. */
export function isStaff({ permissions }: Me): boolean {
  return permissions.includes("case.read");
}

/** Works at the unit in any role; an administrator alone reads no cases. */
export function isOfUnit({ roles }: Me): boolean {
  return roles.length > 0;
}

/** Where somebody begins: the queue, the people of the unit, or their own requests. */
export function homeOf(me: Me): string {
  if (isStaff(me)) return paths.queue;
  return isOfUnit(me) ? paths.staff : paths.myRequests;
}

/**
 * Signed out in another tab, on purpose: here too, whatever stands on the page. Signed in there: here too, where nobody was. That a tab has found nobody
 * signed in means nothing here: the sign-in may just be over, and then this page keeps what was written.
 */
export function followOtherTabs(client: QueryClient): () => void {
  const follow = ({ key, newValue }: StorageEvent) => {
    if (newValue === null) return;
    const isIn = Boolean(client.getQueryData(meQuery.queryKey));
    if (isKeyOf(key, signedOut) && isIn) become(client, null);
    if (isKeyOf(key, hint) && !isIn) void client.query({ ...meQuery, staleTime: 0 });
  };
  window.addEventListener("storage", follow);
  return () => window.removeEventListener("storage", follow);
}

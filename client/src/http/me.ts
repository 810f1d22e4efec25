// Who is signed in, for every page. Also a hint on this device, so that pages open to everybody need not ask the API who is not there.
import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { me, type Me } from "@samverkansstod/api/contract/account.ts";
import { paths } from "../paths.ts";
import { recall, remember } from "../ui/remembered.ts";
import { call } from "./call.ts";
import { isProblem } from "./problem.ts";

const hint = "signedIn";

/** null: nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      const found = await call(me, { signal });
      remember(hint, isOfUnit(found) ? "staff" : "requester");
      return found;
    } catch (error) {
      if (!isProblem(error, "signed_out")) throw error;
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

/** After signing in, with the answer, and after signing out, with null: what the one before saw is dropped. */
export function setMe(client: QueryClient, found: Me | null): void {
  const [ownKey] = meQuery.queryKey;
  client.removeQueries({ predicate: ({ queryKey: [key] }) => key !== ownKey && key !== "catalogues" });
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

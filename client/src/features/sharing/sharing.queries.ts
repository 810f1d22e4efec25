// Who sees a request and takes part in it: the question, and what is asked anew when that has changed.
import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { listRequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import { call } from "../../http/call.ts";

export function peopleQuery(id: string) {
  return queryOptions({
    queryKey: ["sharing", id],
    queryFn: ({ signal }) => call(listRequestPeople, { params: { id }, signal }),
  });
}

/** A step of this kind changes the request, its history and the lists it stands in, for whoever looks. */
export async function readSharedAnew(queries: QueryClient): Promise<void> {
  await Promise.all(["sharing", "requests", "desk"].map((area) => queries.invalidateQueries({ queryKey: [area] })));
}

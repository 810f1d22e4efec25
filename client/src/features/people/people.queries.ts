// What the pages about people of the unit ask the API for.
import { keepPreviousData, queryOptions, type QueryClient } from "@tanstack/react-query";
import type { QueryOf } from "@samverkansstod/api/contract/endpoint.ts";
import { listAssignablePeople } from "@samverkansstod/api/contract/people.ts";
import { getStaffPerson, listStaff, type StaffPerson } from "@samverkansstod/api/contract/staff.ts";
import { call } from "../../http/call.ts";

export type StaffFilter = NonNullable<QueryOf<typeof listStaff>>;

const key = ["people"];

export function staffQuery(filter: StaffFilter) {
  return queryOptions({
    queryKey: [...key, "list", filter],
    queryFn: ({ signal }) => call(listStaff, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });
}

export function personQuery(id: string) {
  return queryOptions({
    queryKey: [...key, "one", id],
    queryFn: ({ signal }) => call(getStaffPerson, { params: { id }, signal }),
  });
}

/** Who can be away, and who can stand in. */
export const assignablePeopleQuery = queryOptions({
  queryKey: [...key, "assignable"],
  queryFn: async ({ signal }) => (await call(listAssignablePeople, { signal })).items,
});

/** Shows somebody as they are now; lists that name them are fetched again. */
export function showPerson(queries: QueryClient, person: StaffPerson): void {
  queries.setQueryData(personQuery(person.id).queryKey, person);
  void queries.invalidateQueries({ queryKey: [...key, "list"] });
  void queries.invalidateQueries({ queryKey: assignablePeopleQuery.queryKey });
}

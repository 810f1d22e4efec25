// Who stands in for whom today and to come, for the pages that name people.
import { queryOptions } from "@tanstack/react-query";
import { listStandIns } from "@samverkansstod/api/contract/stand-ins.ts";
import { call } from "./call.ts";

export const standInsQuery = queryOptions({
  queryKey: ["standIns"],
  queryFn: async ({ signal }) => (await call(listStandIns, { signal })).items,
  staleTime: 60_000,
});

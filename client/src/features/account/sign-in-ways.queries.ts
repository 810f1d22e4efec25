// How one may sign in here: a setting of the installation, asked for once a visit.
import { queryOptions } from "@tanstack/react-query";
import { listSignInWays } from "@samverkansstod/api/contract/staff-sign-in.ts";
import { call } from "../../http/call.ts";

export const signInWaysQuery = queryOptions({
  queryKey: ["signInWays"],
  queryFn: ({ signal }) => call(listSignInWays, { signal }),
  staleTime: Infinity,
});

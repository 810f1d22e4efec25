// One's own passkeys and sign-in sessions.
import { queryOptions } from "@tanstack/react-query";
import { listOwnSessions } from "@samverkansstod/api/contract/own-sessions.ts";
import { listPasskeys } from "@samverkansstod/api/contract/passkeys.ts";
import { call } from "../../http/call.ts";

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: ({ signal }) => call(listPasskeys, { signal }),
});

export const ownSessionsQuery = queryOptions({
  queryKey: ["ownSessions"],
  queryFn: ({ signal }) => call(listOwnSessions, { signal }),
});

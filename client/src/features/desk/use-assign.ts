// Making somebody responsible: the call, what it shows at once, and what a refusal brings onto the screen. What is said about it is
// said by the button or the dialog that asked.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { type Request } from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { isProblem } from "../../http/problem.ts";
import { assignableQuery, historyQuery, refetchCase, refetchQueue, showAssignee, showCase } from "./desk.queries.ts";

export interface Assignment {
  id: string;
  version: number;
  /** null: nobody. */
  person: { id: string; name: string } | null;
  reason?: string;
}

/** `optimistic`: the new name stands there at once, as for one's own claim. */
export function useAssign({ optimistic }: { optimistic: boolean }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, person, reason }: Assignment) =>
      call(assignRequest, {
        params: { id },
        version,
        body: { personId: person?.id ?? null, ...(reason && { reason }) },
      }),
    onMutate: async ({ id, person }) => (optimistic ? showAssignee(queries, id, person) : null),
    onSuccess: (found) => {
      showCase(queries, found);
      void queries.invalidateQueries({ queryKey: historyQuery(found.id).queryKey });
      void queries.invalidateQueries({ queryKey: assignableQuery.queryKey, refetchType: "none" });
    },
    onError: (error, { id }, undo) => {
      undo?.();
      const now = caseNow(error);
      if (now) showCase(queries, now);
      else if (isProblem(error)) {
        void refetchCase(queries, id);
        void refetchQueue(queries);
      }
    },
  });
}

/** The case as it is now, which a stale version brings along. */
export function caseNow(error: unknown): Request | null {
  return isProblem(error, "stale_version") && error.problem.current ? (error.problem.current as Request) : null;
}

// Taking a case that nobody has, in the queue or on its page, and the sentence that says how it went.
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { isProblem } from "../../http/problem.ts";
import { useSay } from "../../ui/status-line.tsx";
import { caseNow, useAssign } from "./use-assign.ts";

interface Claimable {
  id: string;
  version: number;
  caseNumber: string | null;
}

export function useClaim() {
  const { t } = useTranslation();
  const say = useSay();
  const { data: me } = useMe();
  const assign = useAssign({ optimistic: true });

  function failure(error: unknown, caseNumber: string): string {
    if (!isProblem(error)) return t("queue.claimNoContact", { caseNumber });
    const now = caseNow(error);
    if (now?.staff?.assignee) return t("queue.claimTaken", { name: now.staff.assignee.name, caseNumber });
    if (error.code === "stale_version") return t("queue.claimChanged", { caseNumber });
    if (error.code === "conflict_of_interest") return t("queue.claimConflict", { caseNumber });
    return t("queue.claimRefused", { caseNumber, reason: error.problem.title });
  }

  function claim({ id, version, caseNumber }: Claimable) {
    if (!me || assign.isPending) return;
    const number = caseNumber ?? "";
    assign.mutate(
      { id, version, person: { id: me.person.id, name: me.person.name ?? me.person.email } },
      {
        onSuccess: () => say(t("queue.claimed", { caseNumber: number })),
        onError: (error) => say(failure(error, number)),
      },
    );
  }

  return { claim, claiming: assign.isPending };
}

// A queue without rows: what would be here, and what to do about it, depending on why there are none.
import { useTranslation } from "react-i18next";
import { useMe } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { Button, LinkButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { everything, narrowedBy, type QueueFilter } from "./queue-filter.ts";
import type { ChangeFilter } from "./use-queue-filter.ts";

export function QueueEmpty({ filter, change }: { filter: QueueFilter; change: ChangeFilter }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const narrowed = narrowedBy(filter);
  const show = (words: string, next: Partial<QueueFilter>) => (
    <Button variant="secondary" onClick={() => change({ ...everything, sort: filter.sort, ...next })}>
      {words}
    </Button>
  );

  if (narrowed.length === 0) {
    const mayRegister = me?.permissions.includes("case.register");
    return (
      <EmptyState
        title={t("queue.empty.openTitle")}
        action={mayRegister && <LinkButton to={paths.register}>{t("queue.empty.register")}</LinkButton>}
      >
        <p>{t("queue.empty.openText")}</p>
      </EmptyState>
    );
  }
  if (narrowed.length === 1 && filter.assignee === "me") {
    return (
      <EmptyState title={t("queue.empty.mineTitle")} action={show(t("queue.empty.toUnassigned"), { assignee: "none" })}>
        <p>{t("queue.empty.mineText")}</p>
      </EmptyState>
    );
  }
  if (narrowed.length === 1 && filter.assignee === "none") {
    return (
      <EmptyState title={t("queue.empty.unassignedTitle")} action={show(t("queue.empty.toAll"), {})}>
        <p>{t("queue.empty.unassignedText")}</p>
      </EmptyState>
    );
  }
  if (narrowed.length === 1 && filter.search) {
    return (
      <EmptyState
        title={t("queue.empty.searchTitle", { search: filter.search })}
        action={show(t("ui.filter.clear"), {})}
      >
        <p>{t("queue.empty.searchText")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t("queue.empty.filteredTitle")} action={show(t("ui.filter.clear"), {})}>
      <p>{t("queue.empty.filteredText")}</p>
    </EmptyState>
  );
}

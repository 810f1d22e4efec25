// The priority of a case as a small label: only what is not as usual is worth saying.
import { useTranslation } from "react-i18next";
import type { Priority } from "@samverkansstod/api/contract/life-cycle.ts";
import { Tag } from "../../ui/tag.tsx";

export function PriorityTag({ priority }: { priority: Exclude<Priority, "normal"> }) {
  const { t } = useTranslation();
  return (
    <Tag tone={priority === "high" ? "warning" : "neutral"} icon={priority === "high" ? "arrow-up" : "arrow-down"}>
      {t(`case.priorities.${priority}`)}
    </Tag>
  );
}

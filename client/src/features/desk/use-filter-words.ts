// What each part of the filter is called on screen: the choices of its field, and the words of its chip.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { kinds } from "@samverkansstod/api/contract/life-cycle.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { useMe } from "../../http/me.ts";
import { assignableQuery } from "./desk.queries.ts";
import { queueStates, statesShown, type Narrowing, type QueueFilter } from "./queue-filter.ts";

interface Choice {
  value: string;
  label: string;
}

export function useFilterWords(filter: QueueFilter) {
  const { t } = useTranslation();
  const { label, choices } = useCatalogues();
  const { data: people = [] } = useQuery(assignableQuery);
  const { data: me } = useMe();

  const all: Choice = { value: "", label: t("ui.filter.all") };
  const assignees: Choice[] = [
    ...(me?.permissions.includes("case.claim")
      ? [
          { value: "me", label: t("queue.filter.assigneeMe") },
          { value: "mine_and_stood_in", label: t("queue.filter.assigneeMineAndStoodIn") },
        ]
      : []),
    { value: "none", label: t("queue.filter.assigneeNone") },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const { assignee } = filter;
  // Somebody who has left can still stand in a kept link.
  if (assignee && !assignees.some(({ value }) => value === assignee)) {
    assignees.push({
      value: assignee,
      label: t(assignee === "me" ? "queue.filter.assigneeMe" : "queue.filter.assigneeUnknown"),
    });
  }

  const states =
    filter.states.length === 0
      ? t(filter.search ? "queue.filter.stateAll" : "queue.filter.stateOpen")
      : statesShown(filter).length === queueStates.length
        ? t("queue.filter.stateAll")
        : filter.states.map((state) => t(`words.states.${state}`)).join(", ");

  const values: Record<Narrowing, string> = {
    search: filter.search,
    states,
    kind: filter.kind ? t(`queue.kindShort.${filter.kind}`) : "",
    theme: filter.theme ? label("themes", filter.theme) : "",
    area: filter.area ? label("areas", filter.area) : "",
    assignee: assignees.find(({ value }) => value === assignee)?.label ?? "",
  };
  return {
    states,
    chip: (name: Narrowing) => t(`queue.chip.${name}`, { value: values[name] }),
    kinds: [all, ...kinds.map((kind) => ({ value: kind, label: t(`queue.kindShort.${kind}`) }))],
    themes: [all, ...choices("themes")],
    areas: [all, ...choices("areas")],
    assignees: [all, ...assignees],
  };
}

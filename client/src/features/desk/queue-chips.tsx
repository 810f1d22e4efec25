// The queue's filters that are on, each with a way to take it off.
import { FilterChips } from "../../ui/filter-chips.tsx";
import { everything, narrowedBy, without, type QueueFilter } from "./queue-filter.ts";
import { searchFieldId } from "./queue-filter-row.tsx";
import { useFilterWords } from "./use-filter-words.ts";
import type { ChangeFilter } from "./use-queue-filter.ts";

export function QueueChips({ filter, change }: { filter: QueueFilter; change: ChangeFilter }) {
  const { chip } = useFilterWords(filter);
  return (
    <FilterChips
      chips={narrowedBy(filter).map((name) => ({
        key: name,
        words: chip(name),
        remove: () => change(without(filter, name)),
      }))}
      clear={() => change({ ...everything, sort: filter.sort })}
      then={searchFieldId}
    />
  );
}

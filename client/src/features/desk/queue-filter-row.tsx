// The filter row of the queue: search, what to leave out, and the order. Every choice goes into the address at once; on a narrow window
// the fields stand behind a button, the search does not.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { FilterFields } from "../../ui/filter-fields.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { kinds } from "@samverkansstod/api/contract/life-cycle.ts";
import { longestSearch, searchable, statesShown, withStates, type QueueFilter } from "./queue-filter.ts";
import { StateFilter } from "./state-filter.tsx";
import { useFilterWords } from "./use-filter-words.ts";
import type { ChangeFilter } from "./use-queue-filter.ts";

interface FilterProps {
  filter: QueueFilter;
  change: ChangeFilter;
}

export const searchFieldId = "sok";

export function QueueFilterRow({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  return (
    <div className="queue-filters" role="search" aria-label={t("queue.filter.heading")}>
      <SearchForm filter={filter} change={change} />
      <FilterFields>
        <Fields filter={filter} change={change} />
      </FilterFields>
    </div>
  );
}

function SearchForm({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filter.search);
  const [cameFrom, setCameFrom] = useState(filter.search);
  // Back, forward and a removed chip change the search from outside.
  if (cameFrom !== filter.search) {
    setCameFrom(filter.search);
    setTyped(filter.search);
  }
  function find(event: SubmitEvent) {
    event.preventDefault();
    const search = searchable(typed);
    setTyped(search);
    change({ ...filter, search });
  }
  return (
    <form className="queue-search" onSubmit={find}>
      <TextField
        id={searchFieldId}
        type="search"
        label={t("queue.filter.search")}
        maxLength={longestSearch}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" variant="secondary" icon="search">
        {t("queue.filter.searchButton")}
      </Button>
    </form>
  );
}

function Fields({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const words = useFilterWords(filter);
  return (
    <>
      <StateFilter
        words={words.states}
        shown={statesShown(filter)}
        onChange={(states) => change(withStates(filter, states))}
      />
      <Select
        label={t("queue.filter.kind")}
        options={words.kinds}
        value={filter.kind ?? ""}
        onChange={(event) => change({ ...filter, kind: kinds.find((kind) => kind === event.target.value) ?? null })}
      />
      <Select
        label={t("queue.filter.theme")}
        options={words.themes}
        value={filter.theme ?? ""}
        onChange={(event) => change({ ...filter, theme: event.target.value || null })}
      />
      <Select
        label={t("queue.filter.area")}
        options={words.areas}
        value={filter.area ?? ""}
        onChange={(event) => change({ ...filter, area: event.target.value || null })}
      />
      <Select
        label={t("queue.filter.assignee")}
        options={words.assignees}
        value={filter.assignee ?? ""}
        onChange={(event) => change({ ...filter, assignee: event.target.value || null })}
      />
      <Select
        label={t("queue.filter.sort")}
        options={[
          { value: "promise", label: t("queue.filter.sortPromise") },
          { value: "newest", label: t("queue.filter.sortNewest") },
        ]}
        value={filter.sort}
        onChange={(event) => change({ ...filter, sort: event.target.value === "newest" ? "newest" : "promise" })}
      />
    </>
  );
}

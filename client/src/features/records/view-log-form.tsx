// What to search the log of views for. It is asked when Sök is pressed: each search is noted.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { viewLogs } from "@samverkansstod/api/contract/view-log.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import type { LogView } from "./view-log.queries.ts";

interface ViewLogFormProps {
  view: LogView;
  people: readonly { id: string; name: string }[];
  change: (next: LogView) => void;
}

const nothing: LogView = { log: "views", caseNumber: "", person: "", from: "", to: "" };

export function ViewLogForm({ view, people, change }: ViewLogFormProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(view);
  const set = (part: Partial<LogView>) => setTyped({ ...typed, ...part });

  function search(event: SubmitEvent) {
    event.preventDefault();
    change(typed);
  }

  return (
    <form className="view-log-form" role="search" aria-label={t("viewLog.filter.heading")} onSubmit={search}>
      <Select
        label={t("viewLog.filter.log")}
        options={viewLogs.map((log) => ({ value: log, label: t(`viewLog.logs.${log}`) }))}
        value={typed.log}
        onChange={({ target }) => set({ log: viewLogs.find((log) => log === target.value) ?? "views" })}
      />
      <TextField
        label={t("viewLog.filter.caseNumber")}
        hint={t("viewLog.filter.caseNumberHint")}
        maxLength={40}
        autoComplete="off"
        value={typed.caseNumber}
        onChange={({ target }) => set({ caseNumber: target.value })}
      />
      <Select
        label={t("viewLog.filter.person")}
        options={[
          { value: "", label: t("viewLog.filter.anybody") },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={typed.person}
        onChange={({ target }) => set({ person: target.value })}
      />
      <TextField
        type="date"
        label={t("viewLog.filter.from")}
        value={typed.from}
        onChange={({ target }) => set({ from: target.value })}
      />
      <TextField
        type="date"
        label={t("viewLog.filter.to")}
        value={typed.to}
        onChange={({ target }) => set({ to: target.value })}
      />
      <ButtonRow>
        <Button type="submit">{t("viewLog.filter.search")}</Button>
        <Button
          variant="secondary"
          tone="neutral"
          onClick={() => {
            setTyped(nothing);
            change(nothing);
          }}
        >
          {t("viewLog.filter.clear")}
        </Button>
      </ButtonRow>
    </form>
  );
}

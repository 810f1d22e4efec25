// Who shall be responsible: assign, hand over, release. A case that changed meanwhile is shown as it is now, with what was chosen kept.
import { useQuery } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../http/problem.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { Select } from "../../ui/text-field.tsx";
import { assignableQuery } from "./desk.queries.ts";
import type { StaffCase } from "./staff-case.ts";
import { caseNow, useAssign } from "./use-assign.ts";

interface AssignProps {
  found: StaffCase;
  onClose: () => void;
  onDone: () => void;
}

export function AssignDialog({ open, ...rest }: AssignProps & { open: boolean }) {
  const { t } = useTranslation();
  const title = t(rest.found.staff.assignee ? "case.assign.titleHandOver" : "case.assign.titleAssign");
  return (
    <Dialog open={open} onClose={rest.onClose} title={title}>
      <AssignForm {...rest} />
    </Dialog>
  );
}

const nobody = "nobody";
const reasonLimit = 500;

function AssignForm({ found, onClose, onDone }: AssignProps) {
  const { t } = useTranslation();
  const say = useSay();
  const personId = useId();
  const people = useQuery({ ...assignableQuery, staleTime: 0 });
  const assign = useAssign({ optimistic: false });
  const [chosen, setChosen] = useState("");
  const [reason, setReason] = useState("");
  const [personError, setPersonError] = useState<string>();
  const { assignee } = found.staff;
  const stale = isProblem(assign.error, "stale_version");
  const gone = stale && !found.actions.includes("assign");

  function refuse(message: string) {
    setPersonError(message);
    document.getElementById(personId)?.focus();
  }

  function save(event: SubmitEvent) {
    event.preventDefault();
    if (assign.isPending || reason.length > reasonLimit) return;
    const person = people.data?.find(({ id }) => id === chosen) ?? null;
    if (!person && chosen !== nobody) {
      refuse(t("case.assign.personMissing"));
      return;
    }
    setPersonError(undefined);
    const caseNumber = found.caseNumber ?? "";
    assign.mutate(
      { id: found.id, version: found.version, person, ...(reason.trim() && { reason: reason.trim() }) },
      {
        onSuccess: () => {
          say(
            person
              ? t("case.assign.done", { name: person.name, caseNumber })
              : t("case.assign.released", { caseNumber }),
          );
          onDone();
        },
        onError: (error) => {
          if (!isProblem(error, "not_assignable", "conflict_of_interest")) return;
          const { title, detail = "" } = error.problem;
          refuse(t("case.assign.refused", { title, detail }));
        },
      },
    );
  }

  if (people.isPending) return <Skeleton lines={3} />;
  const options = [
    ...(people.data ?? [])
      .filter(({ id }) => id !== assignee?.id)
      .map(({ id, name, openCases }) => ({ value: id, label: t("case.assign.option", { name, count: openCases }) })),
    ...(assignee ? [{ value: nobody, label: t("case.assign.release") }] : []),
  ];
  return (
    <form className="stack" onSubmit={save} noValidate>
      <p className="text-subtle">
        {assignee ? t("case.assign.present", { name: assignee.name }) : t("case.nextUnassigned")}
      </p>
      {people.isError && (
        <Notice tone="danger" announced>
          <p>{t("case.assign.peopleFailed")}</p>
        </Notice>
      )}
      <Refusal error={assign.error} found={found} gone={gone} />
      <Select
        id={personId}
        label={t("case.assign.person")}
        placeholder={t("case.assign.choose")}
        options={options}
        value={chosen}
        error={personError}
        onChange={(event) => {
          setChosen(event.target.value);
          setPersonError(undefined);
        }}
      />
      <TextArea
        label={t("case.assign.reason")}
        hint={t("case.assign.reasonHint")}
        optional
        rows={3}
        limit={reasonLimit}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ButtonRow>
        {!gone && (
          <Button type="submit" busy={assign.isPending}>
            {t(chosen === nobody ? "case.assign.saveRelease" : "case.assign.save")}
          </Button>
        )}
        <Button variant="secondary" tone="neutral" onClick={onClose}>
          {t("case.assign.cancel")}
        </Button>
      </ButtonRow>
    </form>
  );
}

interface RefusalProps {
  error: Error | null;
  /** The case as it is now. */
  found: StaffCase;
  gone: boolean;
}

function Refusal({ error, found, gone }: RefusalProps) {
  const { t } = useTranslation();
  if (!error || isProblem(error, "not_assignable", "conflict_of_interest")) return null;
  if (caseNow(error)) {
    const name = found.staff.assignee?.name;
    const words = gone
      ? name
        ? t("case.assign.goneNow", { name })
        : t("case.assign.goneNobody")
      : name
        ? t("case.assign.changedNow", { name })
        : t("case.assign.changedNobody");
    return (
      <Notice tone="warning" title={t("case.assign.changedTitle")} announced>
        <p>{words}</p>
      </Notice>
    );
  }
  if (!isProblem(error)) {
    return (
      <Notice tone="danger" announced>
        <p>{t("case.assign.noContact")}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title={error.problem.title} announced>
      <p>{error.problem.detail}</p>
    </Notice>
  );
}

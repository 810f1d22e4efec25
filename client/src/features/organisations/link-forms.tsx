// The two forms of a link: which organisation is kept and why, and why it is undone.
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import {
  linkOrganisation,
  organisationLimits,
  unlinkOrganisation,
  type Organisation,
} from "@samverkansstod/api/contract/organisations.ts";
import { call } from "../../http/call.ts";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { nameOf } from "./organisation-name.ts";
import { searchQuery } from "./organisations.queries.ts";
import { SmallForm } from "./small-form.tsx";
import { lackOf, useSending } from "./use-sending.ts";

interface LinkFormProps {
  found: Organisation;
  onClose: () => void;
  onDone: (changed: Organisation) => void;
}

export function LinkForm({ found, onClose, onDone }: LinkFormProps) {
  const { t } = useTranslation();
  const form = useSending({
    name: "link",
    initial: { search: "", keptId: "", reason: "" },
    lacks: ({ search, keptId, reason }) => ({
      [search.trim() === "" ? "search" : "keptId"]: lackOf(keptId, t("organisations.link.keptMissing")),
      reason: lackOf(reason, t("organisations.link.reasonMissing")),
    }),
    send: ({ keptId, reason }) =>
      call(linkOrganisation, {
        params: { id: found.id },
        version: found.version,
        body: { keptId, reason: reason.trim() },
      }),
    onDone,
  });
  const { search, keptId } = form.value;
  const { data } = useQuery(searchQuery(useDeferredValue(search)));
  const choices = (data ?? [])
    .filter(({ id, sameAs }) => id !== found.id && sameAs === null)
    .map((one) => ({ value: one.id, label: nameOf(one), hint: one.number ?? t("organisations.noNumber") }));
  return (
    <SmallForm form={form} submit={t("organisations.link.save")} onClose={onClose}>
      <p>{t("organisations.link.text")}</p>
      <TextField {...form.text("search")} type="search" autoComplete="off" label={t("organisations.link.search")} />
      {data && choices.length === 0 && <p role="status">{t("organisations.link.nothing")}</p>}
      {choices.length > 0 && (
        <RadioGroup
          id={form.idOf("keptId")}
          name={form.idOf("keptId")}
          legend={t("organisations.link.found")}
          choices={choices}
          value={keptId}
          error={form.errorOf("keptId")}
          onChange={({ target }) => form.set({ keptId: target.value })}
        />
      )}
      <TextArea
        {...form.text("reason")}
        label={t("organisations.link.reason")}
        rows={3}
        limit={organisationLimits.reason}
      />
    </SmallForm>
  );
}

export function UnlinkForm({ found, onClose, onDone }: LinkFormProps) {
  const { t } = useTranslation();
  const form = useSending({
    name: "unlink",
    initial: { reason: "" },
    lacks: ({ reason }) => ({ reason: lackOf(reason, t("organisations.link.reasonMissing")) }),
    send: ({ reason }) =>
      call(unlinkOrganisation, { params: { id: found.id }, version: found.version, body: { reason: reason.trim() } }),
    onDone,
  });
  return (
    <SmallForm form={form} submit={t("organisations.link.undo")} danger onClose={onClose}>
      <TextArea
        {...form.text("reason")}
        label={t("organisations.link.reason")}
        rows={3}
        limit={organisationLimits.reason}
      />
    </SmallForm>
  );
}

// The fields of an organisation, for adding one and for changing one. What somebody else changed meanwhile is said, and the next try builds on it.
import { useTranslation } from "react-i18next";
import {
  organisationLimits,
  type Organisation,
  type OrganisationChange,
} from "@samverkansstod/api/contract/organisations.ts";
import { isProblem } from "../../http/problem.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../ui/choice-group.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { SmallForm } from "./small-form.tsx";
import { lackOf, useSending } from "./use-sending.ts";

export interface OrganisationTyped {
  name: string;
  number: string;
  section: string;
  form: string;
  areas: readonly string[];
  signatorySince: string;
  workIntegration: boolean;
  run: string;
}

export const typedOf = (found: Organisation | null): OrganisationTyped => ({
  name: found?.name ?? "",
  number: found?.number ?? "",
  section: found?.section ?? "",
  form: found?.form ?? "",
  areas: found?.areas ?? [],
  signatorySince: found?.signatorySince ?? "",
  workIntegration: found?.workIntegration ?? false,
  run: found?.volunteerRun === true ? "volunteers" : found?.volunteerRun === false ? "staffed" : "unknown",
});

/** What the API is sent. */
export function bodyOf(typed: OrganisationTyped): OrganisationChange & { name: string; form: string } {
  const { run, areas, number, signatorySince, ...rest } = typed;
  return {
    ...rest,
    areas: [...areas],
    number: number.trim() || null,
    signatorySince: signatorySince || null,
    volunteerRun: run === "unknown" ? null : run === "volunteers",
  };
}

interface FormProps {
  initial: OrganisationTyped;
  send: (typed: OrganisationTyped, idempotencyKey: string) => Promise<Organisation>;
  onDone: (saved: Organisation) => void;
  onClose: () => void;
}

export function OrganisationForm({ initial, send, onDone, onClose }: FormProps) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const form = useSending({
    name: "organisation",
    initial,
    lacks: ({ name, form: kind }) => ({
      name: lackOf(name, t("organisations.form.nameMissing")),
      form: lackOf(kind, t("organisations.form.formMissing")),
    }),
    send,
    onDone,
  });
  const { value, set } = form;
  return (
    <SmallForm form={form} submit={t("organisations.form.save")} onClose={onClose}>
      {isProblem(form.error, "stale_version") && (
        <Notice tone="warning" title={t("organisations.form.changedTitle")}>
          <p>{t("organisations.form.changed")}</p>
        </Notice>
      )}
      <TextField {...form.text("name")} label={t("organisations.form.name")} maxLength={organisationLimits.name} />
      <TextField
        {...form.text("number")}
        label={t("organisations.form.number")}
        hint={t("organisations.form.numberHint")}
        width="medium"
        autoComplete="off"
        optional
      />
      <TextField
        {...form.text("section")}
        label={t("organisations.form.section")}
        hint={t("organisations.form.sectionHint")}
        maxLength={organisationLimits.section}
        optional
      />
      <Select
        {...form.text("form")}
        label={t("organisations.form.form")}
        placeholder={t("organisations.form.choose")}
        options={choices("organisationForms")}
      />
      <CheckboxGroup
        id={form.idOf("areas")}
        legend={t("organisations.form.areas")}
        choices={choices("areas")}
        columns={2}
        optional
        value={value.areas}
        error={form.errorOf("areas")}
        onChange={({ target }) =>
          set({
            areas: target.checked
              ? [...value.areas, target.value]
              : value.areas.filter((area) => area !== target.value),
          })
        }
      />
      <TextField
        {...form.text("signatorySince")}
        type="date"
        width="medium"
        label={t("organisations.form.signatory")}
        hint={t("organisations.form.signatoryHint")}
        optional
      />
      <RadioGroup
        id={form.idOf("run")}
        name={form.idOf("run")}
        legend={t("organisations.form.run")}
        choices={[
          { value: "volunteers", label: t("organisations.facts.volunteers") },
          { value: "staffed", label: t("organisations.facts.staffed") },
          { value: "unknown", label: t("organisations.form.unknown") },
        ]}
        value={value.run}
        onChange={({ target }) => set({ run: target.value })}
      />
      <Checkbox
        id={form.idOf("workIntegration")}
        label={t("organisations.form.workIntegration")}
        checked={value.workIntegration}
        onChange={({ target }) => set({ workIntegration: target.checked })}
      />
    </SmallForm>
  );
}

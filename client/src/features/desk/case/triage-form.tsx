// The triage of a case: kind, priority, themes with the main one first, principles, areas, administrations.
import { useTranslation } from "react-i18next";
import { kinds, priorities } from "@samverkansstod/api/contract/life-cycle.ts";
import { triageRequest } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../../http/call.ts";
import { useCatalogues } from "../../../http/catalogues.ts";
import { CheckboxGroup, RadioGroup } from "../../../ui/choice-group.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { Select, TextField } from "../../../ui/text-field.tsx";
import { todayInStockholm, wallTimeAt } from "../stockholm-time.ts";
import { CaseForm } from "./case-form.tsx";
import { lackOfText, onlyLacks, reasonLimit, type DialogFormProps } from "./dialog-form.ts";
import { MailLine } from "./mail-line.tsx";
import { changesDecidedKind, triageOf, triageToSend, type TriageValues } from "./triage-values.ts";
import { useCaseForm } from "./use-case-form.ts";

const mostOtherThemes = 2;

export function TriageForm({ found, onClose, onDone }: DialogFormProps) {
  const { t } = useTranslation();
  const { choices, label } = useCatalogues();
  const today = todayInStockholm();
  const isNewKind = ({ kind }: TriageValues) => kind !== "" && kind !== found.form.kind;

  function lackOfSince(value: TriageValues): string | undefined {
    if (!isNewKind(value) || value.kindSince === "") return undefined;
    if (value.kindSince > today) return t("triage.form.sinceInFuture");
    const received = found.receivedAt === null ? "" : wallTimeAt(new Date(found.receivedAt)).date;
    return value.kindSince < received ? t("triage.form.sinceBeforeReceived") : undefined;
  }

  const form = useCaseForm({
    found,
    action: "triage",
    initial: triageOf(found, today),
    labels: {
      kind: t("triage.form.kind"),
      kindSince: t("triage.form.kindSince"),
      priority: t("triage.form.priority"),
      mainTheme: t("triage.form.mainTheme"),
      otherThemes: t("triage.form.otherThemes"),
      principles: t("triage.form.principles"),
      areas: t("triage.form.areas"),
      administrations: t("triage.form.administrations"),
      reason: t("triage.form.reason"),
    },
    fieldOf: { themes: "mainTheme" },
    lacks: (value) =>
      onlyLacks({
        whole: Object.keys(triageToSend(value, found, today)).length === 0 ? t("triage.form.unchanged") : undefined,
        kindSince: lackOfSince(value),
        otherThemes:
          value.otherThemes.filter((code) => code !== value.mainTheme).length > mostOtherThemes
            ? t("triage.form.tooManyThemes")
            : value.mainTheme === "" && value.otherThemes.length > 0
              ? t("triage.form.otherThemesFirst")
              : undefined,
        reason: changesDecidedKind(value, found) ? lackOfText(value.reason, t("triage.form.reasonMissing")) : undefined,
      }),
    send: (value, { version }) =>
      call(triageRequest, { params: { id: found.id }, version, body: triageToSend(value, found, today) }),
    onDone: (after) => onDone(t("triage.form.done", { caseNumber: after.caseNumber ?? "" })),
  });
  const { value } = form;
  // What the case has stays to be chosen, though it is no longer offered.
  const offered = (name: "principles" | "areas" | "administrations" | "themes", had: readonly string[]) => {
    const now = choices(name).map((choice) => ({ value: choice.value, label: choice.label }));
    const gone = had.filter((code) => now.every((choice) => choice.value !== code));
    return [...now, ...gone.map((code) => ({ value: code, label: label(name, code) }))];
  };
  const had = { ...found.staff, areas: found.form.areas };
  const themes = offered("themes", had.themes);
  return (
    <CaseForm form={form} submit={t("triage.form.save")} onClose={onClose} mails={<MailLine to={[]} />}>
      <div className="dense-choices" data-flow="row">
        <RadioGroup
          {...form.one("kind")}
          choices={kinds
            .filter((kind) => kind !== "unsure" || found.form.kind === "unsure" || found.form.kind === null)
            .map((kind) => ({
              value: kind,
              label: kind === "unsure" ? t("triage.form.undecidedKind") : t(`words.kinds.${kind}`),
            }))}
        />
      </div>
      {isNewKind(value) && (
        <TextField
          {...form.text("kindSince")}
          type="date"
          max={today}
          width="short"
          hint={t("triage.form.kindSinceHint")}
        />
      )}
      <div className="dense-choices" data-flow="row">
        <RadioGroup
          {...form.one("priority")}
          choices={priorities.map((priority) => ({ value: priority, label: t(`words.priorities.${priority}`) }))}
        />
      </div>
      <Select {...form.text("mainTheme")} placeholder={t("triage.form.noTheme")} options={themes} width="medium" />
      <div className="dense-choices">
        <CheckboxGroup
          {...form.some("otherThemes")}
          hint={t(value.mainTheme === "" ? "triage.form.otherThemesFirst" : "triage.form.otherThemesHint")}
          optional
          columns={2}
          choices={themes.filter((theme) => theme.value !== value.mainTheme)}
        />
      </div>
      {(["principles", "areas", "administrations"] as const).map((name) => (
        <div className="dense-choices" key={name}>
          <CheckboxGroup {...form.some(name)} optional columns={2} choices={offered(name, had[name])} />
        </div>
      ))}
      <TextArea
        {...form.text("reason")}
        hint={t("triage.form.reasonHint")}
        optional={!changesDecidedKind(value, found)}
        rows={3}
        limit={reasonLimit}
      />
    </CaseForm>
  );
}

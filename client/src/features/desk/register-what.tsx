// What it is about: kind, subject, description, areas, and one to three themes of which the first is the main one.
import { useTranslation } from "react-i18next";
import { kinds } from "@samverkansstod/api/contract/life-cycle.ts";
import { limits } from "@samverkansstod/api/contract/requests.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { CheckboxGroup, RadioGroup } from "../../ui/choice-group.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import type { Typed } from "./registration.ts";
import { controlId, type Registering } from "./use-registration.ts";

export function WhatFields(form: Registering) {
  const { typed, errors, set } = form;
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("register.what.heading")}
      </h2>
      <RadioGroup
        id={controlId("kind")}
        name="kind"
        legend={t("register.what.kind")}
        choices={kinds.map((kind) => ({ value: kind, label: t(`queue.kindShort.${kind}`) }))}
        value={typed.kind}
        error={errors.kind}
        onChange={(event) => set({ kind: event.target.value })}
      />
      <TextField
        id={controlId("subject")}
        label={t("register.what.subject")}
        hint={t("register.what.subjectHint")}
        autoComplete="off"
        maxLength={limits.subject}
        value={typed.subject}
        error={errors.subject}
        onChange={(event) => set({ subject: event.target.value })}
      />
      <TextArea
        id={controlId("description")}
        label={t("register.what.description")}
        hint={t("register.what.descriptionHint")}
        optional
        rows={8}
        limit={limits.description}
        value={typed.description}
        error={errors.description}
        onChange={(event) => set({ description: event.target.value })}
      />
      <CheckboxGroup
        id={controlId("areas")}
        name="areas"
        legend={t("register.what.areas")}
        optional
        columns={2}
        choices={choices("areas").map(({ value, label }) => ({ value, label }))}
        value={typed.areas}
        error={errors.areas}
        onChange={({ target: { value, checked } }) =>
          set({ areas: checked ? [...typed.areas, value] : typed.areas.filter((area) => area !== value) })
        }
      />
      <ThemeFields {...form} />
    </section>
  );
}

function ThemeFields({ typed, errors, set }: Registering) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const [main, second, third] = typed.themes;
  // A theme is chosen once.
  const offered = (...taken: string[]) => choices("themes").filter(({ value }) => !taken.includes(value));
  const choose = (...themes: Typed["themes"]) => set({ themes });
  return (
    <>
      <Select
        id={controlId("themes")}
        label={t("register.what.mainTheme")}
        placeholder={t("register.who.choose")}
        options={offered(second, third)}
        value={main}
        error={errors.themes}
        onChange={(event) => choose(event.target.value, second, third)}
      />
      <div className="pair">
        <Select
          label={t("register.what.secondTheme")}
          optional
          placeholder={t("register.what.noTheme")}
          options={offered(main, third)}
          value={second}
          onChange={(event) => choose(main, event.target.value, third)}
        />
        <Select
          label={t("register.what.thirdTheme")}
          optional
          placeholder={t("register.what.noTheme")}
          options={offered(main, second)}
          value={third}
          onChange={(event) => choose(main, second, event.target.value)}
        />
      </div>
    </>
  );
}

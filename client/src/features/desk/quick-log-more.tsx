// What is as usual and seldom changed: how and when it came in, kind, theme and area. Said in a line, and opened to be changed; what is wrong in it
// opens it too.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCatalogues } from "../../http/catalogues.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { CheckboxGroup, RadioGroup } from "../../ui/choice-group.tsx";
import { Select } from "../../ui/text-field.tsx";
import { quickKinds, type LogField } from "./quick-log.ts";
import { ReceivedTime } from "./received-time.tsx";
import { otherSources, receivedAt } from "./registration.ts";
import { logControlId, type Logging } from "./use-quick-log.ts";

const fields: readonly LogField[] = ["source", "kind", "date", "time", "reading", "theme", "areas"];

export function MoreFields(form: Logging) {
  const { typed, errors, set } = form;
  const { t, i18n } = useTranslation();
  const { label, choices } = useCatalogues();
  const [opened, setOpened] = useState(false);
  const isWrong = fields.some((field) => errors[field] !== undefined);
  const at = receivedAt(typed);
  const source = otherSources.find((one) => one === typed.source) ?? "phone";
  const said = [
    t(`words.sources.${source}`),
    t(`queue.kindShort.${typed.kind}`),
    ...(at ? [formatDateTime(at, i18n.language)] : []),
    ...(typed.theme ? [label("themes", typed.theme)] : []),
    ...typed.areas.map((area) => label("areas", area)),
  ];
  return (
    <details className="log-more" open={opened || isWrong} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>
        <span className="log-more-heading">{t("quickLog.more")}</span>{" "}
        <span className="text-subtle">{said.join(" · ")}</span>
      </summary>
      <div className="register-form">
        <div className="register-column">
          <section>
            <RadioGroup
              id={logControlId("source")}
              name="source"
              legend={t("register.received.source")}
              columns={2}
              choices={otherSources.map((one) => ({ value: one, label: t(`words.sources.${one}`) }))}
              value={typed.source}
              error={errors.source}
              onChange={(event) => set({ source: event.target.value })}
            />
            <ReceivedTime
              typed={typed}
              errors={errors}
              set={set}
              controlId={logControlId}
              hint={t("quickLog.receivedHint")}
            />
          </section>
        </div>
        <div className="register-column">
          <section>
            <RadioGroup
              id={logControlId("kind")}
              name="kind"
              legend={t("register.what.kind")}
              columns={2}
              choices={quickKinds.map((kind) => ({ value: kind, label: t(`queue.kindShort.${kind}`) }))}
              value={typed.kind}
              error={errors.kind}
              onChange={(event) =>
                set({ kind: quickKinds.find((kind) => kind === event.target.value) ?? "consultation" })
              }
            />
            <Select
              id={logControlId("theme")}
              label={t("register.what.mainTheme")}
              optional
              placeholder={t("quickLog.notSaid")}
              options={choices("themes")}
              value={typed.theme}
              error={errors.theme}
              onChange={(event) => set({ theme: event.target.value })}
            />
            <CheckboxGroup
              id={logControlId("areas")}
              name="areas"
              legend={t("register.what.areas")}
              optional
              columns={2}
              choices={choices("areas").map(({ value, label: name }) => ({ value, label: name }))}
              value={typed.areas}
              error={errors.areas}
              onChange={({ target: { value, checked } }) =>
                set({ areas: checked ? [...typed.areas, value] : typed.areas.filter((area) => area !== value) })
              }
            />
          </section>
        </div>
      </div>
    </details>
  );
}

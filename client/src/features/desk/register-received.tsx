// How it came in, and when.
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { ReceivedTime } from "./received-time.tsx";
import { otherSources } from "./registration.ts";
import { controlId, type Registering } from "./use-registration.ts";

export function ReceivedFields({ typed, errors, set }: Registering) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("register.received.heading")}
      </h2>
      <RadioGroup
        id={controlId("source")}
        name="source"
        legend={t("register.received.source")}
        columns={2}
        choices={otherSources.map((source) => ({ value: source, label: t(`words.sources.${source}`) }))}
        value={typed.source}
        error={errors.source}
        onChange={(event) => set({ source: event.target.value })}
      />
      <ReceivedTime typed={typed} errors={errors} set={set} controlId={controlId} hint={t("register.received.hint")} />
    </section>
  );
}

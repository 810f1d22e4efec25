// The triage among the facts of a case, and the way to change it. A kind that is not decided asks to be.
import { useTranslation } from "react-i18next";
import { useCatalogues } from "../../../http/catalogues.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Facts, fact, words } from "../facts.tsx";
import type { StaffCase } from "../staff-case.ts";
import { useOpenDialog } from "./case-dialogs.tsx";

export function TriagePanel({ found: { form, staff, actions } }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  const openDialog = useOpenDialog();
  const mayTriage = actions.includes("triage");
  const asksForKind = mayTriage && form.kind === "unsure";
  const themes = staff.themes.map((code, index) =>
    index === 0 && staff.themes.length > 1
      ? t("case.facts.mainTheme", { theme: label("themes", code) })
      : label("themes", code),
  );
  return (
    <Facts
      heading={t("triage.heading")}
      facts={[
        fact(t("case.facts.kind"), form.kind && t(`queue.kindShort.${form.kind}`)),
        fact(t("triage.priority"), t(`words.priorities.${staff.priority}`)),
        fact(t("case.facts.themes"), words(themes)),
        fact(t("case.facts.principles"), words(staff.principles.map((code) => label("principles", code)))),
        fact(t("case.facts.areas"), words(form.areas.map((code) => label("areas", code)))),
        fact(
          t("case.facts.administrations"),
          words(staff.administrations.map((code) => label("administrations", code))),
        ),
      ]}
      before={
        asksForKind && (
          <Notice tone="attention">
            <p>
              <strong>{t("triage.undecided.title")}.</strong> {t("triage.undecided.text")}
            </p>
          </Notice>
        )
      }
      after={
        mayTriage && (
          <div>
            <Button variant="secondary" onClick={() => openDialog("triage")}>
              {t(asksForKind ? "triage.undecided.decide" : "triage.edit")}
            </Button>
          </div>
        )
      }
    />
  );
}

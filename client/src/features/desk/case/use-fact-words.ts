// The facts of a case in words, one field at a time: what it says now, or said before.
import { useTranslation } from "react-i18next";
import { useCatalogues } from "../../../http/catalogues.ts";
import { formatDate } from "../../../i18n/dates.ts";
import type { StaffCase } from "../staff-case.ts";
import type { ComparedField } from "./case-changes.ts";
import { useDuration } from "./duration.ts";

export function useFactWords(): (field: ComparedField, found: StaffCase) => string {
  const { t, i18n } = useTranslation();
  const { label } = useCatalogues();
  const duration = useDuration();
  const list = (catalogue: "themes" | "principles" | "areas" | "administrations", codes: readonly string[]) =>
    codes.length === 0 ? t("case.facts.none") : codes.map((code) => label(catalogue, code)).join(", ");
  return (field, { staff, form, pausedUntil, ending }) => {
    switch (field) {
      case "state":
        return t(`words.states.${staff.state}`);
      case "waitingFor":
        return t(`words.waitingFor.${staff.waitingFor}`);
      case "assignee":
        return staff.assignee?.name ?? t("queue.unassigned");
      case "pausedUntil":
        return pausedUntil
          ? t("case.pausedUntil", { date: formatDate(pausedUntil, i18n.language) })
          : t("case.notPaused");
      case "kind":
        return form.kind ? t(`queue.kindShort.${form.kind}`) : t("case.facts.none");
      case "priority":
        return t(`words.priorities.${staff.priority}`);
      case "themes":
        return list("themes", staff.themes);
      case "principles":
        return list("principles", staff.principles);
      case "areas":
        return list("areas", form.areas);
      case "administrations":
        return list("administrations", staff.administrations);
      case "ending":
        return ending
          ? [t(`endings.kinds.${ending.kind}`), ending.text].filter(Boolean).join(": ")
          : t("case.notEnded");
      case "minutesLogged":
        return duration(staff.minutesLogged);
    }
  };
}

// What was changed of somebody, newest first: who, when, what, and why.
import { useTranslation } from "react-i18next";
import type { PersonEvent } from "@samverkansstod/api/contract/staff.ts";
import { formatDateSpan, formatDateTime } from "../../i18n/dates.ts";
import { useRoleWords } from "./role-choice.tsx";

export function PersonEvents({ events }: { events: readonly PersonEvent[] }) {
  const { t, i18n } = useTranslation();
  const sentence = useSentence();
  return (
    <section aria-labelledby="person-history">
      <h2 className="ds-heading" data-size="2xs" id="person-history">
        {t("people.person.history")}
      </h2>
      {events.length === 0 && <p>{t("people.person.noHistory")}</p>}
      <ol className="people-events">
        {events.map((event) => (
          <li key={`${event.at} ${event.type} ${JSON.stringify(event.details)}`}>
            <p className="text-subtle">
              {formatDateTime(event.at, i18n.language)}, {event.actor ?? t("people.events.system")}
            </p>
            <p>{sentence(event)}</p>
            {event.reason && <p>{t("people.person.reason", { reason: event.reason })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function useSentence(): (event: PersonEvent) => string {
  const { t, i18n } = useTranslation();
  const roleWords = useRoleWords();
  return ({ type, details }) => {
    const from = details["from"] ?? "";
    const to = details["to"] ?? "";
    switch (type) {
      case "roles_changed":
      case "roles_from_provider": {
        const words = (held: string) => roleWords(held.split(" ")).toLowerCase();
        return t(`people.events.${type}`, { from: words(from), to: words(to) });
      }
      case "edited": {
        const named = (text: string | undefined) => text || t("people.events.nothing");
        const { name, nameBefore, title, titleBefore } = details;
        const parts = [
          name !== undefined && t("people.events.editedName", { before: named(nameBefore), after: named(name) }),
          title !== undefined && t("people.events.editedTitle", { before: named(titleBefore), after: named(title) }),
        ].filter(Boolean);
        return parts.join(" ") || t("people.events.edited");
      }
      case "stand_in_set":
      case "stand_in_removed":
        return t(`people.events.${type}`, {
          absent: details["absent"] ?? "",
          standIn: details["standIn"] ?? "",
          span: formatDateSpan(from, to, i18n.language),
        });
      case "deactivated":
        return t("people.events.deactivated", {
          cases: details["cases"] ?? "0",
          offers: details["offers"] ?? "0",
          meetings: details["meetings"] ?? "0",
        });
      case "invited":
      case "reactivated":
        return t(`people.events.${type}`);
    }
  };
}

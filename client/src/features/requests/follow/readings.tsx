// When the unit has read one's request, by role and day; only where the setting of the unit shows it.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { formatDate } from "../../../i18n/dates.ts";
import { readingsQuery } from "../requests.queries.ts";
import { useStory } from "./story.ts";

export function Readings() {
  const { t, i18n } = useTranslation();
  const { request } = useStory();
  const { data } = useQuery(readingsQuery(request.id));
  if (!data?.shown) return null;
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs">
        {t("protection.readings.heading")}
      </h2>
      <p>{data.items.length === 0 ? t("protection.readings.none") : t("protection.readings.text")}</p>
      {data.items.length > 0 && (
        <ul className="ds-list">
          {data.items.map(({ date, role }) => (
            <li key={`${date} ${role}`}>
              {formatDate(date, i18n.language)}: {t(`protection.readings.roles.${role}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

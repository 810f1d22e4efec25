// Where a meeting is. Only a web address over https and a telephone number become links: whoever wrote it is somebody else.
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";

/** The address to follow, for a place that can be called or opened. */
export function linkTo({ placeKind, place }: Pick<Meeting, "placeKind" | "place">): string | null {
  const written = place?.trim() ?? "";
  if (placeKind === "video" && /^https:\/\/\S+$/iu.test(written) && URL.canParse(written)) return new URL(written).href;
  if (placeKind === "phone" && /^\+?[\d\s()-]{5,}$/u.test(written)) return `tel:${written.replaceAll(/[^+\d]/gu, "")}`;
  return null;
}

export function MeetingPlace(where: Pick<Meeting, "placeKind" | "place">) {
  const { t } = useTranslation();
  const { placeKind, place } = where;
  if (placeKind === "on_site") {
    return <p>{place === null ? t("requests.meetings.noPlace") : t("requests.meetings.place", { place })}</p>;
  }
  if (place === null) return <p>{t(`requests.meetings.${placeKind}`)}</p>;
  const href = linkTo(where);
  return (
    <p className="meeting-place">
      {t(`requests.meetings.${placeKind}At`)}{" "}
      {href === null ? (
        place
      ) : (
        <a className="ds-link" href={href} rel="noreferrer">
          {place}
        </a>
      )}
    </p>
  );
}

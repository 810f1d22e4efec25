// Their meetings: when, where and with whom; what was moved, cancelled or came to nothing is said.
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import type { IconName } from "../../../ui/icon.tsx";
import { Tag, type TagTone } from "../../../ui/tag.tsx";
import { MeetingPlace } from "./meeting-place.tsx";
import { useStory } from "./story.ts";

const looks = {
  held: { tone: "success", icon: "check-circle" },
  missed: { tone: "neutral", icon: "minus-circle" },
  cancelled: { tone: "warning", icon: "stop" },
} as const satisfies Record<string, { tone: TagTone; icon: IconName }>;

export function Meetings({ meetings }: { meetings: readonly Meeting[] }) {
  const { t, i18n } = useTranslation();
  const { around, request } = useStory();
  if (meetings.length === 0) return null;
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs">
        {t("requests.meetings.heading")}
      </h2>
      <ul className="meetings">
        {meetings.map((meeting) => {
          const { id, state, startsAt, endsAt, moves, consultant } = meeting;
          return (
            <li key={id} className="stack-tight">
              <div className="row">
                <strong data-cancelled={state === "cancelled" ? "" : undefined}>
                  {formatTimeSpan(startsAt, endsAt, i18n.language)}
                </strong>
                {state !== "booked" && <Tag {...looks[state]}>{t(`requests.meetings.${state}`)}</Tag>}
                {state === "booked" && moves > 0 && (
                  <Tag tone="info" icon="clock">
                    {t("requests.meetings.moved")}
                  </Tag>
                )}
              </div>
              {state === "booked" && (
                <>
                  <MeetingPlace {...meeting} />
                  <p>{t("requests.meetings.with", { name: consultant.name })}</p>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {around.meeting && request.actions.includes("message") && (
        <p className="text-subtle">{t("requests.meetings.change")}</p>
      )}
    </section>
  );
}

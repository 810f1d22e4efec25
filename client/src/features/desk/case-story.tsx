// The story of a case: how it ended, what they want, what the meeting needs, what is said, the meetings, and what has happened.
import { useTranslation } from "react-i18next";
import { DescriptionList } from "../../ui/description-list.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { CaseConversation } from "./case/case-conversation.tsx";
import { CaseEnding } from "./case/case-ending.tsx";
import { CaseMeetings } from "./meetings/case-meetings.tsx";
import type { StaffCase } from "./staff-case.ts";

export function CaseStory({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const { description, desiredChange } = found.form;
  return (
    <div className="case-story">
      <CaseEnding found={found} />
      <section>
        <h2 className="ds-heading" data-size="xs">
          {t("case.story.description")}
        </h2>
        {description ? (
          <p className="text">{description}</p>
        ) : (
          <p className="text-subtle">{t("case.story.noDescription")}</p>
        )}
      </section>
      {desiredChange && (
        <section>
          <h2 className="ds-heading" data-size="xs">
            {t("case.story.desiredChange")}
          </h2>
          <p className="text">{desiredChange}</p>
        </section>
      )}
      <MeetingNeeds form={found.form} />
      <CaseConversation found={found} />
      <CaseMeetings found={found} />
      <section>
        <h2 className="ds-heading" data-size="xs">
          {t("case.story.history")}
        </h2>
        <CaseTimeline id={found.id} />
      </section>
    </div>
  );
}

function MeetingNeeds({ form }: { form: StaffCase["form"] }) {
  const { t } = useTranslation();
  const { interpreter, accessNeeds, meetingTime, meetingPlace } = form;
  const facts = [
    { term: t("case.need.interpreter"), value: interpreter },
    { term: t("case.need.accessNeeds"), value: accessNeeds },
    { term: t("case.need.meetingTime"), value: meetingTime && t(`case.meetingTimes.${meetingTime}`) },
    { term: t("case.need.meetingPlace"), value: meetingPlace && t(`case.meetingPlaces.${meetingPlace}`) },
  ].filter(({ value }) => value !== null);
  if (facts.length === 0) return null;
  return (
    <section>
      <h2 className="ds-heading" data-size="xs">
        {t("case.story.needs")}
      </h2>
      <DescriptionList facts={facts} />
    </section>
  );
}

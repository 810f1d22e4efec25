// Where people and meetings meet: the page of meetings without a consultant stands among the pages about people, and its meetings are the desk's.
import { useTranslation } from "react-i18next";
import { WithoutConsultant } from "../features/desk/meetings/without-consultant.tsx";
import { PeopleFrame } from "../features/people/people-frame.tsx";

export function MeetingsWithoutConsultant() {
  const { t } = useTranslation();
  return (
    <PeopleFrame title={t("meetings.orphans.title")} lead={t("meetings.orphans.lead")} needs="case.assign">
      <WithoutConsultant />
    </PeopleFrame>
  );
}

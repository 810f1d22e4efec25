// Step 3 of asking: where in the city, and what the meeting needs. About the meeting, never about a person's health.
import { useTranslation } from "react-i18next";
import { limits, meetingLanguages, meetingPlaces, meetingTimes } from "@samverkansstod/api/contract/requests.ts";
import { AnswerArea, AnswerAreas, AnswerRadios, AnswerText } from "./answer-fields.tsx";
import { useAnswer } from "./draft-context.tsx";

export function MeetingStep() {
  const { t } = useTranslation();
  const { answer: language } = useAnswer("language");
  return (
    <>
      <AnswerAreas hint={t("ask.hints.areas")} />
      <AnswerRadios
        field="language"
        optional
        columns={2}
        choices={meetingLanguages.map((value) => ({ value, label: t(`ask.choices.language.${value}`) }))}
      />
      {language === "other" && <AnswerText field="languageOther" width="medium" />}
      <AnswerText field="interpreter" hint={t("ask.hints.interpreter")} optional />
      <AnswerArea field="accessNeeds" hint={t("ask.hints.accessNeeds")} limit={limits.need} rows={3} optional />
      <AnswerRadios
        field="meetingTime"
        optional
        columns={2}
        choices={meetingTimes.map((value) => ({ value, label: t(`ask.choices.meetingTime.${value}`) }))}
      />
      <AnswerRadios
        field="meetingPlace"
        optional
        columns={2}
        choices={meetingPlaces.map((value) => ({ value, label: t(`ask.choices.meetingPlace.${value}`) }))}
      />
    </>
  );
}

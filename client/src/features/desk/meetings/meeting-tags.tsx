// How a meeting or an offer stands, as an icon and a word.
import { useTranslation } from "react-i18next";
import type { Meeting, TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import type { IconName } from "../../../ui/icon.tsx";
import { Tag, type TagTone } from "../../../ui/tag.tsx";

const meetingLooks = {
  booked: { icon: "clock", tone: "accent" },
  held: { icon: "check-circle", tone: "success" },
  missed: { icon: "minus-circle", tone: "neutral" },
  cancelled: { icon: "stop", tone: "neutral" },
} as const satisfies Record<Meeting["state"], { icon: IconName; tone: TagTone }>;

const offerLooks = {
  open: { icon: "reply", tone: "attention" },
  picked: { icon: "check-circle", tone: "success" },
  expired: { icon: "clock", tone: "neutral" },
  withdrawn: { icon: "undo", tone: "neutral" },
} as const satisfies Record<TimeOffer["state"], { icon: IconName; tone: TagTone }>;

export function MeetingTag({ meeting: { state, staff } }: { meeting: Meeting }) {
  const { t } = useTranslation();
  // A meeting that is over and says nothing of how it went needs somebody.
  if (staff?.missingLog) {
    return (
      <Tag tone="attention" icon="pencil">
        {t("meetings.missingLog")}
      </Tag>
    );
  }
  return <Tag {...meetingLooks[state]}>{t(`meetings.states.${state}`)}</Tag>;
}

export function OfferTag({ state }: Pick<TimeOffer, "state">) {
  const { t } = useTranslation();
  return <Tag {...offerLooks[state]}>{t(`meetings.offerStates.${state}`)}</Tag>;
}

export function ReservedTag() {
  const { t } = useTranslation();
  return (
    <Tag tone="attention" icon="pause">
      {t("meetings.calendar.reserved")}
    </Tag>
  );
}

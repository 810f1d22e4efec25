// One offer of times: which they are, until when they are reserved, and what can be done with it while it is open.
import { useTranslation } from "react-i18next";
import type { TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import { formatDateTime, formatTimeSpan } from "../../../i18n/dates.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { DescriptionList } from "../../../ui/description-list.tsx";
import type { StaffCase } from "../staff-case.ts";
import { Place } from "./meeting-item.tsx";
import { OfferTag } from "./meeting-tags.tsx";

interface OfferItemProps {
  found: StaffCase;
  offer: TimeOffer;
  /** Without it nothing can be done with the offer. */
  onAction?: (action: "pick" | "withdraw") => void;
}

export function OfferItem({ found, offer, onAction }: OfferItemProps) {
  const { t, i18n } = useTranslation();
  const isOpen = offer.state === "open";
  return (
    <li className="meeting-item" data-state={offer.state}>
      <div className="meeting-head">
        <h3 className="ds-heading" data-size="2xs">
          {t("meetings.item.offer")}
        </h3>
        <OfferTag state={offer.state} />
      </div>
      <DescriptionList
        facts={[
          {
            term: t("meetings.item.offeredTimes"),
            value: (
              <ul>
                {offer.times.map(({ id, startsAt, endsAt, picked }) => {
                  const time = formatTimeSpan(startsAt, endsAt, i18n.language);
                  return <li key={id}>{picked ? t("meetings.item.pickedTime", { time }) : time}</li>;
                })}
              </ul>
            ),
          },
          { term: t("meetings.item.place"), value: <Place kind={offer.placeKind} place={offer.place} /> },
          { term: t("meetings.item.consultant"), value: offer.consultant.name },
          ...(isOpen
            ? [{ term: t("meetings.item.reservedUntil"), value: formatDateTime(offer.expiresAt, i18n.language) }]
            : []),
        ]}
      />
      {isOpen && onAction && (
        <ButtonRow>
          {found.actions.includes("pick_time") && (
            <Button variant="secondary" onClick={() => onAction("pick")}>
              {t("meetings.actions.pick")}
            </Button>
          )}
          {found.actions.includes("offer_times") && (
            <Button variant="tertiary" tone="danger" onClick={() => onAction("withdraw")}>
              {t("meetings.actions.withdraw")}
            </Button>
          )}
        </ButtonRow>
      )}
    </li>
  );
}

// The meetings and the participants of one case on its page, with everything that can be done with them.
import "./meetings.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { meetingsId } from "../case/case-places.ts";
import type { StaffCase } from "../staff-case.ts";
import { MeetingDialogs, type MeetingDialog } from "./meeting-dialogs.tsx";
import { MeetingItem } from "./meeting-item.tsx";
import { caseMeetingsQuery } from "./meetings.queries.ts";
import { OfferItem } from "./offer-item.tsx";
import { useFocusWhenDone } from "./use-focus-when-done.ts";

export function CaseMeetings({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const say = useSay();
  const { data, isPending, refetch } = useQuery(caseMeetingsQuery(found.id));
  const [opened, setOpened] = useState<MeetingDialog | null>(null);
  const { heading, done } = useFocusWhenDone();
  const meetings = data?.meetings ?? [];
  const offers = data?.offers ?? [];
  const open = offers.filter(({ state }) => state === "open");
  const settled = offers.filter(({ state }) => state !== "open").toReversed();
  const hasMet = meetings.some(({ state }) => state === "held");
  const mayOffer = found.actions.includes("offer_times");
  const mayBook = found.actions.includes("book_meeting");
  return (
    <section className="case-meetings" id={meetingsId} tabIndex={-1}>
      <h2 className="ds-heading" data-size="xs" ref={heading} tabIndex={-1}>
        {t("meetings.heading")}
      </h2>
      {(mayOffer || mayBook) && (
        <ButtonRow>
          {mayOffer && (
            <Button variant="secondary" onClick={() => setOpened({ name: "offer" })}>
              {t(hasMet ? "meetings.actions.offerNext" : "meetings.actions.offer")}
            </Button>
          )}
          {mayBook && (
            <Button variant="secondary" tone="neutral" onClick={() => setOpened({ name: "book" })}>
              {t("meetings.actions.book")}
            </Button>
          )}
        </ButtonRow>
      )}
      {isPending && <Skeleton lines={3} label={t("meetings.loading")} />}
      {!isPending && !data && (
        <Notice tone="warning">
          <p>{t("meetings.failed")}</p>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("meetings.retry")}
          </Button>
        </Notice>
      )}
      {data && meetings.length + offers.length === 0 && <p className="text-subtle">{t("meetings.none")}</p>}
      {meetings.length + open.length > 0 && (
        <ul className="meeting-items">
          {open.map((offer) => (
            <OfferItem key={offer.id} found={found} offer={offer} onAction={(name) => setOpened({ name, offer })} />
          ))}
          {inOrder(meetings).map((meeting) => (
            <MeetingItem
              key={meeting.id}
              found={found}
              meeting={meeting}
              onAction={(name) => setOpened({ name, meeting })}
            />
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <details className="meeting-more">
          <summary>{t("meetings.item.earlierOffers", { count: settled.length })}</summary>
          <ul className="meeting-items">
            {settled.map((offer) => (
              <OfferItem key={offer.id} found={found} offer={offer} />
            ))}
          </ul>
        </details>
      )}
      <MeetingDialogs
        found={found}
        shown={asItIsNow(opened, meetings)}
        onClose={() => setOpened(null)}
        onDone={(said) => {
          setOpened(null);
          say(said);
          done();
        }}
      />
    </section>
  );
}

/** Booked ones first, in the order of time; then those that have been, or are off, the latest first. */
function inOrder(meetings: readonly Meeting[]): Meeting[] {
  const isBooked = ({ state }: Meeting) => state === "booked";
  return [...meetings.filter(isBooked), ...meetings.filter((meeting) => !isBooked(meeting)).toReversed()];
}

/** A meeting that somebody else changed while its dialog is open is shown, and changed, as it is now. */
function asItIsNow(opened: MeetingDialog | null, meetings: readonly Meeting[]): MeetingDialog | null {
  if (!opened || !("meeting" in opened)) return opened;
  return { ...opened, meeting: meetings.find(({ id }) => id === opened.meeting.id) ?? opened.meeting };
}

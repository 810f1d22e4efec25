// The meetings and the participants of one case on its page, with everything that can be done with them.
import "./meetings.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import type { Participant } from "@samverkansstod/api/contract/participants.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { meetingsId } from "../case/case-places.ts";
import type { StaffCase } from "../staff-case.ts";
import { MeetingDialogs, type MeetingDialog } from "./meeting-dialogs.tsx";
import { MeetingItem } from "./meeting-item.tsx";
import { caseMeetingsQuery, participantsQuery } from "./meetings.queries.ts";
import { OfferItem } from "./offer-item.tsx";
import { AddParticipantForm, RemoveParticipantForm } from "./participants.tsx";

/** After a dialog is done the focus goes to the heading: the button that opened it may be gone. */
function useFocusWhenDone() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [doneCount, setDoneCount] = useState(0);
  useEffect(() => {
    if (doneCount > 0) heading.current?.focus();
  }, [doneCount]);
  return { heading, done: () => setDoneCount((count) => count + 1) };
}

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

export function CaseParticipants({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const say = useSay();
  const { data, isPending, refetch } = useQuery(participantsQuery(found.id));
  const [opened, setOpened] = useState<"add" | Participant | null>(null);
  const { heading, done } = useFocusWhenDone();
  const mayChange = found.actions.includes("note") && found.staff.state !== "void";
  const forms = {
    found,
    onClose: () => setOpened(null),
    onDone: (said: string) => {
      setOpened(null);
      say(said);
      done();
    },
  };
  return (
    <section className="case-participants">
      <h2 className="ds-heading" data-size="2xs" ref={heading} tabIndex={-1}>
        {t("meetings.participants.heading")}
      </h2>
      {isPending && <Skeleton lines={2} label={t("meetings.participants.loading")} />}
      {!isPending && !data && (
        <Notice tone="warning">
          <p>{t("meetings.participants.failed")}</p>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("meetings.retry")}
          </Button>
        </Notice>
      )}
      {data?.length === 0 && (
        <p className="text-subtle">
          {t("meetings.participants.none")} {t("meetings.participants.text")}
        </p>
      )}
      {data && data.length > 0 && (
        <ul className="participants">
          {data.map((who) => (
            <ParticipantRow key={who.id} who={who} onRemove={mayChange ? () => setOpened(who) : null} />
          ))}
        </ul>
      )}
      {mayChange && (
        <ButtonRow>
          <Button variant="secondary" tone="neutral" icon="plus" onClick={() => setOpened("add")}>
            {t("meetings.participants.add")}
          </Button>
        </ButtonRow>
      )}
      <Dialog open={opened === "add"} onClose={forms.onClose} title={t("meetings.participants.add")}>
        <AddParticipantForm {...forms} />
      </Dialog>
      <Dialog
        open={opened !== null && opened !== "add"}
        onClose={forms.onClose}
        title={t("meetings.participants.removeTitle", { name: opened !== null && opened !== "add" ? opened.name : "" })}
      >
        {opened !== null && opened !== "add" && <RemoveParticipantForm {...forms} who={opened} />}
      </Dialog>
    </section>
  );
}

function ParticipantRow({ who, onRemove }: { who: Participant; onRemove: (() => void) | null }) {
  const { t } = useTranslation();
  const { name, email, party, organisationName } = who;
  return (
    <li>
      <div>
        <p className="participant-name">{name}</p>
        <p className="text-subtle">{[t(`meetings.parties.${party}`), organisationName].filter(Boolean).join(", ")}</p>
        {email ? (
          <a className="ds-link" href={`mailto:${email}`}>
            {email}
          </a>
        ) : (
          <p className="text-subtle">{t("meetings.participants.noEmail")}</p>
        )}
      </div>
      {onRemove && (
        <Button variant="tertiary" tone="danger" onClick={onRemove}>
          {t("meetings.participants.remove")} <VisuallyHidden>{name}</VisuallyHidden>
        </Button>
      )}
    </li>
  );
}

// One meeting of a case: when and where, who holds it, who is invited, how it was moved, why it was called off, what came of it, and what
// can be done with it now.
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { formatDateTime, formatTimeSpan } from "../../../i18n/dates.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { DescriptionList, type Fact } from "../../../ui/description-list.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import type { StaffCase } from "../staff-case.ts";
import { MeetingLogs } from "./meeting-log.tsx";
import { MeetingTag } from "./meeting-tags.tsx";

export type MeetingAction = "log" | "summary" | "move" | "cancel";

/** What can be done with a meeting of this case; the API guards each of them. */
export function actionsOf(found: StaffCase, meeting: Meeting): MeetingAction[] {
  const { state, staff } = meeting;
  const mayBook = found.actions.includes("book_meeting");
  // What came of a meeting may be written, corrected and sent when the case has ended, too.
  const mayWrite = found.actions.includes("note");
  const isBooked = state === "booked";
  const begun = hasBegun(meeting);
  const actions: MeetingAction[] = [];
  if (isBooked && begun && mayWrite) actions.push("log");
  if (staff?.log?.agreed && mayWrite && found.staff.state !== "void") actions.push("summary");
  if (isBooked && !begun && mayBook) actions.push("move", "cancel");
  if (staff?.log && mayWrite) actions.push("log");
  return actions;
}

/** From then on it is logged, and neither moved nor called off. */
function hasBegun({ startsAt }: Meeting): boolean {
  return Date.parse(startsAt) <= Date.now();
}

interface MeetingItemProps {
  found: StaffCase;
  meeting: Meeting;
  onAction: (action: MeetingAction) => void;
}

export function MeetingItem({ found, meeting, onAction }: MeetingItemProps) {
  const { t, i18n } = useTranslation();
  const time = formatTimeSpan(meeting.startsAt, meeting.endsAt, i18n.language);
  const actions = actionsOf(found, meeting);
  const { staff } = meeting;
  const word = (action: MeetingAction) =>
    t(action === "log" && staff?.log ? "meetings.actions.correct" : `meetings.actions.${action}`);
  return (
    <li className="meeting-item" data-state={meeting.state}>
      <div className="meeting-head">
        <h3 className="ds-heading" data-size="2xs">
          {time}
        </h3>
        <MeetingTag meeting={meeting} />
      </div>
      <MeetingFacts meeting={meeting} />
      {staff && staff.moved.length > 0 && <Moves moved={staff.moved} />}
      {staff?.log && <MeetingLogs log={staff.log} earlier={staff.earlierLogs} />}
      {actions.length > 0 && (
        <ButtonRow>
          {actions.map((action, index) => (
            <Button
              key={action}
              variant={index === 0 && (action === "log" || action === "summary") ? "secondary" : "tertiary"}
              tone={action === "cancel" ? "danger" : "accent"}
              onClick={() => onAction(action)}
            >
              {word(action)} <VisuallyHidden>{t("meetings.ofMeeting", { time })}</VisuallyHidden>
            </Button>
          ))}
        </ButtonRow>
      )}
    </li>
  );
}

function MeetingFacts({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const { placeKind, place, consultant, cancelCode, staff } = meeting;
  const invited = staff?.invited.filter(({ role }) => role !== "consultant") ?? [];
  const facts: (Fact | null)[] = [
    { term: t("meetings.item.place"), value: <Place kind={placeKind} place={place} /> },
    { term: t("meetings.item.consultant"), value: consultant.name },
    invited.length > 0
      ? {
          term: t("meetings.item.invited"),
          value: (
            <ul>
              {invited.map(({ email, name }, at) => (
                // Of those that are protected there may be several, told apart by nothing.
                <li key={email ?? at}>
                  {email === null ? t("protection.someone") : name ? `${name}, ${email}` : email}
                </li>
              ))}
            </ul>
          ),
        }
      : null,
    cancelCode
      ? {
          term: t("meetings.item.why"),
          value: [t(`meetings.cancelCodes.${cancelCode}`), staff?.cancelReason].filter(Boolean).join(". "),
        }
      : null,
  ];
  return <DescriptionList facts={facts.filter((one) => one !== null)} />;
}

/** "På plats, Rosenlundsgatan 4"; a link to a meeting can be followed. */
export function Place({ kind, place }: { kind: Meeting["placeKind"]; place: string | null }) {
  const { t } = useTranslation();
  const word = t(`meetings.placeKinds.${kind}`);
  if (!place) return word;
  if (/^https:\/\/\S+$/.test(place)) {
    return (
      <>
        {word},{" "}
        <a className="ds-link" href={place} rel="noreferrer">
          {place}
        </a>
      </>
    );
  }
  return `${word}, ${place}`;
}

type Move = NonNullable<Meeting["staff"]>["moved"][number];

function Moves({ moved }: { moved: readonly Move[] }) {
  const { t, i18n } = useTranslation();
  const when = (instant: string) => formatDateTime(instant, i18n.language);
  return (
    <details className="meeting-more">
      <summary>{t("meetings.item.moved", { count: moved.length })}</summary>
      <ol>
        {moved.map(({ at, by, askedBy, reason, fromStartsAt, toStartsAt }) => (
          <li key={at}>
            <p>
              {t("meetings.item.movedFrom", { from: when(fromStartsAt), to: when(toStartsAt) })}{" "}
              {t("meetings.item.movedAsked", { who: t(`meetings.askedBy.${askedBy}`) })}
            </p>
            <p className="text">{t("case.reason", { reason })}</p>
            <p className="text-subtle text-small">
              {t("meetings.item.movedBy", { at: when(at), name: by ?? t("meetings.item.somebody") })}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

// Booked meetings whose consultant works here no longer, and the ways on: somebody else holds it, or it is called off.
import "../case/case.css";
import "./meetings.css";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting } from "@samverkansstod/api/contract/meetings.ts";
import { formatTimeSpan } from "../../../i18n/dates.ts";
import { paths } from "../../../paths.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { TextLink } from "../../../ui/text-link.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { TypedTexts } from "../case/typed-texts.tsx";
import { CancelForm } from "./cancel-form.tsx";
import { HandOverForm } from "./hand-over-form.tsx";
import { withoutConsultantQuery } from "./meetings.queries.ts";

interface Opened {
  what: "handOver" | "cancel";
  meeting: Meeting;
}

export function WithoutConsultant() {
  return (
    <TypedTexts>
      <OrphanMeetings />
    </TypedTexts>
  );
}

function OrphanMeetings() {
  const { t } = useTranslation();
  const say = useSay();
  const { data: meetings, isPending, refetch } = useQuery(withoutConsultantQuery);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The row, and its buttons, are gone.
    if (done > 0) place.current?.focus();
  }, [done]);
  // As it is now, should somebody else have changed it meanwhile.
  const meeting = opened && (meetings?.find(({ id }) => id === opened.meeting.id) ?? opened.meeting);
  const close = () => setOpened(null);
  const forms = {
    onClose: close,
    onDone: (said: string) => {
      close();
      say(said);
      setDone((count) => count + 1);
    },
  };
  return (
    <div ref={place} tabIndex={-1} className="stack">
      {isPending && <Skeleton lines={4} label={t("people.loading")} />}
      {!isPending && !meetings && (
        <Notice tone="danger" title={t("people.failed.title")}>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("people.failed.retry")}
          </Button>
        </Notice>
      )}
      {meetings?.length === 0 && <p>{t("meetings.orphans.none")}</p>}
      {meetings && meetings.length > 0 && (
        <ul className="orphan-meetings">
          {meetings.map((one) => (
            <OrphanMeeting key={one.id} meeting={one} onOpen={(what) => setOpened({ what, meeting: one })} />
          ))}
        </ul>
      )}
      <Dialog
        open={opened !== null}
        onClose={close}
        title={t(opened?.what === "cancel" ? "meetings.cancelling.title" : "meetings.handOver.title")}
      >
        {meeting && opened.what === "handOver" && <HandOverForm meeting={meeting} {...forms} />}
        {meeting && opened.what === "cancel" && <CancelForm meeting={meeting} {...forms} />}
      </Dialog>
    </div>
  );
}

function OrphanMeeting({ meeting, onOpen }: { meeting: Meeting; onOpen: (what: Opened["what"]) => void }) {
  const { t, i18n } = useTranslation();
  const { requestId, startsAt, endsAt, consultant, staff } = meeting;
  const subject = staff?.subject ?? "";
  return (
    <li className="stack-tight">
      <p>
        <TextLink to={paths.case(requestId)}>{subject || t("queue.noSubject")}</TextLink>
      </p>
      <p className="text-subtle">{formatTimeSpan(startsAt, endsAt, i18n.language)}</p>
      <p className="text-subtle">
        {[staff?.caseNumber, t("meetings.orphans.booked", { name: consultant.name })].filter(Boolean).join(", ")}
      </p>
      <ButtonRow>
        <Button variant="secondary" onClick={() => onOpen("handOver")}>
          {t("meetings.handOver.open")} <VisuallyHidden>{subject}</VisuallyHidden>
        </Button>
        <Button variant="secondary" tone="danger" onClick={() => onOpen("cancel")}>
          {t("meetings.actions.cancel")} <VisuallyHidden>{subject}</VisuallyHidden>
        </Button>
      </ButtonRow>
    </li>
  );
}

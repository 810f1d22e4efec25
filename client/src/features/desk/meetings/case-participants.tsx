// The participants of one case on its page: who they are, adding and taking out, and what is protected.
import "./meetings.css";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Participant } from "@samverkansstod/api/contract/participants.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { ProtectedDetails, type ContactDetails } from "../protection/protected-details.tsx";
import type { StaffCase } from "../staff-case.ts";
import { participantsQuery } from "./meetings.queries.ts";
import { AddParticipantForm, RemoveParticipantForm } from "./participants.tsx";
import { useFocusWhenDone } from "./use-focus-when-done.ts";

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
            <ParticipantRow key={who.id} found={found} who={who} onRemove={mayChange ? () => setOpened(who) : null} />
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
        title={t("meetings.participants.removeTitle", {
          name: opened !== null && opened !== "add" ? (opened.name ?? t("protection.someone")) : "",
        })}
      >
        {opened !== null && opened !== "add" && <RemoveParticipantForm {...forms} who={opened} />}
      </Dialog>
    </section>
  );
}

interface ParticipantRowProps {
  found: StaffCase;
  who: Participant;
  onRemove: (() => void) | null;
}

function ParticipantRow({ found, who, onRemove }: ParticipantRowProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ContactDetails | null>(null);
  const { party, organisationName, protected: isProtected } = who;
  const { name, email } = isProtected && shown ? shown : who;
  const called = name ?? t("protection.someone");
  return (
    <li>
      <div>
        <p className="participant-name">{called}</p>
        <p className="text-subtle">{[t(`meetings.parties.${party}`), organisationName].filter(Boolean).join(", ")}</p>
        {email && (
          <a className="ds-link" href={`mailto:${email}`}>
            {email}
          </a>
        )}
        {!who.hasAddress && <p className="text-subtle">{t("meetings.participants.noEmail")}</p>}
        <ProtectedDetails
          requestId={found.id}
          version={found.version}
          isProtected={isProtected}
          participant={{ id: who.id, name: called }}
          areShown={shown !== null}
          onShown={setShown}
        />
      </div>
      {onRemove && (
        <Button variant="tertiary" tone="danger" onClick={onRemove}>
          {t("meetings.participants.remove")} <VisuallyHidden>{called}</VisuallyHidden>
        </Button>
      )}
    </li>
  );
}

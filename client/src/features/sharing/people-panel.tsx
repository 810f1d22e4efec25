// Who sees a request and takes part in it, on the requester's page and on the case for staff, with what this reader may change.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import type { CaseParty, RequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { PartyRow, usePartyName } from "./party-row.tsx";
import { PeopleDialogs, type PeopleDialog } from "./people-dialogs.tsx";
import { peopleQuery } from "./sharing.queries.ts";
import "./sharing.css";

interface PeoplePanelProps {
  request: Pick<Request, "id" | "version" | "contactEmail">;
  size: "xs" | "2xs";
  /** After somebody has left the case, which is then not theirs to see. */
  onLeft: () => void;
}

export function PeoplePanel({ request, size, onLeft }: PeoplePanelProps) {
  const { t } = useTranslation();
  const say = useSay();
  const { data: people, isPending, refetch } = useQuery(peopleQuery(request.id));
  const [opened, setOpened] = useState<PeopleDialog | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [doneCount, setDoneCount] = useState(0);
  // The button that opened the dialog may be gone.
  useEffect(() => {
    if (doneCount > 0) heading.current?.focus();
  }, [doneCount]);
  const done = (said: string) => {
    const left = opened?.name === "end" && opened.party.mine;
    setOpened(null);
    say(said);
    if (left) onLeft();
    else setDoneCount((count) => count + 1);
  };
  return (
    <section className="case-people stack-tight">
      <h2 className="ds-heading" data-size={size} ref={heading} tabIndex={-1}>
        {t("sharing.heading")}
      </h2>
      {isPending && <Skeleton lines={2} label={t("sharing.loading")} />}
      {!isPending && !people && (
        <Notice tone="warning">
          <p>{t("sharing.failed")}</p>
          <Button variant="secondary" onClick={() => void refetch()}>
            {t("shell.network.retry")}
          </Button>
        </Notice>
      )}
      {people && <People people={people} onOpen={setOpened} />}
      {people && (
        <PeopleDialogs
          request={request}
          people={people}
          opened={opened}
          onClose={() => setOpened(null)}
          onDone={done}
        />
      )}
    </section>
  );
}

function People({ people, onOpen }: { people: RequestPeople; onOpen: (dialog: PeopleDialog) => void }) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const { you, visibility, requester, members, parties, may } = people;
  const mayEnd = (party: CaseParty) => party.mine || you === "own" || (you === null && may.replaceContact);
  const ofOrganisation = you === null || you === "own" || you === "named" || you === "organisation";
  return (
    <>
      {requester !== null && (
        <p>{you === "own" ? t("sharing.requesterYou") : t("sharing.requester", { name: requester })}</p>
      )}
      {ofOrganisation && requester !== null && <p>{t(`sharing.shown.${visibility}`)}</p>}
      {members.length > 0 && (
        <ul className="case-members">
          {members.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      )}
      {you !== null && ofOrganisation && <p className="text-small text-subtle">{t("sharing.share.means")}</p>}
      {parties.length > 0 && (
        <ul className="case-parties">
          {parties.map((party) => (
            <PartyRow
              key={party.id}
              party={party}
              onEnd={mayEnd(party) ? () => onOpen({ name: "end", party, called: nameOf(party) }) : null}
            />
          ))}
        </ul>
      )}
      {(may.share || may.invite || may.replaceContact) && (
        <ButtonRow>
          {may.share && (
            <Button variant="secondary" tone="neutral" onClick={() => onOpen({ name: "share" })}>
              {t("sharing.share.open")}
            </Button>
          )}
          {may.invite && (
            <Button variant="secondary" tone="neutral" icon="plus" onClick={() => onOpen({ name: "invite" })}>
              {t("sharing.invite.open")}
            </Button>
          )}
          {may.replaceContact && (
            <Button variant="tertiary" tone="neutral" onClick={() => onOpen({ name: "replace" })}>
              {t("sharing.replace.open")}
            </Button>
          )}
        </ButtonRow>
      )}
    </>
  );
}

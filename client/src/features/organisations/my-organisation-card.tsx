// One organisation that the reader belongs to: whether that is confirmed and what it means, the members, and leaving.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { leaveOrganisation, type MyOrganisation } from "@samverkansstod/api/contract/members.ts";
import { call } from "../../http/call.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { formatDate } from "../../i18n/dates.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { Tag } from "../../ui/tag.tsx";
import { contentId } from "../../ui/skip-link.tsx";
import { FellowMembers } from "./fellow-members.tsx";
import { Invitations } from "./invitations.tsx";
import { nameOf } from "./organisation-name.ts";
import { readMembersAnew } from "./organisations.queries.ts";

export function MyOrganisationCard({ organisation }: { organisation: MyOrganisation }) {
  const { t, i18n } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const { id, number, since, confirmed } = organisation;
  const name = nameOf(organisation);
  const facts = [
    t("members.mine.since", { date: formatDate(since, i18n.language) }),
    ...(number ? [t("members.mine.number", { number })] : []),
  ];
  return (
    <Card>
      <h2 className="ds-heading" data-size="xs">
        {name}
      </h2>
      <p>
        {confirmed ? (
          <Tag tone="success" icon="check-circle">
            {t("members.mine.confirmed")}
          </Tag>
        ) : (
          <Tag tone="warning" icon="clock">
            {t("members.mine.unconfirmed")}
          </Tag>
        )}
      </p>
      <p className="text-subtle">{facts.join(" · ")}</p>
      <p>{t(confirmed ? "members.mine.confirmedText" : "members.mine.unconfirmedText")}</p>
      {confirmed && <FellowMembers organisation={{ id, name }} />}
      {confirmed && <Invitations id={id} as="member" mayChange />}
      <div>
        <Button
          variant="tertiary"
          tone="danger"
          aria-label={`${t("members.mine.leave")}: ${name}`}
          onClick={() => setLeaving(true)}
        >
          {t("members.mine.leave")}
        </Button>
      </div>
      <Dialog open={leaving} onClose={() => setLeaving(false)} title={t("members.mine.leaveTitle", { name })}>
        <Leaving id={id} name={name} onClose={() => setLeaving(false)} />
      </Dialog>
    </Card>
  );
}

function Leaving({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const say = useSay();
  const leave = useMutation({
    mutationFn: () => call(leaveOrganisation, { params: { id } }),
    onSuccess: async () => {
      onClose();
      say(t("members.mine.left", { name }));
      // The card that was stood on goes away.
      document.getElementById(contentId)?.focus();
      await readMembersAnew(queries, id);
    },
  });
  return (
    <>
      {leave.error && (
        <Notice tone="danger" announced>
          <p>{problemSentence(t, leave.error)}</p>
        </Notice>
      )}
      <p>{t("members.mine.leaveText")}</p>
      <p>{t("members.mine.leaveLast")}</p>
      <ButtonRow>
        <Button tone="danger" busy={leave.isPending} onClick={() => leave.mutate()}>
          {t("members.mine.leave")}
        </Button>
        <Button variant="secondary" tone="neutral" onClick={onClose}>
          {t("members.cancel")}
        </Button>
      </ButtonRow>
    </>
  );
}

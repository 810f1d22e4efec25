// What can be done with contact details that are or may be protected: seeing them with a reason, marking them, taking the mark away.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnswerOf } from "@samverkansstod/api/contract/endpoint.ts";
import { protectContact, showContact } from "@samverkansstod/api/contract/protection.ts";
import { call } from "../../../http/call.ts";
import { useMe } from "../../../http/me.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { refetchCase, showCase } from "../desk.queries.ts";
import { ReasonForm } from "./reason-form.tsx";

export type ContactDetails = AnswerOf<typeof showContact>;

interface ProtectedDetailsProps {
  requestId: string;
  version: number;
  isProtected: boolean;
  /** A participant and what they are called here; null: the contact of the case. */
  participant: { id: string; name: string } | null;
  /** The details that somebody has asked to see, or null to see them no more. */
  onShown: (details: ContactDetails | null) => void;
  areShown: boolean;
}

export function ProtectedDetails(props: ProtectedDetailsProps) {
  const { requestId, version, isProtected, participant, onShown, areShown } = props;
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const [opened, setOpened] = useState<"show" | "mark" | null>(null);
  const close = () => setOpened(null);
  const whose = participant === null ? {} : { participantId: participant.id };
  const of = participant && <VisuallyHidden>{t("protection.contact.of", { name: participant.name })}</VisuallyHidden>;
  const mayMark = me?.permissions.includes("contact.protect") ?? false;
  const mark = isProtected ? "unprotect" : "protect";
  if (!isProtected && !mayMark) return null;
  return (
    <>
      <ButtonRow>
        {isProtected && (
          <Button
            variant="secondary"
            tone="neutral"
            onClick={() => {
              if (areShown) onShown(null);
              else setOpened("show");
            }}
          >
            {t(areShown ? "protection.contact.hide" : "protection.contact.show")} {of}
          </Button>
        )}
        {mayMark && (
          <Button variant="tertiary" tone="neutral" onClick={() => setOpened("mark")}>
            {t(`protection.contact.${mark}`)} {of}
          </Button>
        )}
      </ButtonRow>
      <Dialog open={opened === "show"} onClose={close} title={t("protection.contact.showTitle")}>
        <ReasonForm
          label={t("protection.contact.showReason")}
          hint={t("protection.contact.showReasonHint")}
          submit={t("protection.contact.show")}
          send={(reason) => call(showContact, { params: { id: requestId }, body: { ...whose, reason } })}
          onDone={(details) => {
            onShown(details);
            say(t("protection.contact.noted"));
            close();
          }}
          onClose={close}
        >
          <p>{t("protection.contact.showText")}</p>
        </ReasonForm>
      </Dialog>
      <Dialog open={opened === "mark"} onClose={close} title={t(`protection.contact.${mark}Title`)}>
        <ReasonForm
          label={t("protection.contact.reason")}
          hint={t("protection.contact.reasonHint")}
          submit={t(`protection.contact.${mark}`)}
          send={(reason) =>
            call(protectContact, {
              params: { id: requestId },
              version,
              body: { ...whose, protected: !isProtected, reason },
            })
          }
          onDone={(after) => {
            onShown(null);
            showCase(queries, after);
            void refetchCase(queries, requestId);
            say(t(isProtected ? "protection.contact.unprotected" : "protection.contact.protected"));
            close();
          }}
          onClose={close}
        >
          <p>{t(`protection.contact.${mark}Text`)}</p>
        </ReasonForm>
      </Dialog>
    </>
  );
}

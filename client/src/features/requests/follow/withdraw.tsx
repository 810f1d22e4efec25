// Taking the request back, behind a quiet button: what it means, why if they want to say, and a way to think again.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { withdrawRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { mostReason } from "@samverkansstod/api/contract/triage.ts";
import { call } from "../../../http/call.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { useKeptText } from "./kept-text.ts";
import { NotDone } from "./not-done.tsx";
import { useStory } from "./story.ts";
import { useStep } from "./use-step.ts";

const reasonId = "aterkalla-varfor";

export function Withdraw() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="tertiary" tone="neutral" onClick={() => setOpen(true)}>
        {t("requests.withdraw.open")}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t("requests.withdraw.title")}>
        <WithdrawForm onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function WithdrawForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, contactEmail } = useStory().request;
  const reason = useKeptText(id, "withdraw");
  const written = reason.text.trim();
  const tooLong = written.length > mostReason ? t("fields.too_long", { limit: mostReason }) : undefined;
  const { mutate, isPending, error } = useStep<string>({
    action: "withdraw",
    send: (why) => call(withdrawRequest, { params: { id }, version, body: { ...(why !== "" && { reason: why }) } }),
    said: () => t("requests.withdraw.done"),
    isTaken: (_, { request }) => request.ending?.kind === "withdrawn",
    text: reason,
    onEnd: onClose,
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isPending) return;
    if (tooLong === undefined) mutate(written);
    else document.getElementById(reasonId)?.focus();
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <div className="stack-tight">
        <p>{t("requests.withdraw.means")}</p>
        <p>{t("requests.withdraw.record")}</p>
        {contactEmail !== null && <p>{t("requests.withdraw.mails", { email: contactEmail })}</p>}
      </div>
      <TextArea
        id={reasonId}
        label={t("requests.withdraw.reason")}
        hint={t("requests.withdraw.reasonHint")}
        optional
        rows={3}
        error={tooLong}
        value={reason.text}
        readOnly={isPending}
        {...(written.length > mostReason * 0.8 && { limit: mostReason })}
        onChange={({ target }) => reason.write(target.value)}
      />
      <NotDone error={error} />
      <ButtonRow>
        <Button type="submit" tone="danger" busy={isPending}>
          {t("requests.withdraw.do")}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t("requests.withdraw.keep")}
        </Button>
      </ButtonRow>
    </form>
  );
}

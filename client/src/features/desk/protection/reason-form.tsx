// A form that needs a reason and no more, for what is done with protected contact details.
import { useMutation } from "@tanstack/react-query";
import { useId, useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextArea } from "../../../ui/text-area.tsx";

interface ReasonFormProps<Answer> {
  label: string;
  hint: string;
  /** The word of the button that does it. */
  submit: string;
  send: (reason: string) => Promise<Answer>;
  onDone: (answer: Answer) => void;
  onClose: () => void;
  /** What it does. */
  children: ReactNode;
}

const reasonLimit = 1000;

export function ReasonForm<Answer>({ label, hint, submit, send, onDone, onClose, children }: ReasonFormProps<Answer>) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, setReason] = useState("");
  const [lacks, setLacks] = useState(false);
  const { mutate, isPending, error } = useMutation({ mutationFn: send, onSuccess: onDone });

  function save(event: SubmitEvent) {
    event.preventDefault();
    const isEmpty = reason.trim() === "";
    setLacks(isEmpty);
    if (isEmpty) document.getElementById(id)?.focus();
    else if (!isPending) mutate(reason.trim());
  }

  return (
    <form className="case-form stack" noValidate onSubmit={save}>
      {error && <Failure error={error} />}
      {children}
      <TextArea
        id={id}
        label={label}
        hint={hint}
        rows={3}
        limit={reasonLimit}
        value={reason}
        error={lacks ? t("protection.contact.reasonMissing") : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
      <ButtonRow>
        <Button type="submit" busy={isPending}>
          {submit}
        </Button>
        <Button variant="secondary" tone="neutral" onClick={onClose}>
          {t("protection.contact.cancel")}
        </Button>
      </ButtonRow>
    </form>
  );
}

function Failure({ error }: { error: Error }) {
  const { t } = useTranslation();
  const words = isProblem(error, "stale_version")
    ? t("protection.contact.changed")
    : isProblem(error)
      ? problemSentence(t, error)
      : t("protection.contact.noContact");
  return (
    <Notice tone="danger" announced>
      <p>{words}</p>
    </Notice>
  );
}

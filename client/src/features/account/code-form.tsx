// The second half of signing in: the code from the mail, a new one, or another address.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { requestSignInCode, signIn, type Me } from "@samverkansstod/api/contract/account.ts";
import { call } from "../../http/call.ts";
import { fieldProblems, fieldSentence, problemSentence } from "../../http/problem-words.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SentCode } from "./sent-code.ts";

interface CodeFormProps {
  sent: SentCode;
  submitLabel: string;
  /** The form took the place of the one before it, whose button had the focus. */
  takesFocus: boolean;
  onSentAgain: (sent: SentCode) => void;
  onChangeAddress: () => void;
  onSignedIn: (me: Me) => void;
}

export function CodeForm({ sent, submitLabel, takesFocus, onSentAgain, onChangeAddress, onSignedIn }: CodeFormProps) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const [code, setCode] = useState("");
  const [attempt, setAttempt] = useState(0);
  const signing = useMutation({ mutationFn: () => call(signIn, { body: { code } }), onSuccess: onSignedIn });
  const again = useMutation({
    mutationFn: () =>
      call(requestSignInCode, { body: { email: sent.email, language: i18n.language === "en" ? "en" : "sv" } }),
    onSuccess: ({ expiresInSeconds }) => {
      signing.reset();
      setCode("");
      onSentAgain({ ...sent, until: Date.now() + expiresInSeconds * 1000 });
      say(t("account.newCodeSent", { email: sent.email }));
      field.current?.focus();
    },
  });

  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (signing.isPending) return;
    setAttempt(attempt + 1);
    again.reset();
    signing.mutate();
  };
  const resend = () => {
    setAttempt(attempt + 1);
    again.mutate();
  };

  const failed = again.error ?? signing.error;
  const [problem] = fieldProblems(failed);
  const message = problem
    ? fieldSentence(t, { code: "one_time_code" })
    : failed
      ? problemSentence(t, failed)
      : undefined;
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary attempt={attempt} errors={message ? [{ field: "code", message }] : []} />
      <TextField
        ref={field}
        id="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        width="short"
        label={t("account.code")}
        hint={
          <>
            {t("account.sentTo", { email: sent.email, minutes: sent.minutes })} {t("account.thisBrowser")}
          </>
        }
        error={message}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" busy={signing.isPending}>
        {submitLabel}
      </Button>
      <div className="stack-tight">
        <p className="text-subtle">{t("account.notArrived")}</p>
        <ButtonRow>
          <Button variant="secondary" busy={again.isPending} onClick={resend}>
            {t("account.newCode")}
          </Button>
          <Button variant="tertiary" onClick={onChangeAddress}>
            {t("account.changeAddress")}
          </Button>
        </ButtonRow>
      </div>
    </form>
  );
}

// The first half of signing in: the address that the code goes to.
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { requestSignInCode } from "@samverkansstod/api/contract/account.ts";
import { call } from "../../http/call.ts";
import { fieldProblems, fieldSentence, problemSentence, type FieldProblem } from "../../http/problem-words.ts";
import { paths, safeReturnPath } from "../../paths.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { SentCode } from "./sent-code.ts";

/** The page to go on to: where somebody was stopped, or this one when it only needs an address on the way. */
function wherefrom(): string | null {
  const { pathname, search } = window.location;
  return safeReturnPath(pathname === paths.signIn() ? new URLSearchParams(search).get("vidare") : pathname + search);
}

export function AddressForm({ email: given, onSent }: { email: string; onSent: (sent: SentCode) => void }) {
  const { t, i18n } = useTranslation();
  const [email, setEmail] = useState(given);
  const [attempt, setAttempt] = useState(0);
  const [missing, setMissing] = useState<FieldProblem | null>(null);
  const asking = useMutation({
    mutationFn: (address: string) =>
      call(requestSignInCode, { body: { email: address, language: i18n.language === "en" ? "en" : "sv" } }),
    onSuccess: ({ expiresInSeconds }, address) =>
      onSent({
        email: address,
        minutes: Math.round(expiresInSeconds / 60),
        until: Date.now() + expiresInSeconds * 1000,
        goesOnTo: wherefrom(),
      }),
  });

  // Coming back to change the address: the button that was pressed is gone.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (given !== "") field.current?.focus();
  }, [given]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    const address = email.trim();
    setMissing(address === "" ? { field: "email", code: "email" } : null);
    if (address === "") asking.reset();
    else if (!asking.isPending) asking.mutate(address);
  };

  const problem = missing ?? fieldProblems(asking.error)[0];
  const error = problem && fieldSentence(t, problem);
  const message = error ?? (asking.error ? problemSentence(t, asking.error) : undefined);
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <ErrorSummary attempt={attempt} errors={message ? [{ field: error && "email", message }] : []} />
      <TextField
        ref={field}
        id="email"
        type="email"
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
        label={t("account.email")}
        hint={t("account.emailHint")}
        error={error}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Button type="submit" busy={asking.isPending}>
        {t("account.sendCode")}
      </Button>
    </form>
  );
}

// Signing in on one page, in two halves: address, code. Used on the sign-in page and, through app/, as a step of asking.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { setMe } from "../../http/me.ts";
import { AddressForm } from "./address-form.tsx";
import { CodeForm } from "./code-form.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";
import { recallSentCode, rememberSentCode, type SentCode } from "./sent-code.ts";

interface SignInFormProps {
  /** Said until the code is sent. */
  intro?: string;
  /** The verb of the last button, where signing in is not the errand. */
  submitLabel?: string;
  /** Whose code it is, where that is known. */
  email?: string;
  /** Whoever shows the form decides what the answer means. */
  keepsMe?: boolean;
  /** When it is called, everybody who asks who is signed in knows. */
  onSignedIn?: (me: Me) => void;
}

export function SignInForm({ intro, submitLabel, email = "", keepsMe = false, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [recalled] = useState<SentCode | null>(recallSentCode);
  const [sent, setSent] = useState(recalled);
  const [address, setAddress] = useState(email);

  const codeWasSent = (next: SentCode | null) => {
    rememberSentCode(next);
    setSent(next);
  };
  const arrive = (me: Me) => {
    rememberSentCode(null);
    if (!keepsMe) setMe(queries, me);
    onSignedIn?.(me);
  };
  if (sent === null) {
    return (
      <div className="stack">
        <PasskeySignIn onSignedIn={arrive} />
        {intro && <p>{intro}</p>}
        <AddressForm email={address} onSent={codeWasSent} />
      </div>
    );
  }
  return (
    <CodeForm
      sent={sent}
      submitLabel={submitLabel ?? t("account.signIn")}
      takesFocus={sent !== recalled}
      onSentAgain={codeWasSent}
      onChangeAddress={() => {
        setAddress(sent.email);
        codeWasSent(null);
      }}
      onSignedIn={arrive}
    />
  );
}

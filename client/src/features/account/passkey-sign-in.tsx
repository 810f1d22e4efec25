// Signing in with a passkey, above the way by code. Nothing where the browser has none.
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { beginPasskeySignIn, signInByPasskey } from "@samverkansstod/api/contract/passkeys.ts";
import { call } from "../../http/call.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { askPasskey, passkeysWork, troubleOf } from "./passkey-browser.ts";

export function PasskeySignIn({ onSignedIn }: { onSignedIn: (me: Me) => void }) {
  const { t } = useTranslation();
  const entering = useMutation({
    mutationFn: async () => call(signInByPasskey, { body: await askPasskey(await call(beginPasskeySignIn)) }),
    onSuccess: onSignedIn,
  });
  if (!passkeysWork()) return null;
  const trouble = troubleOf(entering.error);
  return (
    <div className="stack-tight">
      {entering.error && (
        <Notice tone={trouble === "cancelled" ? "info" : "danger"} announced>
          <p>{trouble ? t(`account.passkey.${trouble}`) : problemSentence(t, entering.error)}</p>
        </Notice>
      )}
      <p>
        <Button variant="secondary" icon="person" busy={entering.isPending} onClick={() => entering.mutate()}>
          {t("account.passkey.signIn")}
        </Button>
      </p>
    </div>
  );
}

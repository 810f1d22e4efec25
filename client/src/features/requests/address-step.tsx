// Step 4 of asking: the address that the answer goes to, confirmed by a code. Whoever is signed in has done that already.
import { useIsFetching } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { meQuery } from "../../http/me.ts";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** The sign-in form belongs to another feature; app/ brings it. */
export type SignIn = ComponentType<{ submitLabel: string; onSignedIn: (me: Me) => void }>;

interface AddressStepProps {
  me: Me | null;
  SignIn: SignIn;
  onSignedIn: (me: Me) => void;
}

export function AddressStep({ me, SignIn, onSignedIn }: AddressStepProps) {
  const { t } = useTranslation();
  const isAsking = useIsFetching({ queryKey: meQuery.queryKey }) > 0;
  if (me) {
    return (
      <Notice tone="success" title={t("ask.address.confirmed")}>
        <p>{t("ask.address.goesTo", { email: me.person.email })}</p>
        <p>{t("ask.address.another")}</p>
      </Notice>
    );
  }
  if (isAsking) return <Skeleton />;
  return (
    <div className="stack">
      <p>{t("ask.address.why")}</p>
      <SignIn submitLabel={t("ask.goOn")} onSignedIn={onSignedIn} />
    </div>
  );
}

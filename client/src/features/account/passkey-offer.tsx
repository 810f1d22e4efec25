// Offers a passkey to whoever signed in by a code and has none, below their own list, until they answer.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answerPasskeyOffer } from "@samverkansstod/api/contract/passkeys.ts";
import { call } from "../../http/call.ts";
import { meQuery } from "../../http/me.ts";
import { paths } from "../../paths.ts";
import { Button, ButtonRow, LinkButton } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import "./account.css";

export function PasskeyOffer() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const answering = useMutation({
    mutationFn: () => call(answerPasskeyOffer),
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  return (
    <aside className="passkey-offer">
      <Notice title={t("account.offer.title")}>
        <p>{t("account.offer.text")}</p>
        <ButtonRow>
          <LinkButton variant="secondary" to={paths.account} onClick={() => answering.mutate()}>
            {t("account.offer.yes")}
          </LinkButton>
          <Button variant="tertiary" busy={answering.isPending} onClick={() => answering.mutate()}>
            {t("account.offer.no")}
          </Button>
        </ButtonRow>
      </Notice>
    </aside>
  );
}

// For the registrar: that the case is read for a disclosure, so that the reading is never shown to the requester.
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { readForDisclosure } from "@samverkansstod/api/contract/view-log.ts";
import { call } from "../../../http/call.ts";
import { useMe } from "../../../http/me.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";

export function DisclosureReading({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const { mutate, isPending, isSuccess, isError } = useMutation({
    mutationFn: () => call(readForDisclosure, { params: { id } }),
  });
  if (!me?.permissions.includes("view_log.read")) return null;
  if (isSuccess) {
    return (
      <Notice tone="success" announced>
        <p>{t("protection.disclosure.done")}</p>
      </Notice>
    );
  }
  return (
    <div className="stack-tight no-print">
      {isError && (
        <Notice tone="danger" announced>
          <p>{t("protection.disclosure.failed")}</p>
        </Notice>
      )}
      <p className="text-subtle">{t("protection.disclosure.text")}</p>
      <div>
        <Button variant="secondary" tone="neutral" busy={isPending} onClick={() => mutate()}>
          {t("protection.disclosure.button")}
        </Button>
      </div>
    </div>
  );
}

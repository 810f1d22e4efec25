// Asks before something that is written and not saved is left. Closing the tab is asked by the browser in its own words.
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";

export function LeaveDialog({ asks }: { asks: boolean }) {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => asks && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!asks) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [asks]);
  const stay = () => blocker.reset?.();
  return (
    <Dialog open={blocker.state === "blocked"} onClose={stay} title={t("register.leave.title")}>
      <p>{t("register.leave.text")}</p>
      <ButtonRow>
        <Button onClick={stay}>{t("register.leave.stay")}</Button>
        <Button variant="secondary" tone="danger" onClick={() => blocker.proceed?.()}>
          {t("register.leave.leave")}
        </Button>
      </ButtonRow>
    </Dialog>
  );
}

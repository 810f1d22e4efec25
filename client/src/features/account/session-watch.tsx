// Keeps an eye on the sign-in session while somebody is signed in: warns five minutes before it ends, and asks to sign in again when it has. Never leaves the page.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { signOut, type Me } from "@samverkansstod/api/contract/account.ts";
import { call, staySignedIn } from "../../http/call.ts";
import { noteSignInOver, setMe, useIsSignInOver, useMe } from "../../http/me.ts";
import { timeLeft, type TimeLeft } from "../../http/session-time.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

const warnSeconds = 300;
const lookEveryMs = 5_000;

/** Counted on while it matters; a tab that slept looks at once when it is shown again. */
function useTimeLeft(session: Me["session"], toldAt: number): [TimeLeft, () => void] {
  const [left, setLeft] = useState(() => timeLeft(session, toldAt));
  useEffect(() => {
    const look = () => setLeft(timeLeft(session, toldAt));
    look();
    const timer = setInterval(look, lookEveryMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [session, toldAt]);
  return [left, () => setLeft(timeLeft(session, toldAt))];
}

export function SessionWatch() {
  const { data: me, dataUpdatedAt } = useMe();
  return me ? <Watch key={me.person.id} me={me} toldAt={dataUpdatedAt} /> : null;
}

function Watch({ me, toldAt }: { me: Me; toldAt: number }) {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const isOver = useIsSignInOver();
  const [left, look] = useTimeLeft(me.session, toldAt);
  // When the warning was put away, and whether somebody signs in again before it must be.
  const [put, setPut] = useState<"away" | "early" | null>(null);
  const ranOut = left.seconds <= 0;
  useEffect(() => {
    if (ranOut) noteSignInOver(queries);
  }, [ranOut, queries]);
  const warns = left.seconds <= warnSeconds;
  const staying = useMutation({
    mutationFn: () => staySignedIn(),
    onSuccess: (stayed) => {
      if (!stayed) return noteSignInOver(queries);
      look();
      return say(t("account.time.idle.stayed"));
    },
  });
  const leaving = useMutation({
    mutationFn: () => call(signOut),
    onSuccess: () => setMe(queries, null),
  });
  if (isOver) return <SignInAgain me={me} onDone={() => setPut(null)} />;
  if (!warns || put === "away") return null;
  if (put === "early") return <SignInAgain me={me} onLater={() => setPut("away")} onDone={() => setPut(null)} />;
  const count = Math.max(1, Math.round(left.seconds / 60));
  const hours = me.session.absoluteSeconds / 3600;
  return left.by === "idle" ? (
    <Dialog open onClose={() => staying.mutate()} title={t("account.time.idle.title")}>
      <p role="status">{t("account.time.idle.text", { count })}</p>
      <p>{t("account.time.idle.kept")}</p>
      <ButtonRow>
        <Button busy={staying.isPending} onClick={() => staying.mutate()}>
          {t("account.time.idle.stay")}
        </Button>
        <Button variant="secondary" busy={leaving.isPending} onClick={() => leaving.mutate()}>
          {t("account.time.idle.leave")}
        </Button>
      </ButtonRow>
    </Dialog>
  ) : (
    <Dialog open onClose={() => setPut("away")} title={t("account.time.absolute.title")}>
      <p role="status">{t("account.time.absolute.text", { count, hours })}</p>
      <p>{t("account.time.absolute.kept")}</p>
      <ButtonRow>
        <Button onClick={() => setPut("early")}>{t("account.time.absolute.now")}</Button>
        <Button variant="secondary" onClick={() => setPut("away")}>
          {t("account.time.absolute.later")}
        </Button>
      </ButtonRow>
    </Dialog>
  );
}

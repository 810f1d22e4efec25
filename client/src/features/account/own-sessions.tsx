// Where one is signed in: each session with its device, way, times and network; ending one, all others, or all.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { endOwnSession, endOwnSessions, type OwnSession } from "@samverkansstod/api/contract/own-sessions.ts";
import { call } from "../../http/call.ts";
import { setMe } from "../../http/me.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { ownSessionsQuery } from "./account.queries.ts";

type Which = "others" | "all" | { id: string };

export function OwnSessions() {
  const { t } = useTranslation();
  const headingId = useId();
  const say = useSay();
  const queries = useQueryClient();
  const { data, error } = useQuery(ownSessionsQuery);
  const ending = useMutation({
    mutationFn: async (which: Which) => {
      if (typeof which === "string") await call(endOwnSessions, { body: { which } });
      else await call(endOwnSession, { params: which });
    },
    onSuccess: async (_ended, which) => {
      if (which === "all") setMe(queries, null);
      else await queries.invalidateQueries(ownSessionsQuery);
      const said = which === "all" ? "allEnded" : which === "others" ? "othersEnded" : "wasEnded";
      say(t(`account.own.sessions.${said}`));
    },
  });
  const failed = error ?? ending.error;
  return (
    <section className="stack" aria-labelledby={headingId}>
      <h2 id={headingId} className="ds-heading" data-size="xs">
        {t("account.own.sessions.title")}
      </h2>
      {data && (
        <p>
          {t("account.own.sessions.limits", { absolute: data.absoluteSeconds / 3600, idle: data.idleSeconds / 3600 })}{" "}
          {t("account.own.sessions.text")}
        </p>
      )}
      {failed && (
        <Notice tone="danger" announced>
          <p>{problemSentence(t, failed)}</p>
        </Notice>
      )}
      {!data && !error && <Skeleton lines={5} />}
      <ul className="account-list stack">
        {data?.items.map((session) => (
          <li key={session.id}>
            <Shown session={session} onEnd={() => ending.mutate({ id: session.id })} />
          </li>
        ))}
      </ul>
      {data && (
        <ButtonRow>
          {data.items.length > 1 && (
            <Button variant="secondary" busy={ending.isPending} onClick={() => ending.mutate("others")}>
              {t("account.own.sessions.endOthers")}
            </Button>
          )}
          <Button variant="secondary" tone="danger" busy={ending.isPending} onClick={() => ending.mutate("all")}>
            {t("account.own.sessions.endAll")}
          </Button>
        </ButtonRow>
      )}
    </section>
  );
}

function Shown({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const { t, i18n } = useTranslation();
  const { browser, system, current, method, beganAt, usedAt, endsAt, network } = session;
  const date = (at: string) => formatDateTime(at, i18n.language);
  const name =
    browser !== null && system !== null
      ? t("account.own.sessions.device", { browser, system })
      : (browser ?? system ?? t("account.own.sessions.unknown"));
  return (
    <Card tone={current ? "tinted" : "plain"}>
      <h3 className="ds-heading" data-size="2xs">
        {name}
      </h3>
      {current && <p>{t("account.own.sessions.current")}</p>}
      <DescriptionList
        layout="rows"
        facts={[
          { term: t("account.own.sessions.how"), value: t(`account.own.sessions.method.${method}`) },
          { term: t("account.own.sessions.began"), value: date(beganAt) },
          { term: t("account.own.sessions.used"), value: date(usedAt) },
          { term: t("account.own.sessions.ends"), value: date(endsAt) },
          ...(network === null ? [] : [{ term: t("account.own.sessions.network"), value: network }]),
        ]}
      />
      {!current && (
        <p>
          <Button variant="secondary" tone="danger" onClick={onEnd}>
            <span aria-hidden="true">{t("account.own.sessions.end")}</span>
            <VisuallyHidden>{t("account.own.sessions.endOf", { name, date: date(beganAt) })}</VisuallyHidden>
          </Button>
        </p>
      )}
    </Card>
  );
}

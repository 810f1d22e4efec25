// One's own passkeys: which there are, adding one here, and the dialogs that rename and remove.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { addPasskey, beginPasskey, type Passkey } from "@samverkansstod/api/contract/passkeys.ts";
import { call } from "../../http/call.ts";
import { meQuery } from "../../http/me.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { passkeysQuery } from "./account.queries.ts";
import { makePasskey, passkeysWork, troubleOf } from "./passkey-browser.ts";
import { RemovePasskey, RenamePasskey } from "./passkey-dialogs.tsx";

export function Passkeys() {
  const { t } = useTranslation();
  const headingId = useId();
  const { data, error } = useQuery(passkeysQuery);
  const [asked, setAsked] = useState<{ what: "rename" | "remove"; passkey: Passkey } | null>(null);
  const close = () => setAsked(null);
  return (
    <section className="stack" aria-labelledby={headingId}>
      <h2 id={headingId} className="ds-heading" data-size="xs">
        {t("account.own.passkeys.title")}
      </h2>
      <p>{t("account.own.passkeys.text")}</p>
      {error && (
        <Notice tone="danger" announced>
          <p>{problemSentence(t, error)}</p>
        </Notice>
      )}
      {!data && !error && <Skeleton lines={3} />}
      {data?.items.length === 0 && <p>{t("account.own.passkeys.none")}</p>}
      {data && data.items.length > 0 && (
        <ul className="account-list stack">
          {data.items.map((passkey) => (
            <li key={passkey.id}>
              <Shown passkey={passkey} onAsk={(what) => setAsked({ what, passkey })} />
            </li>
          ))}
        </ul>
      )}
      {passkeysWork() ? <AddPasskey /> : <p>{t("account.own.passkeys.unsupported")}</p>}
      {asked?.what === "rename" && <RenamePasskey passkey={asked.passkey} onClose={close} />}
      {asked?.what === "remove" && <RemovePasskey passkey={asked.passkey} onClose={close} />}
    </section>
  );
}

function Shown({ passkey, onAsk }: { passkey: Passkey; onAsk: (what: "rename" | "remove") => void }) {
  const { t, i18n } = useTranslation();
  const { name, createdAt, usedAt, synced } = passkey;
  const date = (at: string) => formatDateTime(at, i18n.language);
  return (
    <Card>
      <h3 className="ds-heading" data-size="2xs">
        {name}
      </h3>
      <p className="text-subtle">
        {t("account.own.passkeys.added", { date: date(createdAt) })}
        {". "}
        {usedAt === null ? t("account.own.passkeys.unused") : t("account.own.passkeys.used", { date: date(usedAt) })}
        {". "}
        {synced && `${t("account.own.passkeys.synced")}.`}
      </p>
      <ButtonRow>
        <Button variant="secondary" onClick={() => onAsk("rename")}>
          <span aria-hidden="true">{t("account.own.passkeys.rename")}</span>
          <VisuallyHidden>{t("account.own.passkeys.renameOf", { name })}</VisuallyHidden>
        </Button>
        <Button variant="secondary" tone="danger" onClick={() => onAsk("remove")}>
          <span aria-hidden="true">{t("account.own.passkeys.remove")}</span>
          <VisuallyHidden>{t("account.own.passkeys.removeOf", { name })}</VisuallyHidden>
        </Button>
      </ButtonRow>
    </Card>
  );
}

function AddPasskey() {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const adding = useMutation({
    mutationFn: async () =>
      call(addPasskey, { body: { name: name.trim(), ...(await makePasskey(await call(beginPasskey))) } }),
    onSuccess: async (added) => {
      setName("");
      say(t("account.own.passkeys.wasAdded", { name: added.name }));
      await Promise.all([
        queries.invalidateQueries(passkeysQuery),
        queries.invalidateQueries({ queryKey: meQuery.queryKey }),
      ]);
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isEmpty = name.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !adding.isPending) adding.mutate();
  };
  const trouble = troubleOf(adding.error);
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <TextField
        label={t("account.own.passkeys.name")}
        hint={t("account.own.passkeys.nameHint")}
        error={missing ? t("fields.required") : undefined}
        maxLength={60}
        width="medium"
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      {adding.error && (
        <Notice tone={trouble === "cancelled" ? "info" : "danger"} announced>
          <p>{trouble ? t(`account.passkey.${trouble}`) : problemSentence(t, adding.error)}</p>
        </Notice>
      )}
      <p>
        <Button type="submit" icon="plus" busy={adding.isPending}>
          {t("account.own.passkeys.add")}
        </Button>
      </p>
    </form>
  );
}

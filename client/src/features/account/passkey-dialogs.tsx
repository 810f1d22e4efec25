// Renaming and removing one passkey, each in a dialog.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { removePasskey, renamePasskey, type Passkey } from "@samverkansstod/api/contract/passkeys.ts";
import { call } from "../../http/call.ts";
import { problemSentence } from "../../http/problem-words.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { ownSessionsQuery, passkeysQuery } from "./account.queries.ts";

interface PasskeyDialogProps {
  passkey: Passkey;
  onClose: () => void;
}

export function RenamePasskey({ passkey, onClose }: PasskeyDialogProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const [missing, setMissing] = useState(false);
  const renaming = useMutation({
    mutationFn: () => call(renamePasskey, { params: { id: passkey.id }, body: { name: name.trim() } }),
    onSuccess: async (renamed) => {
      await queries.invalidateQueries(passkeysQuery);
      say(t("account.own.passkeys.wasRenamed", { name: renamed.name }));
      onClose();
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isEmpty = name.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty && !renaming.isPending) renaming.mutate();
  };
  return (
    <Dialog open onClose={onClose} title={t("account.own.passkeys.renameTitle")}>
      <form className="stack" noValidate onSubmit={submit}>
        {renaming.error && (
          <Notice tone="danger" announced>
            <p>{problemSentence(t, renaming.error)}</p>
          </Notice>
        )}
        <TextField
          label={t("account.own.passkeys.newName")}
          error={missing ? t("fields.required") : undefined}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <ButtonRow>
          <Button type="submit" busy={renaming.isPending}>
            {t("account.own.passkeys.save")}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {t("account.own.passkeys.cancel")}
          </Button>
        </ButtonRow>
      </form>
    </Dialog>
  );
}

export function RemovePasskey({ passkey, onClose }: PasskeyDialogProps) {
  const { t } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const { id, name } = passkey;
  const removing = useMutation({
    mutationFn: () => call(removePasskey, { params: { id } }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries(passkeysQuery), queries.invalidateQueries(ownSessionsQuery)]);
      say(t("account.own.passkeys.wasRemoved", { name }));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} title={t("account.own.passkeys.removeTitle", { name })}>
      {removing.error && (
        <Notice tone="danger" announced>
          <p>{problemSentence(t, removing.error)}</p>
        </Notice>
      )}
      <p>{t("account.own.passkeys.removeText")}</p>
      <ButtonRow>
        <Button tone="danger" busy={removing.isPending} onClick={() => removing.mutate()}>
          {t("account.own.passkeys.removeYes")}
        </Button>
        <Button variant="secondary" onClick={onClose}>
          {t("account.own.passkeys.cancel")}
        </Button>
      </ButtonRow>
    </Dialog>
  );
}

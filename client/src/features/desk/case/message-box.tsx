// The box to write to the requester in. It never writes a note; the note has a box of its own.
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { mostWords, sendMessage } from "@samverkansstod/api/contract/conversation.ts";
import { call } from "../../../http/call.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { StaffCase } from "../staff-case.ts";
import { useOpenDialog } from "./case-dialogs.tsx";
import { messageFieldId } from "./case-places.ts";
import { useBox } from "./use-box.ts";

const empty = { text: "" };

export function MessageBox({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const openDialog = useOpenDialog();
  const to = found.contactEmail ?? "";
  const name = found.form.contactName ?? to;
  const box = useBox({
    id: found.id,
    name: "message",
    initial: empty,
    send: ({ text }, idempotencyKey) =>
      call(sendMessage, { params: { id: found.id }, idempotencyKey, body: { text: text.trim() } }),
    done: t("conversation.message.sent", { to }),
  });
  const mayWrite = found.actions.includes("message");
  if (!mayWrite) {
    // Whoever only reads is told nothing; whoever works with the case is told why they cannot write.
    if (found.contactEmail !== null || !found.actions.includes("note")) return null;
    const isOwn = found.staff.initiatedBy === "unit";
    return <p className="text-subtle">{t(isOwn ? "conversation.message.nobody" : "conversation.message.noAddress")}</p>;
  }

  function send(event: SubmitEvent) {
    event.preventDefault();
    if (box.value.text.trim() === "") {
      box.lack({ text: t("conversation.message.missing") });
      document.getElementById(messageFieldId)?.focus();
      return;
    }
    box.send();
  }

  return (
    <form className="write-box" data-tone="message" onSubmit={send} noValidate>
      <h3 className="ds-heading" data-size="2xs">
        <Icon name="mail" /> {t("conversation.message.heading", { name })}
      </h3>
      {box.refusal && (
        <Notice tone="danger" announced>
          <p>{box.refusal}</p>
        </Notice>
      )}
      <TextArea
        id={messageFieldId}
        label={t("conversation.message.label")}
        hint={t("conversation.message.mails", { to })}
        rows={4}
        limit={mostWords}
        value={box.value.text}
        error={box.errors["text"]}
        onChange={({ target }) => box.set({ text: target.value })}
      />
      <ButtonRow>
        <Button type="submit" busy={box.sending}>
          {t("conversation.message.send", { name })}
        </Button>
      </ButtonRow>
      {found.actions.includes("ask") && (
        <p className="write-box-aside">
          {t("conversation.message.ask")}{" "}
          <button type="button" className="ds-link" onClick={() => openDialog("ask")}>
            {t("conversation.message.askButton")}
          </button>
        </p>
      )}
    </form>
  );
}

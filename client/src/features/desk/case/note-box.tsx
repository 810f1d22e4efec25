// The box for a note of the unit's own or of the record. It mails nobody; what is written to the requester has a box of its own.
import type { SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { addNote, mostWords, noteKinds, type NoteKind } from "@samverkansstod/api/contract/conversation.ts";
import { call } from "../../../http/call.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { StaffCase } from "../staff-case.ts";
import { useBox } from "./use-box.ts";

interface Values {
  text: string;
  kind: NoteKind | "";
}

const empty: Values = { text: "", kind: "" };
const textId = "case-note";
const kindId = "case-note-kind";

export function NoteBox({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const box = useBox({
    id: found.id,
    name: "note",
    initial: empty,
    send: ({ text, kind }, idempotencyKey) =>
      call(addNote, {
        params: { id: found.id },
        idempotencyKey,
        body: { kind: kind === "" ? "working" : kind, text: text.trim() },
      }),
    done: t("conversation.note.saved"),
  });
  if (!found.actions.includes("note")) return null;

  function save(event: SubmitEvent) {
    event.preventDefault();
    const { text, kind } = box.value;
    const lacks = {
      ...(text.trim() === "" && { text: t("conversation.note.missing") }),
      ...(kind === "" && { kind: t("conversation.note.kindMissing") }),
    };
    if (Object.keys(lacks).length === 0) box.send();
    else {
      box.lack(lacks);
      document.getElementById("text" in lacks ? textId : kindId)?.focus();
    }
  }

  return (
    <form className="write-box" data-tone="note" onSubmit={save} noValidate>
      <h3 className="ds-heading" data-size="2xs">
        <Icon name="pencil" /> {t("conversation.note.heading")}
      </h3>
      {box.refusal && (
        <Notice tone="danger" announced>
          <p>{box.refusal}</p>
        </Notice>
      )}
      <TextArea
        id={textId}
        label={t("conversation.note.label")}
        hint={t("conversation.note.nobody")}
        rows={4}
        limit={mostWords}
        value={box.value.text}
        error={box.errors["text"]}
        onChange={({ target }) => box.set({ text: target.value })}
      />
      <RadioGroup
        id={kindId}
        name="note-kind"
        legend={t("conversation.note.kind")}
        choices={noteKinds.map((kind) => ({
          value: kind,
          label: t(`conversation.notes.${kind}`),
          hint: t(`conversation.note.${kind}Hint`),
        }))}
        value={box.value.kind}
        error={box.errors["kind"]}
        onChange={({ target }) => box.set({ kind: target.value as NoteKind })}
      />
      <ButtonRow>
        <Button type="submit" variant="secondary" tone="neutral" busy={box.sending}>
          {t("conversation.note.save")}
        </Button>
      </ButtonRow>
    </form>
  );
}

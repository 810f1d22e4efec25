// One box to write in and one button to send it: an answer, a message. What is written stays until it has arrived.
import { useState, type ReactNode, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { mostWords } from "@samverkansstod/api/contract/conversation.ts";
import { fieldProblems, fieldSentence } from "../../../http/problem-words.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { KeptText } from "./kept-text.ts";
import { NotDone } from "./not-done.tsx";

interface WordsFormProps {
  /** Of the box. */
  id: string;
  kept: KeptText;
  label: string;
  hint?: string;
  /** What is said when nothing is written. */
  missing: string;
  /** The word of the button. */
  word: string;
  busy: boolean;
  error: unknown;
  onSend: (text: string) => void;
  children?: ReactNode;
}

export function WordsForm({ id, kept, label, hint, missing, word, busy, error, onSend, children }: WordsFormProps) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [refused] = fieldProblems(error);
  const said = problem ?? (refused && fieldSentence(t, refused));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const text = kept.text.trim();
    const found = text === "" ? missing : text.length > mostWords ? tooLong : undefined;
    setProblem(found);
    setAttempt((before) => before + 1);
    if (found === undefined) onSend(text);
  };
  const tooLong = t("fields.too_long", { limit: mostWords });
  return (
    <form className="stack no-print" noValidate onSubmit={submit}>
      <ErrorSummary errors={said ? [{ field: id, message: said }] : []} attempt={attempt} />
      {children}
      <TextArea
        id={id}
        label={label}
        hint={hint}
        error={said}
        value={kept.text}
        readOnly={busy}
        // The limit is far away for nearly everybody.
        {...(kept.text.length > mostWords * 0.8 && { limit: mostWords })}
        onChange={({ target }) => kept.write(target.value)}
      />
      <NotDone error={error} />
      <ButtonRow>
        <Button type="submit" busy={busy}>
          {word}
        </Button>
      </ButtonRow>
    </form>
  );
}

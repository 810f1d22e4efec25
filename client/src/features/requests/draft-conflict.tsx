// Somebody has changed the same draft elsewhere, perhaps oneself on another device: both texts, and which one is kept.
import { useEffect, useRef, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/choice-group.tsx";
import { useAnswerWords } from "./answer-words.ts";
import type { AnswerField } from "./answers.ts";
import type { DraftKeeper } from "./draft-keeper.ts";
import type { Conflict, DraftState } from "./draft-state.ts";

interface DraftConflictProps {
  keeper: DraftKeeper;
  state: DraftState;
  conflict: Conflict;
}

export function DraftConflict({ keeper, state, conflict }: DraftConflictProps) {
  const { t } = useTranslation();
  const inWords = useAnswerWords();
  const [theirs, setTheirs] = useState<readonly AnswerField[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void keeper.settle(theirs);
  };
  const shown = (field: AnswerField, form: DraftState["answers"]) => inWords(field, form) ?? t("ask.check.nothing");
  return (
    <form className="card stack" data-tone="attention" onSubmit={submit}>
      <div className="stack-tight">
        <h2 className="ds-heading" data-size="xs" ref={heading} tabIndex={-1}>
          {t("ask.conflict.heading")}
        </h2>
        <p>{t("ask.conflict.text")}</p>
      </div>
      {conflict.fields.map((field) => (
        <RadioGroup
          key={field}
          name={`conflict-${field}`}
          legend={t(`ask.labels.${field}`)}
          value={theirs.includes(field) ? "theirs" : "mine"}
          onChange={({ target }) =>
            setTheirs(target.value === "theirs" ? [...theirs, field] : theirs.filter((other) => other !== field))
          }
          choices={[
            { value: "mine", label: t("ask.conflict.mine"), hint: shown(field, state.answers) },
            { value: "theirs", label: t("ask.conflict.theirs"), hint: shown(field, conflict.current.form) },
          ]}
        />
      ))}
      <ButtonRow>
        <Button type="submit">{t("ask.conflict.save")}</Button>
        <Button variant="secondary" onClick={() => void keeper.settle([])}>
          {t("ask.conflict.keepMine")}
        </Button>
      </ButtonRow>
    </form>
  );
}

// Beside a text in which the server found something like a personal identity number: that it has not left this device, and the other
// answer there is to give.
import { useTranslation } from "react-i18next";
import { Checkbox } from "../../ui/choice-group.tsx";
import type { FreeTextField } from "./answers.ts";
import { useAnswer } from "./draft-context.tsx";
import { refusalOf } from "./draft-state.ts";

export function PersonalNumberChoice({ field }: { field: FreeTextField }) {
  const { t } = useTranslation();
  const { keeper, state } = useAnswer(field);
  const said = state.notPersonalNumbers.includes(field);
  const found = refusalOf(state, field)?.code === "personal_number";
  return (
    <>
      <div role="status" className="visually-hidden">
        {found && t("ask.personalNumber.heard", { label: t(`ask.labels.${field}`) })}
      </div>
      {(found || said) && (
        <Checkbox
          id={`${field}-not-personal`}
          label={t("ask.personalNumber.notOne")}
          hint={t(said ? "ask.personalNumber.said" : "ask.personalNumber.onlyHere")}
          checked={said}
          onChange={(event) => keeper.sayNotPersonalNumber(field, event.target.checked)}
        />
      )}
    </>
  );
}

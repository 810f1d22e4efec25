// How much the help helped, 1–5 in words, and a few words more once that is said.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import type { SummaryError } from "../../../ui/error-summary.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { useKeptText } from "./kept-text.ts";

const marks = [1, 2, 3, 4, 5] as const;
type Mark = (typeof marks)[number];

const mostComment = 2000;
const ids = { helped: "omdome", comment: "omdome-ord" };

/** What is chosen and written; the comment is never moved anywhere else, for it is not to be tied to the case. */
export function useRating(requestId: string) {
  const { t } = useTranslation();
  const [helped, setHelped] = useState<Mark | null>(null);
  const comment = useKeptText(requestId, "rating");
  const written = comment.text.trim();
  const errors = (isNeeded: boolean): SummaryError[] => {
    if (helped === null) return isNeeded ? [{ field: ids.helped, message: t("requests.rating.missing") }] : [];
    const isTooLong = written.length > mostComment;
    return isTooLong ? [{ field: ids.comment, message: t("fields.too_long", { limit: mostComment }) }] : [];
  };
  return {
    helped,
    setHelped,
    comment,
    errors,
    /** As it is sent. */
    body: helped === null ? null : { helped, ...(written !== "" && { comment: written }) },
  };
}

interface RatingFieldsProps {
  rating: ReturnType<typeof useRating>;
  errors: readonly SummaryError[];
  busy: boolean;
  optional?: boolean;
}

export function RatingFields({ rating, errors, busy, optional = false }: RatingFieldsProps) {
  const { t } = useTranslation();
  const { helped, setHelped, comment } = rating;
  const errorOf = (id: string) => errors.find(({ field }) => field === id)?.message;
  return (
    <>
      <RadioGroup
        id={ids.helped}
        name={ids.helped}
        legend={t("requests.rating.heading")}
        hint={t("requests.rating.unlinked")}
        optional={optional}
        error={errorOf(ids.helped)}
        value={helped === null ? null : String(helped)}
        onChange={({ target }) => setHelped(marks.find((mark) => String(mark) === target.value) ?? null)}
        choices={marks.map((mark) => ({ value: String(mark), label: t(`requests.rating.helped.${mark}`) }))}
      />
      {helped !== null && (
        <TextArea
          id={ids.comment}
          label={t("requests.rating.comment")}
          hint={t("requests.messages.record")}
          optional
          rows={3}
          error={errorOf(ids.comment)}
          value={comment.text}
          readOnly={busy}
          {...(comment.text.length > mostComment * 0.8 && { limit: mostComment })}
          onChange={({ target }) => comment.write(target.value)}
        />
      )}
    </>
  );
}

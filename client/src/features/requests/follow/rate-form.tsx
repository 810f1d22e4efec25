// How much it helped, once it is no longer asked whether the ending is right.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { BodyOf } from "@samverkansstod/api/contract/endpoint.ts";
import { reactToEnding } from "@samverkansstod/api/contract/outcomes.ts";
import { call } from "../../../http/call.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { ErrorSummary, type SummaryError } from "../../../ui/error-summary.tsx";
import { Need } from "./need.tsx";
import { NotDone } from "./not-done.tsx";
import { RatingFields, useRating } from "./rating-fields.tsx";
import { useStory } from "./story.ts";
import { useStep } from "./use-step.ts";

export function RateForm() {
  const { t } = useTranslation();
  const { id, version } = useStory().request;
  const rating = useRating(id);
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { mutate, isPending, error } = useStep<NonNullable<BodyOf<typeof reactToEnding>["rating"]>>({
    action: "rate",
    send: (given) => call(reactToEnding, { params: { id }, version, body: { rating: given } }),
    said: () => t("requests.rating.done"),
    // A rating carries no name, so whose it is cannot be known.
    isTaken: () => false,
    onEnd: (isDone) => isDone && rating.comment.forget(),
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isPending) return;
    const stopped = rating.errors(true);
    setErrors(stopped);
    setAttempt((before) => before + 1);
    if (stopped.length === 0 && rating.body) mutate(rating.body);
  };
  return (
    <Need heading={t("requests.rating.card")} tone="plain">
      <form className="stack no-print" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        <RatingFields rating={rating} errors={errors} busy={isPending} />
        <NotDone error={error} />
        <ButtonRow>
          <Button variant="secondary" type="submit" busy={isPending}>
            {t("requests.rating.send")}
          </Button>
        </ButtonRow>
      </form>
    </Need>
  );
}

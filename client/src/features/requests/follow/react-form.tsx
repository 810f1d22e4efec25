// Whether the ending is right: what came of it, then yes or no; with a yes how much it helped, with a no what is not finished.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { BodyOf } from "@samverkansstod/api/contract/endpoint.ts";
import { reactToEnding } from "@samverkansstod/api/contract/outcomes.ts";
import { call } from "../../../http/call.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { ErrorSummary, type SummaryError } from "../../../ui/error-summary.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { EndingFacts } from "./ending.tsx";
import { useKeptText } from "./kept-text.ts";
import { Need } from "./need.tsx";
import { NotDone } from "./not-done.tsx";
import { RatingFields, useRating } from "./rating-fields.tsx";
import { useStory } from "./story.ts";
import { useStep, type Now } from "./use-step.ts";

type Body = BodyOf<typeof reactToEnding>;
type Reaction = NonNullable<Body["reaction"]>;

const reactions = ["confirmed", "disputed"] as const satisfies readonly Reaction[];
const ids = { reaction: "stammer-det", text: "inte-klart" };
const mostText = 4000;

export function ReactForm() {
  const { t } = useTranslation();
  const { request } = useStory();
  const { id, version, ending } = request;
  const [reaction, setReaction] = useState<Reaction | null>(null);
  const text = useKeptText(id, "dispute");
  const rating = useRating(id);
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const isDispute = reaction === "disputed";
  const written = text.text.trim();

  const isTaken = (body: Body, { request: now, events }: Now) => {
    if (body.reaction === "confirmed") return now.ending?.reaction === "confirmed";
    const said = events.findLast(({ type }) => type === "ending_disputed");
    return said !== undefined && said.at > (ending?.at ?? "") && said.reason === (body.text ?? null);
  };
  const { mutate, isPending, error } = useStep<Body>({
    action: "confirm",
    send: (body) => call(reactToEnding, { params: { id }, version, body }),
    said: (body) => t(body.reaction === "disputed" ? "requests.react.doneDisputed" : "requests.react.doneConfirmed"),
    isTaken,
    ...(isDispute && { text }),
    onEnd: (isDone) => isDone && rating.comment.forget(),
  });

  const found = (): SummaryError[] => {
    if (reaction === null) return [{ field: ids.reaction, message: t("requests.react.missing") }];
    if (!isDispute) return rating.errors(false);
    const isTooLong = written.length > mostText;
    return isTooLong ? [{ field: ids.text, message: t("fields.too_long", { limit: mostText }) }] : [];
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isPending) return;
    const stopped = found();
    setErrors(stopped);
    setAttempt((before) => before + 1);
    if (stopped.length > 0 || reaction === null) return;
    if (isDispute) mutate({ reaction, ...(written !== "" && { text: written }) });
    else mutate({ reaction, ...(rating.body && { rating: rating.body }) });
  };
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Need heading={t("requests.react.heading")}>
      <EndingFacts />
      <form className="stack no-print" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        <RadioGroup
          id={ids.reaction}
          name={ids.reaction}
          legend={t("requests.react.label")}
          error={errorOf(ids.reaction)}
          value={reaction}
          onChange={({ target }) => {
            setReaction(reactions.find((one) => one === target.value) ?? null);
            setErrors([]);
          }}
          choices={[
            { value: "confirmed", label: t("requests.react.confirmed") },
            { value: "disputed", label: t("requests.react.disputed"), hint: t("requests.react.disputedHint") },
          ]}
        />
        {isDispute ? (
          <TextArea
            id={ids.text}
            label={t("requests.react.text")}
            hint={`${t("requests.react.textHint")} ${t("requests.messages.record")}`}
            optional
            error={errorOf(ids.text)}
            value={text.text}
            readOnly={isPending}
            {...(text.text.length > mostText * 0.8 && { limit: mostText })}
            onChange={({ target }) => text.write(target.value)}
          />
        ) : (
          <RatingFields rating={rating} errors={errors} busy={isPending} optional />
        )}
        <NotDone error={error} />
        <ButtonRow>
          <Button type="submit" busy={isPending}>
            {t("requests.react.send")}
          </Button>
        </ButtonRow>
      </form>
    </Need>
  );
}

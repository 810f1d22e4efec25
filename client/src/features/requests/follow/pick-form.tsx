// The times the unit offers: one is picked and booked. No time that suits leads to the box in which they write to us.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Meeting, TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import { pickTime } from "@samverkansstod/api/contract/offers.ts";
import { call } from "../../../http/call.ts";
import { isProblem } from "../../../http/problem.ts";
import { formatDateTimeWithWeekday, formatTimeSpan } from "../../../i18n/dates.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { readAnew } from "../requests.queries.ts";
import { MeetingPlace } from "./meeting-place.tsx";
import { Need } from "./need.tsx";
import { NotDone } from "./not-done.tsx";
import { useStory, type Change } from "./story.ts";

export function PickForm({ offer }: { offer: TimeOffer }) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const queries = useQueryClient();
  const { request, done, changed, toMessage } = useStory();
  const { id, contactEmail } = request;
  const groupId = useId();
  const [key] = useState(() => crypto.randomUUID());
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const { name } = offer.consultant;
  const timeId = offer.times.some((time) => time.id === chosen) ? chosen : null;

  const taken: Change = { title: t("requests.pick.takenTitle"), sentences: [t("requests.pick.taken")] };
  const picking = useMutation({
    mutationFn: async (picked: string): Promise<Meeting | Change> => {
      try {
        const params = { id, offerId: offer.id };
        const meeting = await call(pickTime, { params, idempotencyKey: key, body: { timeId: picked } });
        await readAnew(queries, id);
        return meeting;
      } catch (error) {
        const isEarlier = isProblem(error, "idempotency_key_reused");
        if (!isEarlier && !isProblem(error, "time_taken", "wrong_state", "not_found")) throw error;
        await readAnew(queries, id);
        return isEarlier ? { ...taken, sentences: [t("requests.pick.earlier")] } : taken;
      }
    },
    onSuccess: (found) => {
      if ("sentences" in found) changed(found);
      else done(t("requests.pick.done", { when: formatTimeSpan(found.startsAt, found.endsAt, language) }));
    },
  });

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (picking.isPending) return;
    setMissing(timeId === null);
    setAttempt((before) => before + 1);
    if (timeId !== null) picking.mutate(timeId);
  };
  const error = missing && timeId === null ? t("requests.pick.missing") : undefined;
  return (
    <Need heading={t("requests.pick.heading")}>
      <div className="stack-tight">
        <p>{t("requests.pick.who", { name })}</p>
        <MeetingPlace {...offer} />
        <p>{t("requests.pick.reserved", { when: formatDateTimeWithWeekday(offer.expiresAt, language) })}</p>
      </div>
      <form className="stack no-print" noValidate onSubmit={submit}>
        <ErrorSummary errors={error ? [{ field: groupId, message: error }] : []} attempt={attempt} />
        <RadioGroup
          id={groupId}
          name={groupId}
          legend={t("requests.pick.label")}
          error={error}
          value={timeId}
          onChange={({ target }) => setChosen(target.value)}
          choices={offer.times.map((time) => ({
            value: time.id,
            label: formatTimeSpan(time.startsAt, time.endsAt, language),
          }))}
        />
        <p className="text-subtle">
          {contactEmail === null
            ? t("requests.pick.mailsUnit", { name })
            : t("requests.pick.mails", { email: contactEmail, name })}
        </p>
        <NotDone error={picking.error} />
        <ButtonRow>
          <Button type="submit" busy={picking.isPending}>
            {t("requests.pick.book")}
          </Button>
          <Button variant="tertiary" onClick={toMessage}>
            {t("requests.pick.none")}
          </Button>
        </ButtonRow>
      </form>
    </Need>
  );
}

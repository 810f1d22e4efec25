// Choosing one time or up to three: free ones by day, those that a refusal named instead, and times of one's own.
import { useTranslation } from "react-i18next";
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import { mostTimes } from "@samverkansstod/api/contract/offers.ts";
import { formatDateWithWeekday, formatTime, formatTimeSpan } from "../../../i18n/dates.ts";
import { Button } from "../../../ui/button.tsx";
import { Fieldset } from "../../../ui/choice-group.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { OwnTimeFields } from "./own-time-fields.tsx";
import { emptyOwnTime, ownTimes, stillFree, type OwnTime, type TimeChoice } from "./time-choice.ts";
import type { FreeTimes } from "./use-free-times.ts";

export type PickerMode = "one" | "several";

interface TimePickerProps {
  mode: PickerMode;
  free: FreeTimes;
  hasConsultant: boolean;
  hint: string;
  choice: TimeChoice;
  onChange: (next: TimeChoice) => void;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
  /** The own times, by index, that the API has found to occur twice. */
  twice?: readonly number[];
}

/** Its fields: "times" as a whole, and "own0" … for each typed time. */
export function TimePicker(props: TimePickerProps) {
  const { mode, free, hasConsultant, hint, choice, onChange, idOf, errorOf } = props;
  const { t } = useTranslation();
  const id = idOf("times");
  const chosen = stillFree(choice, free.known);
  const isChosen = (time: FreeTime) =>
    !(mode === "one" && choice.usesOwn) && chosen.some(({ startsAt }) => startsAt === time.startsAt);
  function toggle(time: FreeTime) {
    if (mode === "one") onChange({ ...choice, free: [time], usesOwn: false });
    else if (isChosen(time)) onChange({ ...choice, free: chosen.filter((one) => one.startsAt !== time.startsAt) });
    else onChange({ ...choice, free: [...chosen, time] });
  }
  const box = (time: FreeTime, words: string, first: boolean) => (
    <TimeBox
      key={time.startsAt}
      // The error summary leads to the first box.
      id={first ? id : `${id}-${time.startsAt}`}
      mode={mode}
      name={id}
      words={words}
      checked={isChosen(time)}
      onToggle={() => toggle(time)}
    />
  );
  return (
    <Fieldset
      id={`${id}-group`}
      legend={t(mode === "one" ? "meetings.times.legendOne" : "meetings.times.legendSeveral")}
      hint={hint}
      error={errorOf("times")}
    >
      <div className="time-picker stack-tight">
        <Instead {...props} box={box} />
        <FreeDays free={free} hasConsultant={hasConsultant} box={box} />
        {mode === "one" ? <OneOwnTime {...props} /> : <OwnTimes {...props} />}
        {mode === "several" && <Chosen times={chosen} />}
      </div>
    </Fieldset>
  );
}

type Box = (time: FreeTime, words: string, first: boolean) => React.ReactNode;

/** The next free times, which a refusal names. */
function Instead({ free: { instead }, box }: TimePickerProps & { box: Box }) {
  const { t, i18n } = useTranslation();
  if (instead.length === 0) return null;
  return (
    <Notice tone="attention">
      <fieldset className="free-day">
        <legend>{t("meetings.times.freeInstead")}</legend>
        <div className="free-day-times">
          {instead.map((time, index) =>
            box(time, formatTimeSpan(time.startsAt, time.endsAt, i18n.language), index === 0),
          )}
        </div>
      </fieldset>
    </Notice>
  );
}

function FreeDays({ free, hasConsultant, box }: { free: FreeTimes; hasConsultant: boolean; box: Box }) {
  const { t, i18n } = useTranslation();
  if (!hasConsultant) return <p className="text-subtle">{t("meetings.times.chooseConsultant")}</p>;
  if (free.isPending) return <Skeleton lines={4} label={t("meetings.times.loading")} />;
  if (free.isError) {
    return (
      <Notice tone="warning">
        <p>{t("meetings.times.failed")}</p>
      </Notice>
    );
  }
  return (
    <>
      {free.days.length === 0 && <p>{t("meetings.times.none")}</p>}
      {free.days.map(({ date, times }, day) => (
        <fieldset className="free-day" key={date}>
          <legend>{formatDateWithWeekday(date, i18n.language)}</legend>
          <div className="free-day-times">
            {times.map((time, index) =>
              box(
                time,
                formatTime(time.startsAt, i18n.language),
                free.instead.length === 0 && day === 0 && index === 0,
              ),
            )}
          </div>
        </fieldset>
      ))}
      <div>
        <Button variant="tertiary" icon="chevron-down" busy={free.fetchingMore} onClick={free.more}>
          {t("meetings.times.more")}
        </Button>
      </div>
      {free.moreFailed && (
        <Notice tone="warning" announced>
          <p>{t("meetings.times.moreFailed")}</p>
        </Notice>
      )}
    </>
  );
}

interface TimeBoxProps {
  id: string;
  mode: PickerMode;
  name: string;
  words: string;
  checked: boolean;
  onToggle: () => void;
}

function TimeBox({ id, mode, name, words, checked, onToggle }: TimeBoxProps) {
  return (
    <div className="time-box">
      <input
        id={id}
        className="ds-input"
        type={mode === "one" ? "radio" : "checkbox"}
        name={name}
        checked={checked}
        onChange={onToggle}
      />
      <label htmlFor={id}>{words}</label>
    </div>
  );
}

/** One time: the last of the choices, and its fields when it is chosen. */
function OneOwnTime({ choice, onChange, idOf, errorOf, twice = [] }: TimePickerProps) {
  const { t } = useTranslation();
  const id = idOf("times");
  const [own = emptyOwnTime(0)] = choice.own;
  return (
    <>
      <TimeBox
        id={`${id}-own`}
        mode="one"
        name={id}
        words={t("meetings.times.own")}
        checked={choice.usesOwn}
        onToggle={() => onChange({ ...choice, usesOwn: true, own: [own] })}
      />
      {choice.usesOwn && (
        <OwnTimeFields
          id={idOf("own0")}
          legend={t("meetings.times.own")}
          time={own}
          error={errorOf("own0")}
          asksFold={twice.includes(0)}
          onChange={(next) => onChange({ ...choice, own: [next] })}
        />
      )}
    </>
  );
}

function OwnTimes({ mode, choice, onChange, idOf, errorOf, twice = [] }: TimePickerProps) {
  const { t } = useTranslation();
  const own = ownTimes(mode, choice);
  const replaced = (next: OwnTime) => own.map((time) => (time.key === next.key ? next : time));
  const nextKey = Math.max(-1, ...own.map(({ key }) => key)) + 1;
  return (
    <>
      {own.map((time, index) => (
        <div key={time.key} className="own-time-row">
          <OwnTimeFields
            id={idOf(`own${index}`)}
            legend={t("meetings.times.ownNumber", { number: index + 1 })}
            time={time}
            error={errorOf(`own${index}`)}
            asksFold={twice.includes(index)}
            onChange={(next) => onChange({ ...choice, own: replaced(next) })}
          />
          <Button
            variant="tertiary"
            tone="neutral"
            icon="cross"
            onClick={() => onChange({ ...choice, own: own.filter(({ key }) => key !== time.key) })}
          >
            {t("meetings.times.removeOwn", { number: index + 1 })}
          </Button>
        </div>
      ))}
      {own.length < mostTimes && (
        <div>
          <Button
            variant="tertiary"
            icon="plus"
            onClick={() => onChange({ ...choice, own: [...own, emptyOwnTime(nextKey)] })}
          >
            {t("meetings.times.addOwn")}
          </Button>
        </div>
      )}
    </>
  );
}

/** The free times that are chosen, in full, for the list may be long. */
function Chosen({ times }: { times: readonly FreeTime[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="chosen-times" role="status">
      {times.length === 0 ? (
        <p className="text-subtle">{t("meetings.times.chosenNone")}</p>
      ) : (
        <>
          <p>{t("meetings.times.chosen")}</p>
          <ul>
            {times.map(({ startsAt, endsAt }) => (
              <li key={startsAt}>{formatTimeSpan(startsAt, endsAt, i18n.language)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

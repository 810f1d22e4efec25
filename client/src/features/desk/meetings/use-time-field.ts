// The choice of times as a part of a form: what is lacking in words, what is sent, and where the API's errors belong.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fieldSentence } from "../../../http/problem-words.ts";
import { isProblem } from "../../../http/problem.ts";
import { showWallTime } from "../wall-time-words.ts";
import { lacksOf, wantedTimes, type TimeChoice, type WantedTime } from "./time-choice.ts";
import type { PickerMode } from "./time-picker.tsx";
import { useFreeTimes } from "./use-free-times.ts";
import type { Messages } from "./use-meeting-form.ts";

interface TimeFieldSetting {
  mode: PickerMode;
  consultantId: string;
  minutes: number;
}

export function useTimeField({ mode, consultantId, minutes }: TimeFieldSetting) {
  const { t, i18n } = useTranslation();
  const { free, refused } = useFreeTimes(consultantId, minutes);
  const [twice, setTwice] = useState<number[]>([]);

  /** The index of the typed time that a name in the API's body is about: "times/1/localStart", or "localStart" of the only one. */
  function ownIndexOf(name: string, choice: TimeChoice): number | null {
    const { wanted, freeCount } = wantedTimes(mode, choice, free.known);
    const [, inList] = /^times\/(\d+)/.exec(name) ?? [];
    const index = (inList === undefined ? 0 : Number(inList)) - freeCount;
    return index >= 0 && index < wanted.length - freeCount ? index : null;
  }

  return {
    free,
    labels: {
      times: t(mode === "one" ? "meetings.times.legendOne" : "meetings.times.legendSeveral"),
      ...Object.fromEntries(
        [0, 1, 2].map((index) => [
          `own${index}`,
          mode === "one" ? t("meetings.times.own") : t("meetings.times.ownNumber", { number: index + 1 }),
        ]),
      ),
    },
    lacks: (choice: TimeChoice): Messages => {
      const found: Record<string, string> = {};
      for (const { own, lack } of lacksOf(mode, choice, free.known, Date.now())) {
        const field = own === undefined ? "times" : `own${own}`;
        if (lack === "none")
          found[field] = t(mode === "one" ? "meetings.times.oneMissing" : "meetings.times.severalMissing");
        else if (lack === "too_many") found[field] = t("meetings.times.tooMany");
        else if (lack === "required") found[field] = t("meetings.times.dateMissing");
        else found[field] = fieldSentence(t, { ...lack, params: shownParams(lack.params, i18n.language) });
      }
      return found;
    },
    wanted: (choice: TimeChoice): WantedTime[] => wantedTimes(mode, choice, free.known).wanted,
    /** The field of a name in the API's body; null when it is not about times. */
    fieldOf: (name: string, choice: TimeChoice): string | null => {
      if (!/^(times|localStart|fold)\b/.test(name)) return null;
      const index = ownIndexOf(name, choice);
      return index === null ? "times" : `own${index}`;
    },
    refused: (error: unknown, choice: TimeChoice): Messages => {
      const asked = isProblem(error)
        ? error.fields
            .filter(({ code }) => code === "time_twice")
            .map(({ field }) => ownIndexOf(field.replace(/^\//, ""), choice))
        : [];
      setTwice(asked.filter((index) => index !== null));
      return refused(error);
    },
    /** A change of the times: what the API asked about the old ones is over. */
    changed: () => setTwice([]),
    twice,
  };
}

function shownParams(params: Record<string, string | number> | undefined, language: string) {
  const { next } = params ?? {};
  return { ...params, ...(typeof next === "string" && { next: showWallTime(next, language) }) };
}

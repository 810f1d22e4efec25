// The free times of one consultant, some days at a time, and those that a refusal named instead of one that was taken.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import { todayInStockholm } from "../stockholm-time.ts";
import { freeTimesQuery } from "./meetings.queries.ts";
import { daysOfTimes, type FreeDay } from "./time-choice.ts";
import type { Messages } from "./use-meeting-form.ts";

/** How many days are shown at a time: each time is a stop for the keyboard. */
const daysAtOnce = 3;

export interface FreeTimes {
  /** As many as are shown, without those that a refusal named. */
  days: FreeDay[];
  /** What a refusal named: the next free times. */
  instead: FreeTime[];
  /** All of them, each once. */
  known: FreeTime[];
  isPending: boolean;
  isError: boolean;
  more: () => void;
  fetchingMore: boolean;
  moreFailed: boolean;
}

export function useFreeTimes(consultantId: string, minutes: number) {
  const { t } = useTranslation();
  const [from] = useState(todayInStockholm);
  const [refusal, setRefusal] = useState<{ of: string; times: FreeTime[] } | null>(null);
  const asked = `${consultantId} ${minutes}`;
  const [shownDays, setShownDays] = useState(daysAtOnce);
  const query = useInfiniteQuery(freeTimesQuery(consultantId, minutes, from));
  const { data, isPending, isError, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;

  const times = useMemo(() => {
    const instead = refusal?.of === asked ? refusal.times : [];
    const listed = (data?.pages.flat() ?? []).filter((one) =>
      instead.every(({ startsAt }) => startsAt !== one.startsAt),
    );
    const days = daysOfTimes(listed);
    return { days, instead, known: [...instead, ...days.flatMap((day) => day.times)] };
  }, [data, refusal, asked]);

  const free: FreeTimes = {
    ...times,
    days: times.days.slice(0, shownDays),
    isPending: isPending && consultantId !== "",
    isError: isError && !data,
    more: () => {
      setShownDays((count) => count + daysAtOnce);
      if (times.days.length < shownDays + daysAtOnce) void fetchNextPage();
    },
    fetchingMore: isFetchingNextPage,
    moreFailed: isFetchNextPageError,
  };
  return {
    free,
    /** What time_taken says of the times; it also shows the free ones that it names. */
    refused: (error: unknown): Messages => {
      if (!isProblem(error, "time_taken")) return {};
      setRefusal({ of: asked, times: error.problem.freeTimes ?? [] });
      return { times: problemSentence(t, error) };
    },
  };
}

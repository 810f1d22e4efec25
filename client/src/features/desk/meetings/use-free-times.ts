// The free times of one consultant, some days at a time, and those that a refusal named instead of one that was taken.
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FreeTime } from "@samverkansstod/api/contract/free-times.ts";
import { isProblem } from "../../../http/problem.ts";
import { problemSentence } from "../../../http/problem-words.ts";
import { todayInStockholm } from "../stockholm-time.ts";
import { freeTimesQuery, refetchFreeTimes } from "./meetings.queries.ts";
import { daysOfTimes, type FreeDay } from "./time-choice.ts";
import type { Messages } from "./use-meeting-form.ts";

export interface FreeTimes {
  /** Without those that a refusal named. */
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
  const queries = useQueryClient();
  const [from] = useState(todayInStockholm);
  const [refusal, setRefusal] = useState<{ of: string; times: FreeTime[] } | null>(null);
  const asked = `${consultantId} ${minutes}`;
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
    isPending: isPending && consultantId !== "",
    isError: isError && !data,
    more: () => void fetchNextPage(),
    fetchingMore: isFetchingNextPage,
    moreFailed: isFetchNextPageError,
  };
  return {
    free,
    /** What time_taken says of the times; it also shows the free ones that it names. */
    refused: (error: unknown): Messages => {
      if (!isProblem(error, "time_taken")) return {};
      setRefusal({ of: asked, times: error.problem.freeTimes ?? [] });
      void refetchFreeTimes(queries);
      return { times: problemSentence(t, error) };
    },
  };
}

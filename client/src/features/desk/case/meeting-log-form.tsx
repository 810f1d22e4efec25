// Logging the meeting of a case that is over and has no log: the first one, when there are several.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { LogForm } from "../meetings/log-form.tsx";
import { caseMeetingsQuery } from "../meetings/meetings.queries.ts";
import type { DialogFormProps } from "./dialog-form.ts";
import { isUnlogged } from "./next-action.ts";

export function MeetingLogForm({ found, ...rest }: DialogFormProps) {
  const { data } = useQuery(caseMeetingsQuery(found.id));
  // Once opened it stays with its meeting, also when that one gets its log meanwhile.
  const [id] = useState(() => data?.meetings.find(isUnlogged)?.id);
  const meeting = data?.meetings.find((one) => one.id === id);
  return meeting ? <LogForm meeting={meeting} {...rest} /> : null;
}

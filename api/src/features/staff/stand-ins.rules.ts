// Which dates a stand-in may have, decided without a database.
import type { BodyOf } from "../../contract/endpoint.ts";
import type { setStandIn } from "../../contract/stand-ins.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";

/** Days, both included; the constraint stand_in_forward says the same. */
export const mostDays = 400;

/** Refuses with invalid_fields: oneself, dates in the wrong order, only days that have been, too long. `today` is Stockholm's. */
export function refuseUnfit(
  { absentId, standInId, from, to }: BodyOf<typeof setStandIn>,
  today: Temporal.PlainDate,
): void {
  const errors: FieldRefusal[] = [];
  const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  if (absentId === standInId) errors.push({ field: "/standInId", code: "not_a_choice" });
  if (Temporal.PlainDate.compare(last, first) < 0) errors.push({ field: "/to", code: "ends_before_start" });
  else if (Temporal.PlainDate.compare(last, today) < 0) errors.push({ field: "/to", code: "in_the_past" });
  else if (first.until(last).days > mostDays) errors.push({ field: "/to", code: "span_too_long" });
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
}

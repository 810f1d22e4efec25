// What a search of the log of views means: its cursor and its span of Stockholm days. Pure.
import { stockholmDay } from "../../shared/calendar-zone.ts";
import { Refusal } from "../../shared/problem.ts";

export const viewLogPage = 50;

/** Where a page ended: the instant of its last row, and what tells that row from others of the instant. */
export interface LogCursor {
  at: string;
  keys: readonly string[];
}

/** How many keys a row of each log has beside its instant. */
const keysOf = { views: 3, contacts: 1, searches: 1 } as const;
export type LogName = keyof typeof keysOf;

const shapes: Readonly<Record<LogName, readonly RegExp[]>> = {
  views: [/^[0-9a-f-]{36}$/, /^[0-9a-f-]{36}$/, /^(work|disclosure)$/],
  contacts: [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  searches: [/^[0-9]{1,15}$/],
};

export const writeLogCursor = ({ at, keys }: LogCursor): string =>
  Buffer.from([at, ...keys].join("|")).toString("base64url");

const refused = (field: string, code: "wrong_format" | "out_of_range") =>
  new Refusal("invalid_fields", { errors: [{ field, code }] });

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Refuses with invalid_fields when it is not one of ours, of this log. */
export function readLogCursor(text: string, log: LogName): LogCursor {
  const [at = "", ...keys] = Buffer.from(text, "base64url").toString("utf8").split("|");
  const fits =
    /^2\d{3}-(0[1-9]|1[0-2])-([01]\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$|^2\d{3}-\d\d-(29|30|31)T/.test(
      at,
    ) &&
    keys.length === keysOf[log] &&
    shapes[log].every((shape, nth) => shape.test(keys[nth] ?? "")) &&
    (log !== "views" || keys.slice(0, 2).every((key) => isUuid.test(key)));
  if (!fits) throw refused("cursor", "wrong_format");
  try {
    return { at: Temporal.Instant.from(at).toString({ fractionalSecondDigits: 3 }), keys };
  } catch {
    throw refused("cursor", "wrong_format");
  }
}

/** The years that days can be asked for. */
const listedYears = { first: 2006, last: 2198 } as const;

function dayOf(field: "from" | "to", text: string): Temporal.PlainDate {
  const day = Temporal.PlainDate.from(text);
  if (day.year < listedYears.first || day.year > listedYears.last) throw refused(field, "out_of_range");
  return day;
}

/** From the beginning of one Stockholm day to the end of another. Refuses with invalid_fields. */
export function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): {
  since: string | null;
  before: string | null;
} {
  return {
    since: from === undefined ? null : stockholmDay(dayOf("from", from)).start.toString(),
    before: to === undefined ? null : stockholmDay(dayOf("to", to)).end.toString(),
  };
}

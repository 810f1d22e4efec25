// How cases are numbered and promised, as the installation has set it, and the next number.
import { rowsOf, type Tx } from "@samverkansstod/db/client.ts";
import { prepared } from "@samverkansstod/db/prepared.ts";
import { sql } from "drizzle-orm";
import type { Kind } from "../../contract/life-cycle.ts";
import type { PromiseDays } from "./promise.rules.ts";

export interface RequestSettings {
  caseNumberPrefix: string;
  promiseDays: PromiseDays;
}

const fallback: RequestSettings = {
  caseNumberPrefix: "SAM",
  promiseDays: { consultation: 3, process_support: 5, unsure: 3 } satisfies Record<Kind, number>,
};

const settingsOf = sql`(select json_object_agg(s.key, s.value) from app.setting s where s.key in ('case_number_prefix', 'promise_days'))`;

interface StoredSettings {
  case_number_prefix?: string;
  promise_days?: PromiseDays;
}

const settingsFrom = (stored: StoredSettings | null): RequestSettings => ({
  caseNumberPrefix: stored?.case_number_prefix ?? fallback.caseNumberPrefix,
  promiseDays: stored?.promise_days ?? fallback.promiseDays,
});

export async function requestSettings(tx: Tx): Promise<RequestSettings> {
  const [row] = await rowsOf<{ settings: StoredSettings | null }>(tx, sql`select ${settingsOf} as settings`);
  return settingsFrom(row?.settings ?? null);
}

const numbered = prepared<"year">(
  (at) => sql`select app.next_case_number(${at("year")}) as number, ${settingsOf} as settings`,
);

/** The next number of the year, from a sequence (never given twice, gaps possible), and how cases are numbered and promised. */
export async function nextNumber(tx: Tx, year: number): Promise<{ number: number; settings: RequestSettings }> {
  const [row] = await rowsOf<{ number: string; settings: StoredSettings | null }>(tx, numbered({ year }));
  return { number: Number(row?.number), settings: settingsFrom(row?.settings ?? null) };
}

// Organisations of the register, decided without a database: one spelling of what staff write, what changed, who may do what, and what to look for.
import type { FieldErrorCode } from "../../contract/problem.ts";
import {
  organisationFields,
  type Organisation,
  type OrganisationChange,
  type OrganisationEvent,
  type OrganisationSummary,
} from "../../contract/organisations.ts";
import type { Permission } from "../../contract/permissions.ts";
import {
  organisationNumberErrors,
  parseOrganisationNumber,
  showOrganisationNumber,
} from "../../shared/organisation-number.ts";
import { findPersonalNumbers } from "../../shared/personal-number.ts";
import { Refusal, type FieldRefusal } from "../../shared/problem.ts";

export const pageSize = 50;

/** Somebody of the staff, or a member for their own organisation. */
export type As = "staff" | "member";

export interface OrganisationValues {
  name: string;
  /** Ten digits. */
  number: string | null;
  section: string;
  form: string;
  areas: string[];
  signatorySince: string | null;
  workIntegration: boolean;
  volunteerRun: boolean | null;
}

export const emptyOrganisation: OrganisationValues = {
  name: "",
  number: null,
  section: "",
  form: "other",
  areas: [],
  signatorySince: null,
  workIntegration: false,
  volunteerRun: null,
};

/** What staff write, in one spelling; the rest as it was. A personal number is never taken. Refuses with invalid_fields. */
export function acceptableOrganisation(
  change: OrganisationChange,
  { before, demo, today }: { before: OrganisationValues; demo: boolean; today: Temporal.PlainDate },
): OrganisationValues {
  const errors: FieldRefusal[] = [];
  const refuse = (field: string, code: FieldErrorCode) => errors.push({ field: `/${field}`, code });
  const after: OrganisationValues = { ...before, ...change };
  after.name = after.name.replace(/\s+/gu, " ").trim();
  after.section = after.section.replace(/\s+/gu, " ").trim();
  after.areas = [...after.areas].toSorted();
  if (after.name === "") refuse("name", "required");
  for (const field of ["name", "section"] as const) {
    if (findPersonalNumbers(after[field]).length > 0) refuse(field, "personal_number");
  }
  if (typeof change.number === "string") {
    const parsed = change.number.trim() === "" ? null : parseOrganisationNumber(change.number, { demo });
    after.number = parsed?.ok ? parsed.value : null;
    if (parsed && !parsed.ok) refuse("number", organisationNumberErrors[parsed.reason]);
  }
  const { signatorySince } = change;
  if (signatorySince && Temporal.PlainDate.compare(Temporal.PlainDate.from(signatorySince), today) > 0) {
    refuse("signatorySince", "in_the_future");
  }
  if (errors.length > 0) throw new Refusal("invalid_fields", { errors });
  return after;
}

/** Before and after of each field that differs. */
export function changesOf(before: OrganisationValues, after: OrganisationValues): Record<string, [unknown, unknown]> {
  const differs = organisationFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(differs.map((field) => [field, [before[field], after[field]]]));
}

/** What somebody with these permissions can do with an organisation now. */
export function actionsOf(
  { sameAs, linked }: Pick<Organisation, "sameAs" | "linked">,
  permissions: ReadonlySet<Permission>,
): Organisation["actions"] {
  const mayEdit = permissions.has("organisation.edit");
  const mayLink = permissions.has("organisation.link");
  return [
    ...(mayEdit ? (["edit"] as const) : []),
    ...(mayLink && sameAs === null && linked.length === 0 ? (["link"] as const) : []),
    ...(mayLink && sameAs !== null ? (["unlink"] as const) : []),
    ...(mayEdit ? (["manage_members"] as const) : []),
  ];
}

/** How often it has asked, by how many cases it has. */
const askedOf = (cases: number): Organisation["asked"] => (cases === 0 ? "never" : cases === 1 ? "first" : "returning");

type Stored = Omit<Organisation, "asked" | "actions">;
type StoredSummary = Omit<OrganisationSummary, "asked">;

const numberShown = <T extends { number: string | null }>(one: T): T => ({
  ...one,
  number: one.number === null ? null : showOrganisationNumber(one.number),
});

/** A row of the register as it is shown. */
export function showOrganisationSummary(stored: StoredSummary): OrganisationSummary {
  return {
    ...numberShown(stored),
    asked: askedOf(stored.cases),
    sameAs: stored.sameAs && numberShown(stored.sameAs),
  };
}

/** One organisation as somebody with these permissions sees it. */
export function showOrganisation(stored: Stored, permissions: ReadonlySet<Permission>): Organisation {
  const { link, createdAt, linked } = stored;
  return {
    ...showOrganisationSummary(stored),
    createdAt,
    link,
    linked: linked.map(numberShown),
    actions: actionsOf(stored, permissions),
  };
}

/** A row of its history as it is shown. */
export function showOrganisationEvent(event: OrganisationEvent): OrganisationEvent {
  return { ...event, organisation: numberShown(event.organisation), other: event.other && numberShown(event.other) };
}

export interface OrganisationSearch {
  /** The beginning of a number; null: no number was written. */
  digits: string | null;
  words: readonly string[];
}

const mostWords = 8;

/** What somebody looks for in the register; null: nothing is looked for. */
export function searchOf(text: string): OrganisationSearch | null {
  const query = text.normalize("NFC").toLowerCase().trim();
  if (query === "") return null;
  const digits = query.replace(/[\s-]/gu, "").replace(/^16(?=\d{10}$)/, "");
  return {
    digits: /^\d{2,10}$/.test(digits) ? digits : null,
    words: query.match(/[\p{L}\p{N}]+/gu)?.slice(0, mostWords) ?? [],
  };
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A cursor is the id of the last row. Refuses with invalid_fields when it is none. */
export function afterId(cursor: string | undefined): string | undefined {
  if (cursor !== undefined && !idPattern.test(cursor)) refuseCursor();
  return cursor;
}

/** The same, of rows that are numbered. */
export function afterNumber(cursor: string | undefined): number | undefined {
  if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) refuseCursor();
  return cursor === undefined ? undefined : Number(cursor);
}

function refuseCursor(): never {
  throw new Refusal("invalid_fields", { errors: [{ field: "cursor", code: "wrong_format" }] });
}

/** A page of a list of which one row more than the page has was read. */
export function pageOf<T extends { id: string | number }>(rows: readonly T[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? String(last.id) : null };
}

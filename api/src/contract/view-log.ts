// Who of the staff read what: the log for the registrar, and what a requester is shown of it where the setting says so.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { roles } from "./permissions.ts";
import { Cursor, exactly, Id, IdParams, Instant, LocalDate, orNull, PersonName, text } from "./shapes.ts";

const tag = "records";

export const viewLogs = ["views", "contacts", "searches"] as const;

const Case = exactly({ id: Id, caseNumber: Type.String() });

export const ViewLogEntry = exactly({
  at: Instant,
  person: orNull(PersonName),
  case: orNull(Case),
  disclosure: Type.Boolean({ description: "Read for a disclosure of public records." }),
  whose: orNull(Type.Enum(["contact", "participant"], { description: "Of a protected contact that was shown." })),
  reason: orNull(Type.String()),
  searched: orNull(
    exactly({
      log: Type.Enum([...viewLogs]),
      person: orNull(Type.String()),
      from: orNull(LocalDate),
      to: orNull(LocalDate),
    }),
  ),
});
export type ViewLogEntry = Static<typeof ViewLogEntry>;

/**
 * One of three logs, latest first: readings of cases (one a person, case and hour), protected contacts that were shown (with the reason), and searches
 * of these logs. Each call is itself such a search. Days are Stockholm dates, both included. Refuses with invalid_fields.
 */
export const searchViewLog = defineEndpoint({
  name: "searchViewLog",
  method: "GET",
  url: "/api/v1/view-log",
  access: "view_log.read",
  tag,
  summary: "Who read which case",
  query: exactly({
    log: Type.Optional(Type.Enum([...viewLogs])),
    caseNumber: Type.Optional(text(40)),
    person: Type.Optional(Id),
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answers: {
    200: exactly({
      items: Type.Array(ViewLogEntry),
      next: orNull(Type.String()),
      people: Type.Array(PersonName, { description: "Everybody of the staff, to choose from." }),
    }),
  },
});

/**
 * Notes that the caller reads this case today for a disclosure: none of their readings of it that Stockholm day is shown to the requester. Refuses with
 * not_found.
 */
export const readForDisclosure = defineEndpoint({
  name: "readForDisclosure",
  method: "POST",
  url: "/api/v1/requests/:id/disclosure-readings",
  access: "view_log.read",
  tag,
  summary: "Read a case for a disclosure",
  params: IdParams,
  answers: { 204: Type.Null() },
});

/**
 * On which days somebody of which role read the case, for those it was shown to; never who. `shown` is false, and the list empty, unless the setting
 * `views` says otherwise, and for staff, who have the log. Readings for a disclosure are not among them.
 */
export const listReadings = defineEndpoint({
  name: "listReadings",
  method: "GET",
  url: "/api/v1/requests/:id/readings",
  access: "request.read_own",
  tag,
  summary: "When the unit read one's request",
  params: IdParams,
  answers: {
    200: exactly({
      shown: Type.Boolean(),
      items: Type.Array(exactly({ date: LocalDate, role: Type.Enum([...roles, "former"]) })),
    }),
  },
});

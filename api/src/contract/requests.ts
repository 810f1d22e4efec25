// Requests, which are cases from the moment they are sent: what the requester writes, what each reader sees, and the calls.
// What only staff may see stands in `staff`, a member that a requester's answer never has.
import { Type, type Static } from "typebox";
import { defineEndpoint } from "./endpoint.ts";
import { Ending, StaffEnding } from "./endings.ts";
import {
  actions,
  initiators,
  kinds,
  needs,
  priorities,
  sources,
  stages,
  states,
  waitingForValues,
} from "./life-cycle.ts";
import {
  Code,
  Cursor,
  exactly,
  Id,
  IdParams,
  Instant,
  LocalDate,
  named,
  orNull,
  page,
  text,
  Version,
} from "./shapes.ts";

export const requesterTypes = ["organisation", "city_official"] as const;
export const visibilities = ["me", "named", "organisation"] as const;
export const meetingLanguages = ["sv", "en", "fi", "other"] as const;
export const meetingTimes = ["daytime", "evening", "either"] as const;
export const meetingPlaces = ["on_site", "digital", "phone", "either"] as const;

/** Free texts, in which a personal identity number must not be sent. */
export const freeTextFields = [
  "subject",
  "description",
  "desiredChange",
  "organisationName",
  "contactName",
  "contactRole",
  "languageOther",
  "interpreter",
  "accessNeeds",
] as const;

export const limits = {
  subject: 150,
  description: 8000,
  desiredChange: 4000,
  name: 200,
  role: 120,
  need: 1000,
} as const;

/** The questions of the form. */
export const formFields = {
  kind: orNull(Type.Enum([...kinds])),
  subject: orNull(text(limits.subject)),
  description: orNull(text(limits.description)),
  desiredChange: orNull(text(limits.desiredChange, "What should be different afterwards.")),
  requesterType: orNull(Type.Enum([...requesterTypes])),
  organisationName: orNull(text(limits.name)),
  organisationNumber: orNull(text(20, "NNNNNN-NNNN, or null for a network without one. Never a personal number.")),
  organisationForm: orNull(Code),
  administration: orNull(Code),
  contactName: orNull(text(limits.name)),
  contactRole: orNull(text(limits.role)),
  contactPhone: orNull(text(40)),
  contactProtected: Type.Boolean({
    description:
      "The contact has protected personal data: name, address and number are left out of what is sent to others and are masked (null) for staff until they say why they need them.",
  }),
  areas: Type.Array(Code, { maxItems: 5, uniqueItems: true }),
  language: orNull(Type.Enum([...meetingLanguages])),
  languageOther: orNull(text(100)),
  interpreter: orNull(text(200, "Which interpreter the meeting needs.")),
  accessNeeds: orNull(text(limits.need, "What the meeting needs; about the meeting, never about a person's health.")),
  meetingTime: orNull(Type.Enum([...meetingTimes])),
  meetingPlace: orNull(Type.Enum([...meetingPlaces])),
};

/** What the requester writes. A null means: nothing said yet. */
export const RequestForm = exactly(formFields);
export type RequestForm = Static<typeof RequestForm>;

// The type beside the choices lets the validator find repetitions in linear time, however long the list.
const notPersonalNumbers = Type.Array(Type.Enum([...freeTextFields], { type: "string" }), {
  maxItems: freeTextFields.length,
  uniqueItems: true,
  description: "Fields whose digits look like a personal number, and the writer says they are not.",
});

/** Part of the form; fields that are left out stay as they are. */
export const RequestFormChange = Type.Partial(exactly({ ...formFields, notPersonalNumbers }), {
  additionalProperties: false,
});
export type RequestFormChange = Static<typeof RequestFormChange>;

const PersonName = exactly({ id: Id, name: Type.String() });

/** The promise of a first contact: `dueDate` is the last working day, `dueAt` the instant that day ends in Stockholm. */
export const FirstContactPromise = exactly({
  dueDate: LocalDate,
  dueAt: Instant,
  met: Type.Boolean(),
  overdue: Type.Boolean(),
});

const Staff = exactly({
  state: Type.Enum([...states]),
  waitingFor: Type.Enum([...waitingForValues]),
  priority: Type.Enum([...priorities]),
  assignee: orNull(PersonName),
  source: Type.Enum([...sources]),
  initiatedBy: Type.Enum([...initiators]),
  themes: Type.Array(Code),
  principles: Type.Array(Code),
  administrations: Type.Array(Code),
  firstTime: Type.Boolean({ description: "The organisation's first request." }),
  personalNumberIn: Type.Array(Type.Enum([...freeTextFields]), {
    description: "Masked here: something like a personal number came in.",
  }),
  registeredBy: orNull(PersonName),
  hasAddress: Type.Boolean({ description: "The requester can be written to, also where the address is masked." }),
  ending: orNull(StaffEnding),
  minutesLogged: Type.Integer({ minimum: 0, description: "Minutes of all logged contacts and meetings so far." }),
});

export const Request = named(
  "Request",
  exactly({
    id: Id,
    version: Version,
    caseNumber: orNull(Type.String({ description: "SAM-2026-000123; null for a draft." })),
    stage: Type.Enum([...stages]),
    form: RequestForm,
    notPersonalNumbers,
    contactEmail: orNull(Type.String()),
    organisation: orNull(exactly({ id: Id, name: Type.String(), number: orNull(Type.String()), form: orNull(Code) })),
    createdAt: Instant,
    updatedAt: Instant,
    receivedAt: orNull(Instant),
    promise: orNull(FirstContactPromise),
    visibility: Type.Enum([...visibilities], {
      description: "Who of the organisation sees it beside its requester.",
    }),
    shared: Type.Optional(
      Type.Boolean({ description: "True for a requester who was shown it, and did not send it themselves." }),
    ),
    contactPerson: orNull(Type.String({ description: "The name of the one who is responsible at the unit." })),
    pausedUntil: orNull(LocalDate),
    ending: orNull(Ending),
    actions: Type.Array(Type.Enum([...actions])),
    staff: Type.Optional(Staff),
  }),
);
export type Request = Static<typeof Request>;

export const RequestSummary = named(
  "RequestSummary",
  exactly({
    id: Id,
    version: Version,
    caseNumber: orNull(Type.String()),
    subject: orNull(Type.String()),
    kind: orNull(Type.Enum([...kinds])),
    stage: Type.Enum([...stages]),
    organisationName: orNull(Type.String()),
    areas: Type.Array(Code),
    receivedAt: orNull(Instant),
    updatedAt: Instant,
    promise: orNull(FirstContactPromise),
    needs: Type.Optional(
      Type.Array(Type.Enum([...needs]), { description: "For the requester: what waits for them. Empty: nothing." }),
    ),
    shared: Type.Optional(Type.Boolean({ description: "Somebody else's, shown to this requester." })),
    staff: Type.Optional(
      exactly({
        state: Type.Enum([...states]),
        waitingFor: Type.Enum([...waitingForValues]),
        priority: Type.Enum([...priorities]),
        pausedUntil: orNull(LocalDate),
        nextMeetingAt: orNull(Instant),
        assignee: orNull(PersonName),
        source: Type.Enum([...sources]),
        themes: Type.Array(Code),
        actions: Type.Array(Type.Enum([...actions])),
      }),
    ),
  }),
);
export type RequestSummary = Static<typeof RequestSummary>;

const tag = "requests";

/** Begins a draft: the requester's own space, which no staff can read. Refuses a personal number with personal_number. */
export const createRequest = defineEndpoint({
  name: "createRequest",
  method: "POST",
  url: "/api/v1/requests",
  access: "request.ask",
  tag,
  summary: "Begin a draft",
  idempotent: true,
  body: RequestFormChange,
  answers: { 201: Request },
});

/** Saves a part of the draft, based on the version in If-Match. */
export const updateRequest = defineEndpoint({
  name: "updateRequest",
  method: "PATCH",
  url: "/api/v1/requests/:id",
  access: "request.ask",
  tag,
  summary: "Save a draft",
  ifMatch: true,
  params: IdParams,
  body: RequestFormChange,
  answers: { 200: Request },
});

/** Sends the draft: received, numbered and registered in one transaction, with the receipt mail queued. Refuses with incomplete. */
export const submitRequest = defineEndpoint({
  name: "submitRequest",
  method: "POST",
  url: "/api/v1/requests/:id/submit",
  access: "request.ask",
  tag,
  summary: "Send the request to the unit",
  ifMatch: true,
  idempotent: true,
  params: IdParams,
  answers: { 200: Request },
});

export const assigneeFilter = ["me", "none", "mine_and_stood_in"] as const;
export const requestSorts = ["promise", "newest"] as const;
export const requestScopes = ["queue", "own"] as const;

/**
 * The queue for staff (oldest promise first), the own requests for a requester. Staff who also ask for an association choose with
 * `scope`. Without `state` the queue shows open work.
 */
export const listRequests = defineEndpoint({
  name: "listRequests",
  method: "GET",
  url: "/api/v1/requests",
  access: "request.read_own",
  tag,
  summary: "The queue, or one's own requests",
  query: exactly({
    scope: Type.Optional(Type.Enum([...requestScopes])),
    state: Type.Optional(Type.Array(Type.Enum([...states], { type: "string" }), { maxItems: 9, uniqueItems: true })),
    kind: Type.Optional(Type.Enum([...kinds])),
    theme: Type.Optional(Code),
    area: Type.Optional(Code),
    assignee: Type.Optional(Type.Union([Type.Enum([...assigneeFilter]), Id])),
    organisation: Type.Optional(Id),
    q: Type.Optional(
      text(200, "Words of subject, description or organisation; a case number; an organisation number."),
    ),
    sort: Type.Optional(Type.Enum([...requestSorts])),
    cursor: Type.Optional(Cursor),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  answers: { 200: page(RequestSummary) },
});

/** One request. Somebody else's, a draft for staff and one that does not exist all answer 404 alike. */
export const getRequest = defineEndpoint({
  name: "getRequest",
  method: "GET",
  url: "/api/v1/requests/:id",
  access: "request.read_own",
  tag,
  summary: "One request or case",
  params: IdParams,
  answers: { 200: Request },
});

// Cases, catalogues and colleagues that the desk's tests show, as the contract describes them. Tests change what matters to them.
import { listRoleTitles } from "@samverkansstod/api/contract/role-titles.ts";
import { listStandIns } from "@samverkansstod/api/contract/stand-ins.ts";
import { listCatalogues, type CatalogueEntry } from "@samverkansstod/api/contract/catalogues.ts";
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { listParticipants } from "@samverkansstod/api/contract/participants.ts";
import { listAssignablePeople, type AssignablePerson } from "@samverkansstod/api/contract/people.ts";
import type { Request, RequestSummary } from "@samverkansstod/api/contract/requests.ts";
import { answer } from "./mock.ts";

type StaffPart = NonNullable<Request["staff"]>;
type StaffRow = NonNullable<RequestSummary["staff"]>;

export const johan = { id: "0198a5c2-0000-7000-8000-000000000011", name: "Johan Bergsten" };
export const sofia = { id: "0198a5c2-0000-7000-8000-000000000012", name: "Sofia Ljungdal" };

export const assignable: AssignablePerson[] = [
  { ...johan, roles: ["consultant"], openCases: 3 },
  { ...sofia, roles: ["consultant"], openCases: 1 },
];

function entry(code: string, sv: string, en: string): CatalogueEntry {
  return { code, label: { sv, en }, hint: null, sort: 1 };
}

/** What every page of the desk asks for beside its own. */
export function answerDesk(): void {
  answer(listCatalogues, {
    principles: [entry("dialogue", "Dialog", "Dialogue"), entry("openness", "Öppenhet och insyn", "Openness")],
    themes: [
      entry("youth", "Barn och unga", "Children and young people"),
      entry("housing", "Boende", "Housing"),
      entry("older", "Äldre", "Older people"),
    ],
    areas: [entry("nordost", "Nordost", "Nordost"), entry("hisingen", "Hisingen", "Hisingen")],
    administrations: [entry("culture", "Kulturförvaltningen", "Culture")],
    forums: [],
    organisationForms: [entry("nonprofit_association", "Ideell förening", "Non-profit association")],
    outcomes: [
      entry("advice_given", "Råd lämnat", "Advice given"),
      entry("contact_arranged", "Kontakt förmedlad", "Contact arranged"),
    ],
    declineReasons: [
      entry("outside_mission", "Utanför vårt uppdrag", "Outside our mission"),
      entry("other", "Annat skäl", "Other reason"),
    ],
  });
  answer(listAssignablePeople, { items: assignable });
  answer(listStandIns, { items: [] });
  answer(listRoleTitles, { items: [] });
  answer(listConversation, { messages: [], notes: [] });
  answer(listRequestMeetings, { offers: [], meetings: [] });
  answer(listParticipants, { items: [] });
}

/** An id whose last digits are the number. */
export function caseId(number: number): string {
  return `0198a5c2-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

const promise = { dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z", met: false, overdue: false };

/** A row of the queue that nobody is responsible for and that may be claimed. */
export function aRow(
  number = 123,
  { staff, ...changes }: Partial<Omit<RequestSummary, "staff">> & { staff?: Partial<StaffRow> } = {},
) {
  return {
    id: caseId(number),
    version: 1,
    caseNumber: `SAM-2026-${String(number).padStart(6, "0")}`,
    subject: "Läxhjälp på biblioteket",
    kind: "consultation",
    stage: "sent",
    organisationName: "Exempelföreningen Läxlyktan",
    areas: ["nordost"],
    receivedAt: "2026-11-19T09:00:00.000Z",
    updatedAt: "2026-11-19T09:00:00.000Z",
    promise,
    staff: {
      state: "submitted",
      waitingFor: "nobody",
      priority: "normal",
      pausedUntil: null,
      nextMeetingAt: null,
      assignee: null,
      source: "web",
      themes: ["youth"],
      actions: ["claim"],
      ...staff,
    },
    ...changes,
  } satisfies RequestSummary;
}

/** The case of the same number, with everything in it that a case can have. */
export function aCase(
  number = 123,
  {
    staff,
    form,
    ...changes
  }: Partial<Omit<Request, "staff" | "form">> & {
    staff?: Partial<StaffPart>;
    form?: Partial<Request["form"]>;
  } = {},
) {
  const row = aRow(number);
  return {
    id: row.id,
    version: 1,
    caseNumber: row.caseNumber,
    stage: "sent",
    form: {
      kind: "consultation",
      subject: "Läxhjälp på biblioteket",
      description: "Vi vill ha läxhjälp två kvällar i veckan.\n\nVem ska vi prata med?",
      desiredChange: "Att fler barn får hjälp.",
      requesterType: "organisation",
      organisationName: "Exempelföreningen Läxlyktan",
      organisationNumber: "499900-0013",
      organisationForm: "nonprofit_association",
      administration: null,
      contactName: "Maryam Lindvall",
      contactRole: "ordförande",
      contactPhone: "031-390 06 01",
      contactProtected: false,
      areas: ["nordost"],
      language: "sv",
      languageOther: null,
      interpreter: null,
      accessNeeds: "Hörslinga",
      meetingTime: "evening",
      meetingPlace: "on_site",
      ...form,
    },
    notPersonalNumbers: [],
    contactEmail: "kontakt@laxlyktan.example",
    organisation: {
      id: caseId(9001),
      name: "Exempelföreningen Läxlyktan",
      number: "499900-0013",
      form: "nonprofit_association",
    },
    createdAt: "2026-11-19T08:00:00.000Z",
    updatedAt: row.updatedAt,
    receivedAt: row.receivedAt,
    promise,
    contactPerson: null,
    visibility: "me",
    pausedUntil: null,
    ending: null,
    actions: ["claim"],
    staff: {
      state: "submitted",
      waitingFor: "nobody",
      priority: "normal",
      assignee: null,
      source: "web",
      initiatedBy: "organisation",
      themes: ["youth", "housing"],
      principles: ["dialogue"],
      administrations: ["culture"],
      firstTime: true,
      personalNumberIn: [],
      registeredBy: null,
      ending: null,
      hasAddress: true,
      minutesLogged: 0,
      ...staff,
    },
    ...changes,
  } satisfies Request;
}

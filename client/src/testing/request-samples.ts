// A requester's own requests as the API shows them, and the catalogues their forms offer.
import type { Catalogues } from "@samverkansstod/api/contract/catalogues.ts";
import type { Request, RequestForm, RequestSummary } from "@samverkansstod/api/contract/requests.ts";

export const catalogues: Catalogues = {
  principles: [],
  themes: [],
  areas: [
    { code: "northeast", label: { sv: "Nordost", en: "North-east" }, hint: null, sort: 1 },
    { code: "centre", label: { sv: "Centrum", en: "Centre" }, hint: null, sort: 2 },
  ],
  administrations: [{ code: "culture", label: { sv: "Kulturförvaltningen", en: "Culture" }, hint: null, sort: 1 }],
  forums: [],
  organisationForms: [
    { code: "nonprofit_association", label: { sv: "Ideell förening", en: "Association" }, hint: null, sort: 1 },
  ],
  outcomes: [],
  declineReasons: [],
};

export const filledForm: RequestForm = {
  kind: "unsure",
  subject: "Läxhjälp på biblioteket",
  description: "Vem i staden ska vi prata med?",
  desiredChange: null,
  requesterType: "organisation",
  organisationName: "Exempelföreningen Läxlyktan",
  organisationNumber: "499900-0013",
  organisationForm: "nonprofit_association",
  administration: null,
  contactName: "Åsa Påhittad",
  contactRole: null,
  contactPhone: null,
  contactProtected: false,
  areas: ["northeast"],
  language: null,
  languageOther: null,
  interpreter: null,
  accessNeeds: null,
  meetingTime: null,
  meetingPlace: null,
};

export const draft: Request = {
  id: "0198a5c2-0000-7000-8000-000000000201",
  version: 1,
  caseNumber: null,
  stage: "draft",
  form: filledForm,
  notPersonalNumbers: [],
  contactEmail: "asa@laxlyktan.example",
  organisation: null,
  createdAt: "2026-11-23T13:00:00.000Z",
  updatedAt: "2026-11-23T13:05:00.000Z",
  receivedAt: null,
  promise: null,
  contactPerson: null,
  visibility: "me",
  pausedUntil: null,
  ending: null,
  actions: ["update", "submit"],
};

export const sentRequest: Request = {
  ...draft,
  version: 2,
  caseNumber: "SAM-2026-000123",
  stage: "sent",
  receivedAt: "2026-11-23T13:10:00.000Z",
  promise: { dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z", met: false, overdue: false },
  actions: ["withdraw"],
};

export function summaryOf(request: Request): RequestSummary {
  const { id, version, caseNumber, stage, form, receivedAt, updatedAt, promise } = request;
  const { subject, kind, organisationName, areas } = form;
  return { id, version, caseNumber, subject, kind, stage, organisationName, areas, receivedAt, updatedAt, promise };
}

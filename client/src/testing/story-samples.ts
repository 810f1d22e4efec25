// What is said, offered, booked and decided in a request, as whoever sent it is shown it; the whole page of it answered, and opened.
import { afterEach, beforeEach, vi } from "vitest";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import { listConversation, type Message } from "@samverkansstod/api/contract/conversation.ts";
import type { Ending } from "@samverkansstod/api/contract/endings.ts";
import { getRequestHistory, type RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { listRequestMeetings, type Meeting, type TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import { getRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { answer } from "./mock.ts";
import { renderAt } from "./render.tsx";
import { catalogues, sentRequest } from "./request-samples.ts";
import { requester } from "./samples.ts";

const consultant = { id: "0198a5c2-0000-7000-8000-000000000002", name: "Kajsa Exempelsson" };

function idOf(number: number): string {
  return `0198a5c2-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

export const openRequest: Request = {
  ...sentRequest,
  stage: "under_way",
  contactPerson: consultant.name,
  promise: { dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z", met: true, overdue: false },
  actions: ["message", "pick_time", "withdraw"],
};

export const question: Message = {
  id: idOf(301),
  at: "2026-11-24T08:05:00.000Z",
  direction: "to_requester",
  author: consultant.name,
  mine: false,
  text: "Vilket bibliotek gäller det?\n\nOch vilka kvällar?",
  personalNumber: false,
  question: true,
  settled: false,
};

export const reply: Message = {
  ...question,
  id: idOf(302),
  at: "2026-11-24T09:00:00.000Z",
  direction: "from_requester",
  author: "Åsa Påhittad",
  mine: true,
  text: "Hammarkullens, tisdagar och torsdagar.",
  question: false,
};

function freeTime(number: number, date: string) {
  return {
    id: idOf(number),
    startsAt: `${date}T09:00:00.000Z`,
    endsAt: `${date}T10:00:00.000Z`,
    localStart: `${date}T10:00`,
    localEnd: `${date}T11:00`,
  };
}

export const offer: TimeOffer = {
  id: idOf(400),
  state: "open",
  consultant,
  createdAt: "2026-11-25T08:00:00.000Z",
  expiresAt: "2026-12-01T16:00:00.000Z",
  placeKind: "on_site",
  place: "Exempelgatan 1",
  times: [
    { ...freeTime(401, "2026-12-03"), picked: false },
    { ...freeTime(402, "2026-12-04"), picked: false },
  ],
};

export const meeting: Meeting = {
  ...freeTime(500, "2026-12-03"),
  version: 1,
  requestId: sentRequest.id,
  state: "booked",
  placeKind: "on_site",
  place: "Exempelgatan 1",
  consultant,
  cancelCode: null,
  moves: 0,
};

export const ending: Ending = {
  kind: "closed",
  at: "2026-11-25T13:00:00.000Z",
  text: "Ni har fått en kontakt på biblioteket.",
  reasonCode: null,
  outcomes: ["advice_given"],
  reaction: "awaited",
  reactBy: "2026-12-16",
  reactionText: null,
  rated: false,
  receiver: null,
  consent: "not_needed",
};

export const closedRequest: Request = {
  ...openRequest,
  version: 7,
  stage: "ended",
  ending,
  actions: ["message", "confirm", "dispute", "rate"],
};

export function anEvent(number: number, event: Partial<RequestEvent>): RequestEvent {
  return {
    number,
    at: "2026-11-24T08:00:00.000Z",
    type: "assigned",
    actor: { kind: "staff", name: null },
    from: null,
    to: null,
    assignee: null,
    reason: null,
    details: {},
    ...event,
  };
}

interface Shown {
  messages?: Message[];
  offers?: TimeOffer[];
  meetings?: Meeting[];
  events?: RequestEvent[];
}

/** Everything the page of a request asks for; what is left out is not there. */
export function answerStory(request: Request, { messages = [], offers = [], meetings = [], events = [] }: Shown = {}) {
  answer(listCatalogues, {
    ...catalogues,
    outcomes: [
      { code: "advice_given", label: { sv: "Råd lämnat", en: "Advice given" }, hint: null, sort: 1 },
      { code: "contact_made", label: { sv: "Kontakt förmedlad", en: "Contact made" }, hint: null, sort: 2 },
    ],
    declineReasons: [{ code: "not_ours", label: { sv: "Inte vårt uppdrag", en: "Not our task" }, hint: null, sort: 1 }],
  });
  answer(getRequest, request);
  answer(listConversation, { messages });
  answer(listRequestMeetings, { offers, meetings });
  answer(getRequestHistory, { items: events });
}

/** The clock of the tests in this file stands still while the samples are of the present. */
export function atTheTimeOfTheSamples(): void {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-11-25T14:00:00.000Z") });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

/** The page of a request, and how to write on it in one stroke. */
export async function openStory(request: Request, shown: Shown = {}, language: Language = "sv") {
  answerStory(request, shown);
  const view = await renderAt(`/forfragan/${request.id}`, { as: requester, language });
  const write = async (box: HTMLElement, text: string) => {
    await view.user.click(box);
    await view.user.paste(text);
  };
  return { ...view, write };
}

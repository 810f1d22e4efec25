// The page of a case as its tests open it: somebody of the unit is signed in, and everything the page asks for is answered.
import { fireEvent, within } from "@testing-library/react";
import { listConversation, type Message, type Note } from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory, type RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { getRequest, listRequests, type Request } from "@samverkansstod/api/contract/requests.ts";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import type { Action } from "@samverkansstod/api/contract/life-cycle.ts";
import { aCase, answerDesk } from "./case-samples.ts";
import { answer } from "./mock.ts";
import { renderAt } from "./render.tsx";
import { consultant } from "./samples.ts";

/** Whoever is signed in, as the one who is responsible. */
export const myself = { id: consultant.person.id, name: consultant.person.name ?? "" };

/** Everything that can be done with a case at some point of its life, whatever its state here. */
const worked: Action[] = [
  "triage",
  "accept",
  "ask",
  "message",
  "note",
  "offer_times",
  "decline",
  "refer",
  "void",
  "pause",
  "log_contact",
  "close",
];

/** A case of one's own, with which everything can be done. */
export function myCase({ staff, ...changes }: NonNullable<Parameters<typeof aCase>[1]> = {}) {
  return aCase(123, { actions: worked, ...changes, staff: { assignee: myself, ...staff } });
}

export function anEvent(changes: Partial<RequestEvent> = {}): RequestEvent {
  return {
    number: 1,
    at: "2026-11-19T09:00:00.000Z",
    type: "submitted",
    actor: { kind: "requester", name: "Maryam Lindvall" },
    from: "draft",
    to: "submitted",
    assignee: null,
    reason: null,
    details: {},
    ...changes,
  };
}

interface Around {
  history?: RequestEvent[];
  messages?: Message[];
  notes?: Note[];
  language?: Language;
}

export async function openCase(found: Request, around: Around = {}) {
  const { history = [anEvent()], messages = [], notes = [], language = "sv" } = around;
  answerDesk();
  answer(getRequest, found);
  answer(getRequestHistory, { items: history });
  answer(listConversation, { messages, notes });
  answer(listRequests, { items: [], next: null });
  const view = await renderAt(`/arende/${found.id}`, { as: consultant, language });
  await view.screen.findByRole("heading", { level: 1 });
  return view;
}

/** Writes a text at once: typing it key by key takes longer than everything else that a test does. */
export function write(field: HTMLElement, text: string): void {
  fireEvent.change(field, { target: { value: text } });
}

/** Opens a dialog by its button, in the row or behind "Fler åtgärder". */
export async function openDialogOf(found: Request, button: string, around: Around = {}) {
  const view = await openCase(found, around);
  const { screen, user } = view;
  const inRow = screen.queryByRole("button", { name: button });
  if (inRow) await user.click(inRow);
  else {
    await user.click(screen.getByRole("button", { name: "Fler åtgärder" }));
    await user.click(screen.getByRole("button", { name: button }));
  }
  return { ...view, dialog: within(await screen.findByRole("dialog")) };
}

/*
 * People in the browser: a context each, signed in by the code that was mailed; and the mailbox where the mails are. The quick
 * way in (no screens) is for tests about something else than signing in.
 */
import { setTimeout as later } from "node:timers/promises";
import { requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import {
  createRequest,
  submitRequest,
  type Request,
  type RequestFormChange,
} from "@samverkansstod/api/contract/requests.ts";
import type { APIRequestContext, APIResponse, BrowserContext } from "playwright-core";

export interface Mail {
  to: string;
  subject: string;
  text: string;
  messageId: string;
  at: string;
}

export async function mailsTo(origin: string, to: string): Promise<Mail[]> {
  const answer = await fetch(`${origin}/api/v1/dev/mailbox?to=${encodeURIComponent(to)}`);
  return ((await answer.json()) as { items: Mail[] }).items;
}

const patience = 15_000;

/** The first mail to the address that fits and was not there before; mails are sent by a job, a moment after the answer. */
export async function nextMail(origin: string, to: string, fits: RegExp, known: readonly Mail[] = []): Promise<Mail> {
  const before = new Set(known.map(({ messageId }) => messageId));
  const until = performance.now() + patience;
  for (;;) {
    const found = (await mailsTo(origin, to)).find((mail) => fits.test(mail.subject) && !before.has(mail.messageId));
    if (found) return found;
    if (performance.now() > until)
      throw new Error(`No mail to ${to} whose subject fits ${fits.source} within ${patience} ms.`);
    await later(50);
  }
}

/** What the browser's own console says when the app asks who is signed in, and nobody is. */
export const notSignedInYet = /status of 401 .*\/api\/v1\/account\/(?:me|refresh)\)$/u;

const codeMail = /^\d{6} /u;

/** Does something that mails a code, and gives the code. */
export async function codeAfter(origin: string, to: string, asks: () => Promise<unknown>): Promise<string> {
  const known = await mailsTo(origin, to);
  await asks();
  const { subject } = await nextMail(origin, to, codeMail, known);
  return subject.slice(0, 6);
}

async function well(answer: APIResponse): Promise<APIResponse> {
  if (!answer.ok()) throw new Error(`${answer.url()} answered ${answer.status()}: ${await answer.text()}`);
  return answer;
}

// The cross-site check wants what a browser says by itself.
const fromOurPages = { "sec-fetch-site": "same-origin" };

/** Signs the context in without opening a page. */
export async function signInQuickly(context: BrowserContext, origin: string, email: string): Promise<void> {
  const { request } = context;
  const send = (url: string, data: object) => request.post(origin + url, { data, headers: fromOurPages });
  const code = await codeAfter(origin, email, async () => well(await send(requestSignInCode.url, { email })));
  await well(await send(signIn.url, { code }));
}

/** Sends a request as whoever is signed in, without opening a page. */
export async function sendQuickly(
  request: APIRequestContext,
  origin: string,
  form: RequestFormChange,
): Promise<Request> {
  const draft = await draftQuickly(request, origin, form);
  const answer = await request.post(origin + submitRequest.url.replace(":id", draft.id), {
    headers: { ...fromOurPages, "if-match": `"${draft.version}"`, "idempotency-key": crypto.randomUUID() },
  });
  return (await (await well(answer)).json()) as Request;
}

export async function draftQuickly(
  request: APIRequestContext,
  origin: string,
  form: RequestFormChange,
): Promise<Request> {
  const headers = { ...fromOurPages, "idempotency-key": crypto.randomUUID() };
  const answer = await request.post(origin + createRequest.url, { data: form, headers });
  return (await (await well(answer)).json()) as Request;
}

/** A request that can be sent as it is. */
export const aWholeForm = {
  kind: "consultation",
  subject: "Läxhjälp på biblioteket två kvällar i veckan",
  description:
    "Vi är tolv ideella läxhjälpare och vill ha läxhjälp på biblioteket två kvällar i veckan. Vem i staden ska vi prata med, och behöver vi ett avtal?",
  desiredChange: "Vi har en fast kontakt på biblioteket och vet vem som låser.",
  requesterType: "organisation",
  organisationName: "Exempelföreningen Läxlyktan",
  organisationForm: "nonprofit_association",
  organisationNumber: "499900-0013",
  contactName: "Maryam Lindvall",
  contactRole: "ordförande",
  contactPhone: "070-174 06 20",
  areas: ["nordost"],
  language: "sv",
  meetingTime: "evening",
  meetingPlace: "on_site",
} as const satisfies RequestFormChange;

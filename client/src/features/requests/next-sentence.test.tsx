// The next thing in one sentence, in every situation and in both languages.
import { expect, test } from "vitest";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { renderPiece } from "../../testing/render.tsx";
import { draft, sentRequest, summaryOf } from "../../testing/request-samples.ts";
import { closedRequest, ending, meeting, offer, openRequest, question } from "../../testing/story-samples.ts";
import { nothingAround, type Around } from "./follow/around.ts";
import { useNextSentence } from "./next-sentence.ts";

interface Situation {
  request: Parameters<ReturnType<typeof useNextSentence>>[0];
  around?: Partial<Around>;
  sv: string;
  en: string;
}

const waiting: Request = { ...openRequest, stage: "waiting_for_you" };
const ended = (changes: Partial<NonNullable<Request["ending"]>>): Request => ({
  ...closedRequest,
  ending: { ...ending, reaction: "not_asked", ...changes },
});
const late = { dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z", met: false, overdue: true };

const situations: Record<string, Situation> = {
  "a draft": {
    request: draft,
    sv: "Inte inskickad än. Fortsätt där du slutade.",
    en: "Not sent yet. Go on where you stopped.",
  },
  "just sent": {
    request: sentRequest,
    sv: "Vi hör av oss senast torsdag 26 november 2026.",
    en: "We will be in touch by Thursday 26 November 2026.",
  },
  "a promise that was not kept": {
    request: { ...sentRequest, promise: late },
    sv: "Vi skulle ha hört av oss senast torsdag 26 november 2026. Det beklagar vi. Ring eller mejla oss gärna.",
    en: "We should have been in touch by Thursday 26 November 2026. We are sorry. Please call or e-mail us.",
  },
  "a question": {
    request: waiting,
    around: { question, offer, meeting },
    sv: "Vi ställde en fråga till er den 24 november 2026 och väntar på ert svar.",
    en: "We asked you a question on 24 November 2026 and are waiting for your answer.",
  },
  "times to choose from": {
    request: openRequest,
    around: { offer, meeting },
    sv: "Välj en tid för möte senast tisdag 1 december 2026 kl. 17.00.",
    en: "Choose a time to meet by Tuesday 1 December 2026 at 17:00.",
  },
  "a meeting": {
    request: openRequest,
    around: { meeting, ranOut: offer },
    sv: "Vi ses torsdag 3 december 2026 kl. 10.00–11.00.",
    en: "We meet on Thursday 3 December 2026, 10:00–11:00.",
  },
  "a meeting by video": {
    request: openRequest,
    around: { meeting: { ...meeting, placeKind: "video" } },
    sv: "Vi ses på video torsdag 3 december 2026 kl. 10.00–11.00.",
    en: "We meet by video on Thursday 3 December 2026, 10:00–11:00.",
  },
  "a call": {
    request: openRequest,
    around: { meeting: { ...meeting, placeKind: "phone" } },
    sv: "Vi hörs på telefon torsdag 3 december 2026 kl. 10.00–11.00.",
    en: "We talk on the phone on Thursday 3 December 2026, 10:00–11:00.",
  },
  "times that ran out": {
    request: openRequest,
    around: { ranOut: offer },
    sv: "Tiderna som vi föreslog gick ut tisdag 1 december 2026 kl. 17.00. Skriv till oss, så föreslår vi nya.",
    en: "The times we offered ran out on Tuesday 1 December 2026 at 17:00. Write to us and we will offer new ones.",
  },
  "a pause": {
    request: { ...openRequest, pausedUntil: "2026-12-07" },
    sv: "Ärendet är vilande till måndag 7 december 2026. Då tar vi upp det igen.",
    en: "The case is on hold until Monday 7 December 2026. Then we take it up again.",
  },
  "sent, and contact was had": {
    request: { ...sentRequest, promise: { ...late, met: true, overdue: false } },
    sv: "Vi har haft kontakt med er. Vi hör av oss om nästa steg.",
    en: "We have been in contact with you. We will be in touch about the next step.",
  },
  "under way": {
    request: openRequest,
    sv: "Vi arbetar tillsammans med er. Er kontaktperson hör av sig om nästa steg.",
    en: "We are working together with you. Your contact person will be in touch about the next step.",
  },
  "an ending to react to": {
    request: closedRequest,
    sv: "Vi har avslutat ärendet. Säg om det stämmer, senast onsdag 16 december 2026.",
    en: "We have closed the case. Tell us whether that is right, by Wednesday 16 December 2026.",
  },
  "a question about passing on": {
    request: ended({ kind: "referred", receiver: "Kulturförvaltningen", consent: "asked" }),
    sv: "Vi hänvisade er den 25 november 2026 till Kulturförvaltningen. Säg om vi får skicka vidare det ni har skrivit.",
    en: "On 25 November 2026 we referred you to Kulturförvaltningen. Tell us whether we may pass on what you have written.",
  },
  closed: {
    request: ended({ reaction: "confirmed" }),
    sv: "Ärendet avslutades den 25 november 2026. Ni behöver inte göra något mer.",
    en: "The case was closed on 25 November 2026. You do not need to do anything more.",
  },
  "closed without an answer": {
    request: ended({ kind: "no_reply" }),
    sv: "Ärendet avslutades den 25 november 2026, för vi fick inget svar på vår fråga. Svarar ni, öppnar vi det igen.",
    en: "The case was closed on 25 November 2026, as we had no answer to our question. If you answer, we open it again.",
  },
  declined: {
    request: ended({ kind: "declined" }),
    sv: "Vi tackade nej den 25 november 2026. Läs varför, och vart ni kan vända er.",
    en: "We declined on 25 November 2026. Read why, and where you can turn.",
  },
  referred: {
    request: ended({ kind: "referred", receiver: "Kulturförvaltningen" }),
    sv: "Vi hänvisade er den 25 november 2026 till Kulturförvaltningen. Läs hur ni går vidare.",
    en: "On 25 November 2026 we referred you to Kulturförvaltningen. Read how to go on.",
  },
  withdrawn: {
    request: ended({ kind: "withdrawn" }),
    sv: "Ni återkallade förfrågan den 25 november 2026. Vi gör inget mer i ärendet.",
    en: "You withdrew the request on 25 November 2026. We do nothing more in the case.",
  },
  void: {
    request: ended({ kind: "void" }),
    sv: "Ärendet togs bort ur arbetet den 25 november 2026. Ring eller mejla oss om ni undrar varför.",
    en: "The case was taken out of the work on 25 November 2026. Call or e-mail us if you wonder why.",
  },
  "waiting, as the list knows it": {
    request: summaryOf(waiting),
    sv: "Vi behöver ett svar från er för att komma vidare.",
    en: "We need an answer from you to go on.",
  },
  "ended, as the list knows it": {
    request: summaryOf(closedRequest),
    sv: "Ärendet är avslutat.",
    en: "The case is closed.",
  },
};

function Sentence({ request, around }: Situation) {
  const next = useNextSentence();
  return <p>{next(request, around && { ...nothingAround, ...around })}</p>;
}

test.each(Object.entries(situations))("%s", async (_, situation) => {
  for (const language of ["sv", "en"] as const) {
    const { container, unmount } = await renderPiece(<Sentence {...situation} />, { language });
    expect(container.querySelector("p")?.textContent).toBe(situation[language]);
    unmount();
  }
});

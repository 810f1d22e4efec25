// What mails say, in the reader's language, as text and HTML. Every value is escaped; links come from the configuration, never from a request.
import type { Language } from "../contract/account.ts";
import { fill } from "../contract/words.ts";
import { showDate } from "../shared/calendar-format.ts";
import { mailWords } from "./words.ts";

export interface Message {
  subject: string;
  text: string;
  html: string;
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

interface Parts {
  language: Language;
  subject: string;
  paragraphs: readonly string[];
  /** A code shown large, or a link, after the first paragraph. */
  code?: string;
  link?: { href: string; says: string };
}

function message({ language, subject, paragraphs, code, link }: Parts): Message {
  const { signature } = mailWords[language];
  const text = [
    ...(code ? [paragraphs[0], code, ...paragraphs.slice(1)] : paragraphs),
    ...(link ? [`${link.says}: ${link.href}`] : []),
    signature,
  ];
  const html = [
    `<p>${escaped(paragraphs[0] ?? "")}</p>`,
    ...(code ? [`<p><strong>${escaped(code)}</strong></p>`] : []),
    ...paragraphs.slice(1).map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.says)}</a></p>`] : []),
    `<p>${escaped(signature)}</p>`,
  ];
  return {
    subject,
    text: `${text.join("\n\n")}\n`,
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${html.join("")}</body></html>`,
  };
}

/** The one-time code. The subject carries it, so that it can be read without opening the mail. */
export function signInCodeMail(language: Language, { code, minutes }: { code: string; minutes: number }): Message {
  const words = mailWords[language].signInCode;
  return message({
    language,
    subject: fill(words.subject, { code }),
    paragraphs: [words.intro, fill(words.holds, { minutes }), words.notYou],
    code,
  });
}

interface Receipt {
  caseNumber: string;
  dueDate: string;
  requestId: string;
}

/** The receipt of a request: its number, and by when the unit gets in touch. Says nothing of what was written. */
export function receiptMail(language: Language, { caseNumber, dueDate, requestId }: Receipt, publicUrl: URL): Message {
  const words = mailWords[language].receipt;
  const date = showDate(Temporal.PlainDate.from(dueDate), language);
  return message({
    language,
    subject: fill(words.subject, { caseNumber }),
    paragraphs: [fill(words.intro, { caseNumber }), fill(words.next, { date }), words.record, words.answer],
    link: { href: new URL(`/forfragan/${requestId}`, publicUrl).href, says: words.link },
  });
}

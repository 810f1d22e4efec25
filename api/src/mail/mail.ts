// A mail as text and HTML in the reader's language, and the one of the sign-in code. Every value is escaped. The mails of cases are templates.ts.
import type { Language } from "../contract/account.ts";
import { fill } from "../contract/words.ts";
import { mailWords } from "./words.ts";

/** A calendar file that goes with a mail (RFC 5545, 6047). */
export interface CalendarFile {
  method: "REQUEST" | "CANCEL";
  content: string;
}

export interface Message {
  subject: string;
  text: string;
  html: string;
  calendar?: CalendarFile;
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");
const lines = (text: string) => escaped(text).replaceAll("\n", "<br>");

interface Parts {
  language: Language;
  subject: string;
  paragraphs: readonly string[];
  /** A code shown large, or a link, after the first paragraph. */
  code?: string;
  link?: { href: string; says: string };
}

/** Text and HTML of the same words. */
export function message({ language, subject, paragraphs, code, link }: Parts): Message {
  const { signature } = mailWords[language];
  const text = [
    ...(code ? [paragraphs[0], code, ...paragraphs.slice(1)] : paragraphs),
    ...(link ? [`${link.says}: ${link.href}`] : []),
    signature,
  ];
  const html = [
    `<p>${lines(paragraphs[0] ?? "")}</p>`,
    ...(code ? [`<p><strong>${escaped(code)}</strong></p>`] : []),
    ...paragraphs.slice(1).map((paragraph) => `<p>${lines(paragraph)}</p>`),
    ...(link ? [`<p><a href="${escaped(link.href)}">${escaped(link.says)}</a></p>`] : []),
    `<p>${escaped(signature)}</p>`,
  ];
  return {
    subject,
    text: `${text.join("\n\n")}\n`,
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${html.join("")}</body></html>`,
  };
}

/** The one-time code and its link. The subject carries it, so that it can be read without opening the mail. */
export function signInCodeMail(
  language: Language,
  { code, link, minutes }: { code: string; link: URL; minutes: number },
): Message {
  const words = mailWords[language].signInCode;
  return message({
    language,
    subject: fill(words.subject, { code }),
    paragraphs: [words.intro, fill(words.holds, { minutes }), words.notYou],
    code,
    link: { href: link.href, says: words.link },
  });
}

/** In the place of a code, to staff who sign in elsewhere. */
export function staffSignInMail(language: Language, publicUrl: URL): Message {
  const words = mailWords[language].staffSignIn;
  return message({
    language,
    subject: words.subject,
    paragraphs: [words.intro, words.notYou],
    link: { href: new URL("/logga-in", publicUrl).href, says: words.link },
  });
}

// The mails of cases: a template's words filled with a row's data, in the reader's language. Dates and times are written out here.
import type { Language } from "../contract/account.ts";
import { fill } from "../contract/words.ts";
import { showDate, showDateTime, showMeetingTime } from "../shared/calendar-format.ts";
import type { MailTemplate } from "../shared/mail-template.ts";
import { message, type Message } from "./mail.ts";
import { en } from "./words.en.ts";
import { sv } from "./words.sv.ts";
import { mailWords } from "./words.ts";

export interface TemplateText {
  subject: string;
  /** Each is left out when a value it names is missing or empty. */
  paragraphs: readonly string[];
  /** What the link to `page` says; no link without it, or without a page. */
  link?: string;
}

/** Every template, and so every language, has its words. */
export type TemplateWords = Readonly<Record<MailTemplate, TemplateText>>;

const words: Readonly<Record<Language, TemplateWords>> = { sv, en };

type Data = Readonly<Record<string, string>>;

/** Pairs of instants that are written as one span of time. */
const spans = {
  time: ["startsAt", "endsAt"],
  oldTime: ["oldStartsAt", "oldEndsAt"],
  offer1: ["offer1StartsAt", "offer1EndsAt"],
  offer2: ["offer2StartsAt", "offer2EndsAt"],
  offer3: ["offer3StartsAt", "offer3EndsAt"],
} as const;

/** How the place of a meeting is named in the words, by its kind. */
const placeNames: Readonly<Record<string, "onSite" | "phone" | "video">> = {
  on_site: "onSite",
  phone: "phone",
  video: "video",
};

function written(name: string, value: string, language: Language): string {
  if (value === "") return "";
  if (name.endsWith("Date")) return showDate(Temporal.PlainDate.from(value), language);
  if (name.endsWith("At")) return showDateTime(Temporal.Instant.from(value), language);
  return value;
}

function valuesOf(data: Data, language: Language): Record<string, string> {
  const values = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, written(name, value, language)]),
  );
  for (const [name, [from, to]] of Object.entries(spans)) {
    const [start, end] = [data[from], data[to]];
    if (start && end) {
      values[name] = showMeetingTime(Temporal.Instant.from(start), Temporal.Instant.from(end), language);
    }
  }
  const place = placeNames[data["placeKind"] ?? ""];
  if (place !== undefined) values[place] ??= mailWords[language].placeToCome[place];
  return values;
}

const named = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name);

/** The mail of a template in this language. Its link leads to the configured address, never to one from a request. */
export function templateMail(
  template: MailTemplate,
  language: Language,
  { data, publicUrl }: { data: Data; publicUrl: URL },
): Message {
  const { subject, paragraphs, link } = words[language][template];
  const values = valuesOf(data, language);
  // Rows of the version before have the request's id instead.
  const page = data["page"] ?? (data["requestId"] && `/forfragan/${data["requestId"]}`);
  return message({
    language,
    subject: fill(subject, values),
    paragraphs: paragraphs
      .filter((text) => named(text).every((name) => values[name]))
      .map((text) => fill(text, values)),
    ...(link && page && { link: { href: new URL(page, publicUrl).href, says: link } }),
  });
}

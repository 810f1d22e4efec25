// How a made-up case went, as steps: the course of its text told in the words of the history. When each step happened is demo-time.ts,
// who took it demo-cases.ts.
import type { Kind, State, WaitingFor } from "@samverkansstod/api/contract/life-cycle.ts";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { between, pick, type Random } from "./demo-time.ts";
import type { ClosedCourse, RequestSeed } from "./request-seed.ts";

export interface Step {
  type: RequestEvent["type"];
  /** Working days since the step before. */
  gap: number;
  /** "responsible": the one who has the case then. */
  by: "requester" | "responsible" | "coordinator" | "registrar" | "system";
  /** Absent: the state stays. */
  to?: State;
  reason?: string;
  /** What was said, noted, logged or summed up: a row of its own (demo-records.ts) and no part of the history. */
  text?: string;
  /** A meeting that is booked: it was held at the next step, is still to come, or has been and nobody has logged it. */
  occasion?: "held" | "ahead" | "unlogged";
  waitingFor?: WaitingFor;
  kind?: Kind;
  /** The first who is responsible, or the one it was handed over to. */
  responsible?: "first" | "second";
  pauses?: true;
}

type CourseOf<S> = Extract<RequestSeed["course"], { state: S }>;
type OpenCourse = CourseOf<"submitted" | "accepted" | "in_progress">;

const firstWords = [
  "Vi ringde kontaktpersonen och gick igenom frågan.",
  "Samtal på en kvart. Vi kom överens om nästa steg.",
  "Vi ringde tillbaka och berättade hur vi kan hjälpa till.",
  "Samtal om vad de vill och vilka som behöver vara med.",
];
const questions = ["Vilka tider passar er för ett första samtal?", "Vilka fler behöver vara med på det första mötet?"];
const answers = ["Vi kan på eftermiddagar, helst i slutet av veckan.", "Vi återkom med ett förslag per telefon."];

const agreements = [
  "Föreningen skriver en sida om vad de vill. Vi frågar förvaltningen vem som ska vara med.",
  "Vi kom överens om vem som gör vad före nästa möte, och vem som kallar.",
  "Parterna vill samma sak men ser tiden olika. Nästa gång pratar vi om en tidplan.",
  "Föreningen tar kontakt med sina medlemmar. Förvaltningen tar fram ett underlag.",
];

const daysOfMonth = 21;

function triage(random: Random): Step {
  const gap = pick(random, [0, 0, 1, 1, 1, 2]);
  const byCoordinator = random() < 0.6;
  return { type: "assigned", gap, by: byCoordinator ? "coordinator" : "responsible", responsible: "first" };
}

function acceptance({ kindAfterTriage }: RequestSeed, random: Random): Step[] {
  const accepted: Step = { type: "accepted", gap: between(random, 0, 1), by: "responsible", to: "accepted" };
  if (kindAfterTriage === undefined) return [accepted];
  return [accepted, { type: "kind_changed", gap: 0, by: "responsible", kind: kindAfterTriage }];
}

/** Mostly within the promise; one in eight is late. */
function firstContact({ initiatedBy }: RequestSeed, random: Random): Step {
  const gap = random() < 0.125 ? between(random, 4, 7) : between(random, 0, 1);
  const words = pick(random, firstWords);
  const reason = initiatedBy === "unit" ? "Vi talade med dem som ska vara med." : words;
  return { type: "contact_logged", gap, by: "responsible", to: "in_progress", text: reason };
}

function begun(request: RequestSeed, random: Random): Step[] {
  return [triage(random), ...acceptance(request, random), firstContact(request, random)];
}

const isProcess = ({ kind, kindAfterTriage }: RequestSeed): boolean => (kindAfterTriage ?? kind) === "process_support";

function meetings(request: RequestSeed, { held, planned }: { held: number; planned?: number }, random: Random): Step[] {
  const rhythm = isProcess(request) ? { least: 8, most: 16 } : { least: 3, most: 9 };
  const steps: Step[] = [];
  const handedOver = held >= 4 && random() < 0.35;
  for (let count = 1; count <= held; count++) {
    const text =
      planned === undefined ? pick(random, agreements) : `Möte ${count} av ${planned}. ${pick(random, agreements)}`;
    const gap = between(random, rhythm.least, rhythm.most);
    const ahead = Math.floor(gap / 2);
    steps.push({ type: "meeting_booked", gap: gap - ahead, by: "responsible", occasion: "held" });
    steps.push({ type: "meeting_held", gap: ahead, by: "responsible", to: "in_progress", text });
    if (handedOver && count === 2) {
      const why = "Ärendena i området fördelas om.";
      steps.push({ type: "assigned", gap: 2, by: "coordinator", responsible: "second", reason: why });
    }
  }
  return steps;
}

/** What is left when it is still open: who is waited for, what was said last, and whether it rests. */
function leftOpen(steps: Step[], { waitingFor, note, pausedBecause }: OpenCourse): Step[] {
  if (waitingFor === "requester") {
    const text = note ?? "Kan ni berätta lite mer om vad ni vill?";
    return [...steps, { type: "asked", gap: 1, by: "responsible", waitingFor, text }];
  }
  const last = steps.at(-1);
  if (!last) return steps;
  const key = last.text === undefined ? "reason" : "text";
  const words = [last[key], note].filter((text) => text !== undefined).join(" ");
  const told = [...steps.slice(0, -1), { ...last, ...(words && { [key]: words }), ...(waitingFor && { waitingFor }) }];
  if (pausedBecause === undefined) return told;
  return [...told, { type: "paused", gap: 3, by: "responsible", reason: pausedBecause, pauses: true }];
}

/** Where more meetings are planned than were held, the next is booked or on offer; now and then it has just been. */
function planned(steps: Step[], { course, held }: { course: OpenCourse; held: number }, random: Random): Step[] {
  const { meetingsPlanned = 0, waitingFor, pausedBecause } = course;
  if (meetingsPlanned <= held || waitingFor === "requester" || pausedBecause !== undefined) return steps;
  const chance = random();
  if (chance < 0.3) return [...steps, { type: "times_offered", gap: 1, by: "responsible" }];
  const occasion = chance < 0.5 ? ("unlogged" as const) : ("ahead" as const);
  return [...steps, { type: "meeting_booked", gap: 1, by: "responsible", occasion }];
}

function questionAndAnswer(question: string, answer: string): Step[] {
  return [
    { type: "asked", gap: 1, by: "responsible", text: question, waitingFor: "requester" },
    { type: "answered", gap: 1, by: "requester", text: answer, waitingFor: "nobody" },
  ];
}

function acceptedSteps(request: RequestSeed, course: OpenCourse, random: Random): Step[] {
  const accepted = [triage(random), ...acceptance(request, random)];
  // Whoever has a meeting booked has been asked about times.
  const asked = course.meetingsPlanned !== undefined && course.waitingFor === undefined;
  return planned(
    leftOpen(
      asked ? [...accepted, ...questionAndAnswer(pick(random, questions), pick(random, answers))] : accepted,
      course,
    ),
    { course, held: 0 },
    random,
  );
}

function closedSteps(request: RequestSeed, course: ClosedCourse, random: Random): Step[] {
  const held = course.meetings ?? 0;
  const steps = [...begun(request, random), ...meetings(request, { held }, random)];
  if (course.outcomes.includes("no_reply")) {
    const question = "Vill ni gå vidare? Svara gärna, så bokar vi en tid.";
    return [
      ...steps,
      { type: "asked", gap: 3, by: "responsible", text: question, waitingFor: "requester" },
      { type: "reminded", gap: 5, by: "system" },
      { type: "reminded", gap: 5, by: "system" },
      { type: "closed", gap: 5, by: "system", to: "closed", text: course.summary, waitingFor: "nobody" },
    ];
  }
  const wrapUp = isProcess(request) ? between(random, 4, 12) : between(random, 0, 5);
  steps.push({ type: "closed", gap: wrapUp, by: "responsible", to: "closed", text: course.summary });
  if (request.initiatedBy !== "unit" && course.confirmation === "confirmed") {
    steps.push({ type: "ending_confirmed", gap: between(random, 1, 8), by: "requester" });
  }
  if (request.initiatedBy !== "unit" && course.confirmation === "unconfirmed") {
    steps.push({ type: "reminded", gap: 10, by: "system" }, { type: "ending_unconfirmed", gap: 6, by: "system" });
  }
  if (course.reopened === undefined) return steps;
  const { afterMonths, reason } = course.reopened;
  return [
    ...steps,
    { type: "reopened", gap: afterMonths * daysOfMonth, by: "responsible", to: "in_progress", reason },
    { type: "meeting_booked", gap: 2, by: "responsible", occasion: "held" },
    { type: "meeting_held", gap: 4, by: "responsible", to: "in_progress", text: "Möte om den nya frågan." },
    {
      type: "closed",
      gap: 5,
      by: "responsible",
      to: "closed",
      text: "Parterna vet vem de ska tala med om den nya frågan.",
    },
  ];
}

/** Everything that happened after it came in, in order. */
export function stepsOf(request: RequestSeed, random: Random): Step[] {
  const { course } = request;
  switch (course.state) {
    case "draft":
      return [];
    case "submitted":
      return course.note === undefined ? [] : [{ ...triage(random), by: "coordinator", reason: course.note }];
    case "accepted":
      return acceptedSteps(request, course, random);
    case "in_progress": {
      const held = course.meetingsHeld ?? 0;
      const count = course.meetingsPlanned;
      const steps = [
        ...begun(request, random),
        ...meetings(request, { held, ...(count && { planned: count }) }, random),
      ];
      return planned(leftOpen(steps, course), { course, held }, random);
    }
    case "closed":
      return closedSteps(request, course, random);
    case "declined":
      return [
        triage(random),
        { type: "declined", gap: between(random, 0, 2), by: "responsible", to: "declined", text: course.text },
      ];
    case "referred":
      return [
        triage(random),
        ...questionAndAnswer(`Får vi skicka er fråga vidare till ${course.receiver}?`, "Ja, det får ni gärna göra."),
        { type: "referred", gap: 1, by: "responsible", to: "referred", text: course.text },
      ];
    case "withdrawn":
      return [
        ...begun(request, random),
        { type: "withdrawn", gap: between(random, 5, 15), by: "requester", to: "withdrawn", reason: course.reason },
      ];
    case "void":
      return [{ type: "voided", gap: 1, by: "registrar", to: "void", reason: course.reason }];
  }
}

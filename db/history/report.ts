// What verify-history says: one line for each broken case and anchor, and one that sums up. Pure.
import type { Anchor, CheckedAnchor } from "./anchors.ts";
import type { BrokenLink, Fault, Verified } from "./verify.ts";

const says: Readonly<Record<Fault, string>> = {
  missing: "is missing",
  link: "does not follow from the event before it",
  content: "is not what it was when it was written",
  text: "has another text than when it was written",
  no_text: "has lost its text",
  state:
    "is the last one, and the case is in another state: events after it are gone, or the case was changed beside its history",
  no_history: "",
};

function lineOf({ caseNumber, requestId, number, fault }: BrokenLink): string {
  const which = `Case ${caseNumber ?? requestId}`;
  return fault === "no_history" ? `${which}: has no history.` : `${which}: event ${number} ${says[fault]}.`;
}

const anchorLine = ({ day, events, found, holds }: CheckedAnchor): string =>
  found === events || holds
    ? `Anchor of ${day}: the events that it is over are not what they were.`
    : `Anchor of ${day}: it is over ${events} events, and ${found} of them are there.`;

/** What to print, and whether all of it is whole. */
export function reportOf(
  { cases, events, broken, anchors }: Verified,
  seconds: number,
): { lines: string[]; whole: boolean } {
  const fallen = anchors.filter(({ holds }) => !holds);
  const whole = broken.length === 0 && fallen.length === 0;
  const last = anchors.at(-1);
  const lines = [
    ...broken.map(lineOf),
    ...fallen.map(anchorLine),
    `${events} events of ${cases} cases read in ${seconds.toFixed(1)} s: ${whole ? "every history is whole" : `${broken.length} broken cases, ${fallen.length} broken anchors`}.`,
    last
      ? `${anchors.length} anchors. Keep the newest one elsewhere, and hold it against a later history: --since-anchor ${last.day}:${last.digest}`
      : "No anchor yet: the worker makes one a day.",
  ];
  return { lines, whole };
}

/** What to say of an anchor that somebody kept and that is not among these as it was; undefined where it is. */
export function withoutMatch(anchors: readonly Anchor[], { day, digest }: Anchor): string | undefined {
  const stored = anchors.find((anchor) => anchor.day === day);
  if (stored?.digest === digest) return undefined;
  return stored
    ? `The anchor of ${day} is another than the one given: the history before it was written anew.`
    : `There is no anchor of ${day} any more.`;
}

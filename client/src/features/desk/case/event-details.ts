// What the history tells of a step beside its sentence: from what to what, until when, how long. Codes become the words of their catalogue.
import { useTranslation } from "react-i18next";
import { contactChannels, noteKinds } from "@samverkansstod/api/contract/conversation.ts";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import { kinds, priorities } from "@samverkansstod/api/contract/life-cycle.ts";
import { cancelCodes, notBecauseCodes } from "@samverkansstod/api/contract/meetings.ts";
import { useCatalogues } from "../../../http/catalogues.ts";
import { formatDate, formatDateTime } from "../../../i18n/dates.ts";
import { useDuration } from "./duration.ts";

/** One of the known values, or nothing: what an older version of the product wrote is left out rather than guessed. */
function oneOf<T extends string>(known: readonly T[], value: string | undefined): T | undefined {
  return known.find((one) => one === value);
}

/** The sentences of one event, in order; none for most. */
export function useEventDetails(): (event: Pick<RequestEvent, "type" | "details">) => string[] {
  const { t, i18n } = useTranslation();
  const { label } = useCatalogues();
  const duration = useDuration();
  const date = (value: string) => formatDate(value, i18n.language);
  const time = (value: string) => formatDateTime(value, i18n.language);
  const kindWord = (value: string | undefined) => {
    const kind = oneOf(kinds, value);
    return kind && t(`queue.kindShort.${kind}`);
  };

  function ofKind({ from, kind, since }: RequestEvent["details"]): (string | undefined)[] {
    const [before, to] = [kindWord(from), kindWord(kind)];
    return [
      to && (before ? t("case.details.kind", { from: before, to }) : t("case.details.kindNew", { to })),
      since && t("case.details.since", { date: date(since) }),
    ];
  }

  function ofTriage(details: RequestEvent["details"]): (string | undefined)[] {
    const priority = oneOf(priorities, details["priority"]);
    const named = (name: string, value: string) => t("case.details.named", { name, value });
    return [
      priority && named(t("triage.priority"), t(`words.priorities.${priority}`)),
      ...(["themes", "principles", "areas", "administrations"] as const).map((catalogue) => {
        const codes = details[catalogue];
        if (codes === undefined) return undefined;
        const labels = codes.split(",").filter(Boolean);
        const value = labels.map((code) => label(catalogue, code)).join(", ") || t("case.details.none");
        return named(t(`case.facts.${catalogue}`), value);
      }),
    ];
  }

  function ofContact({ channel, minutes }: RequestEvent["details"]): (string | undefined)[] {
    const known = oneOf(contactChannels, channel);
    const parts = [
      known && t(`conversation.contact.channels.${known}`),
      minutes !== undefined && /^\d+$/.test(minutes) ? duration(Number(minutes)) : undefined,
    ].filter((part) => part !== undefined);
    return parts.length > 0 ? [`${parts.join(", ")}.`] : [];
  }

  function ofMeeting({ startsAt, fromStartsAt, code, minutes }: RequestEvent["details"]): (string | undefined)[] {
    const cancelled = oneOf(cancelCodes, code);
    const missed = oneOf(notBecauseCodes, code);
    return [
      startsAt &&
        (fromStartsAt
          ? t("case.details.moved", { from: time(fromStartsAt), to: time(startsAt) })
          : t("case.details.time", { when: time(startsAt) })),
      cancelled ? `${t(`meetings.cancelCodes.${cancelled}`)}.` : missed && `${t(`meetings.notBecause.${missed}`)}.`,
      minutes !== undefined && /^\d+$/.test(minutes) ? `${duration(Number(minutes))}.` : undefined,
    ];
  }

  function all({ type, details }: Pick<RequestEvent, "type" | "details">): (string | undefined)[] {
    switch (type) {
      case "kind_changed":
        return ofKind(details);
      case "triaged":
        return ofTriage(details);
      case "contact_logged":
      case "quick_logged":
        return ofContact(details);
      case "note_added": {
        const kind = oneOf(noteKinds, details["noteKind"]);
        return [kind && `${t(`conversation.notes.${kind}`)}.`];
      }
      case "paused":
        return [details["until"] && t("case.details.until", { date: date(details["until"]) })];
      case "declined":
        return [details["code"] && t("case.details.declined", { reason: label("declineReasons", details["code"]) })];
      case "referred":
        return [details["receiver"] && t("case.details.receiver", { receiver: details["receiver"] })];
      case "meeting_booked":
      case "meeting_moved":
      case "meeting_cancelled":
      case "meeting_held":
      case "meeting_missed":
      case "meeting_log_corrected":
        return ofMeeting(details);
      case "summary_sent":
        return [details["to"] && t("case.details.receiver", { receiver: details["to"] })];
      default:
        return [];
    }
  }
  return (event) => all(event).filter((sentence) => sentence !== undefined && sentence !== "") as string[];
}

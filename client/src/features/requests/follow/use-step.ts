// Taking a step on the page of a request: the call, the page fetched anew, and what is said when something had changed meanwhile. An answer
// that was lost on the way is found again: a step that is already taken is not refused a second time.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { RequestEvent } from "@samverkansstod/api/contract/history.ts";
import type { Message } from "@samverkansstod/api/contract/conversation.ts";
import type { Action } from "@samverkansstod/api/contract/life-cycle.ts";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import { isProblem } from "../../../http/problem.ts";
import { conversationQuery, historyQuery, readAnew, requestQuery } from "../requests.queries.ts";
import { useChanges } from "./changes.ts";
import type { KeptText } from "./kept-text.ts";
import { useStory, type Change } from "./story.ts";

/** The request and what is said and done in it, as they are after a refusal. */
export interface Now {
  request: Request;
  messages: readonly Message[];
  events: readonly RequestEvent[];
}

interface StepOptions<Input> {
  action: Action;
  send: (input: Input) => Promise<Request>;
  /** The sentence that says it is done. */
  said: (input: Input) => string;
  /** Whether the step had been taken by an earlier try. */
  isTaken: (input: Input, now: Now) => boolean;
  /** What was written for it; goes to the message box should its own form be gone. */
  text?: KeptText;
  /** It is taken, or something had changed; not when it could not be sent. */
  onEnd?: (isTaken: boolean) => void;
}

export function useStep<Input>({ action, send, said, isTaken, text, onEnd }: StepOptions<Input>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { request, message, done, changed } = useStory();
  const changesSince = useChanges();
  const { id } = request;

  /** Where what was written is now, and what to do. */
  function afterChange(now: Request): string[] {
    const written = text?.text.trim() ?? "";
    if (now.actions.includes(action)) {
      return [written === "" ? t("requests.changed.again") : t("requests.changed.kept")];
    }
    if (written === "" || !now.actions.includes("message")) return [];
    message.add(written);
    text?.forget();
    return [t("requests.changed.moved")];
  }

  return useMutation({
    mutationFn: async (input: Input): Promise<Change | null> => {
      try {
        queries.setQueryData(requestQuery(id).queryKey, await send(input));
      } catch (error) {
        if (!isProblem(error, "stale_version", "wrong_state")) throw error;
        if (error.problem.current) queries.setQueryData(requestQuery(id).queryKey, error.problem.current as Request);
        await readAnew(queries, id);
        const now: Now = {
          request: queries.getQueryData(requestQuery(id).queryKey) ?? request,
          messages: queries.getQueryData(conversationQuery(id).queryKey) ?? [],
          events: queries.getQueryData(historyQuery(id).queryKey) ?? [],
        };
        if (isTaken(input, now)) return null;
        const sentences = [...changesSince(request, now.request), ...afterChange(now.request)];
        return { title: t("requests.changed.title"), sentences };
      }
      await readAnew(queries, id);
      return null;
    },
    onSuccess: (change, input) => {
      onEnd?.(change === null);
      if (change) {
        changed(change);
        return;
      }
      text?.forget();
      done(said(input));
    },
  });
}

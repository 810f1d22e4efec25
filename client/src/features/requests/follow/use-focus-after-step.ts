// Where the focus goes when a form of the page has been sent and is gone: to what is next, or to what had changed.
import { useEffect, useRef, useState } from "react";
import { useSay } from "../../../ui/status-line.tsx";
import { messageBoxId, type Change } from "./story.ts";

export function useFocusAfterStep() {
  const say = useSay();
  const next = useRef<HTMLHeadingElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const [after, setAfter] = useState<{ change: Change | null } | null>(null);
  // After the dialogs and forms of the same moment have closed, for closing gives the focus back.
  useEffect(() => {
    if (!after) return;
    const target = after.change ? notice.current : next.current;
    target?.focus();
  }, [after]);
  return {
    next,
    notice,
    change: after?.change ?? null,
    done: (sentence: string) => {
      say(sentence);
      setAfter({ change: null });
    },
    changed: (change: Change) => setAfter({ change }),
    toMessage: () => {
      const box = document.getElementById(messageBoxId);
      box?.closest(".field")?.scrollIntoView({ block: "center" });
      box?.focus({ preventScroll: true });
    },
  };
}

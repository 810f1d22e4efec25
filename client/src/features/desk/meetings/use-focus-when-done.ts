// Where the focus goes when a dialog on the case page has done its work.
import { useEffect, useRef, useState } from "react";

/** After a dialog is done the focus goes to the heading: the button that opened it may be gone. */
export function useFocusWhenDone() {
  const heading = useRef<HTMLHeadingElement>(null);
  const [doneCount, setDoneCount] = useState(0);
  useEffect(() => {
    if (doneCount > 0) heading.current?.focus();
  }, [doneCount]);
  return { heading, done: () => setDoneCount((count) => count + 1) };
}

// What had changed when somebody sent something, and where that which they had written is now.
import type { Ref } from "react";
import { Notice } from "../../../ui/notice.tsx";
import type { Change } from "./story.ts";

export function ChangeNotice({ change: { title, sentences }, box }: { change: Change; box: Ref<HTMLDivElement> }) {
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="warning" title={title} announced>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    </div>
  );
}

// What somebody is writing on the page of a request: kept in this tab until it has been sent, also when the sign-in ends meanwhile or the
// page is loaded again. With it the key that makes sending it happen once.
import { useEffect, useState } from "react";
import { useMe } from "../../../http/me.ts";
import { recall, remember } from "../../../ui/remembered.ts";

interface Kept {
  text: string;
  key: string;
}

export interface KeptText extends Kept {
  write: (text: string) => void;
  /** Adds a paragraph to what stands there. */
  add: (text: string) => void;
  /** It has been sent: the next one is another. */
  forget: () => void;
  /** The same text, to be sent as another. */
  renewKey: () => void;
}

const newKey = () => crypto.randomUUID();

function read(name: string): Kept | null {
  const stored = recall(name, "tab");
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as Kept;
  } catch {
    return null;
  }
}

function store(name: string, kept: Kept): void {
  remember(name, kept.text === "" ? null : JSON.stringify(kept), "tab");
}

/** `form` tells the boxes of one request apart. Nobody else who signs in here gets the text. */
export function useKeptText(requestId: string, form: string): KeptText {
  const { data: me } = useMe();
  const name = `writing.${me?.person.id ?? ""}.${requestId}.${form}`;
  const [kept, setKept] = useState<Kept>(() => read(name) ?? { text: "", key: newKey() });
  useEffect(() => store(name, kept), [name, kept]);
  return {
    ...kept,
    write: (text) => setKept((before) => ({ ...before, text })),
    add: (text) =>
      setKept((before) => ({ ...before, text: [before.text.trim(), text].filter((part) => part !== "").join("\n\n") })),
    forget: () => {
      const nothing = { text: "", key: newKey() };
      // At once, for the form may be gone before it is drawn again.
      store(name, nothing);
      setKept(nothing);
    },
    renewKey: () => setKept((before) => ({ ...before, key: newKey() })),
  };
}

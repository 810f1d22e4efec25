// What the parts of a request's page share: the request as it is now, what stands around it, and how they say what has happened.
import { createContext, useContext } from "react";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import type { Around } from "./around.ts";
import type { KeptText } from "./kept-text.ts";

/** What had changed when somebody sent something, in sentences, and where that which they had written is now. */
export interface Change {
  title: string;
  sentences: readonly string[];
}

export interface Story {
  request: Request;
  around: Around;
  /** What is being written to the unit; also where a text goes whose own form is gone. */
  message: KeptText;
  /** A step was taken: says so, and puts the focus where the page says what is next. */
  done: (sentence: string) => void;
  changed: (change: Change) => void;
  /** To the box in which they write to the unit. */
  toMessage: () => void;
}

const StoryContext = createContext<Story | null>(null);

export const StoryProvider = StoryContext.Provider;

export function useStory(): Story {
  const story = useContext(StoryContext);
  if (!story) throw new Error("Only on the page of a request");
  return story;
}

/** The box in which they write to the unit. */
export const messageBoxId = "meddelande";

// A section of facts under a heading, in the right column of a case.
import type { ReactNode } from "react";
import { DescriptionList, type Fact } from "../../ui/description-list.tsx";

interface FactsProps {
  heading: string;
  facts: readonly (Fact | null)[];
  /** Said when there is none. */
  empty?: string;
  before?: ReactNode;
  after?: ReactNode;
}

export function Facts({ heading, facts, empty, before, after }: FactsProps) {
  const known = facts.filter((one) => one !== null);
  return (
    <section>
      <h2 className="ds-heading" data-size="2xs">
        {heading}
      </h2>
      {before}
      {known.length > 0 ? <DescriptionList facts={known} /> : empty && <p className="text-subtle">{empty}</p>}
      {after}
    </section>
  );
}

/** A fact that nobody has stated is left out. */
export function fact(term: string, value: ReactNode): Fact | null {
  return value === null || value === undefined || value === false || value === "" ? null : { term, value };
}

/** One to a line; nothing where there is none. */
export function words(list: readonly string[]): ReactNode {
  if (list.length === 0) return null;
  return (
    <ul>
      {list.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  );
}

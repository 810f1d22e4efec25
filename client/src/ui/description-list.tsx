// Facts: term and value. With `layout="rows"` and an action per row it is the "check your answers" list.
import type { ReactNode } from "react";

export interface Fact {
  term: string;
  value: ReactNode;
  /** For example a link "Ändra", whose accessible name also says what it changes. */
  action?: ReactNode;
}

export function DescriptionList({
  facts,
  layout = "stacked",
}: {
  facts: readonly Fact[];
  layout?: "stacked" | "rows";
}) {
  return (
    <dl className="facts" data-layout={layout}>
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
          {fact.action && <dd className="facts-action">{fact.action}</dd>}
        </div>
      ))}
    </dl>
  );
}

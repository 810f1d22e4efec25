// Every way a figure is split, but for those the page is narrowed by: there is one row left of them.
import type { Dimension, Figure, UnderWay } from "@samverkansstod/api/contract/reports.ts";
import { LookSwitch } from "./look-switch.tsx";
import type { Look, ReportView } from "./report-view.ts";
import { SplitSection } from "./split-section.tsx";

interface SplitsProps {
  title: string;
  splits: UnderWay["splits"];
  figureOf: (dimension: Dimension, code: string | null) => Figure;
  wholeOf: (dimension: Dimension) => number;
  view: ReportView;
  behind?: ReportView;
  setLook: (look: Look) => void;
  /** What is said of a dimension, below its heading. */
  notes: Partial<Record<Dimension, string>>;
}

export function Splits({ title, splits, figureOf, wholeOf, view, behind = view, setLook, notes }: SplitsProps) {
  const look = view.look ?? "chart";
  return (
    <section className="splits" aria-labelledby="delningar">
      <div className="splits-head">
        <h2 id="delningar" className="ds-heading" data-size="xs">
          {title}
        </h2>
        <LookSwitch look={look} setLook={setLook} of={title} />
      </div>
      <div className="splits-columns">
        {splits
          .filter(({ dimension }) => view[dimension] === null)
          .map((split) => (
            <SplitSection
              key={split.dimension}
              split={split}
              figureOf={(code) => figureOf(split.dimension, code)}
              whole={wholeOf(split.dimension)}
              view={view}
              behind={behind}
              look={look}
              note={notes[split.dimension]}
            />
          ))}
      </div>
    </section>
  );
}

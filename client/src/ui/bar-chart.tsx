// Lying bars, one a row: its name, its bar, its number. A list, so that whoever cannot see the bars hears names and numbers; the bars repeat
// them. Drawn as SVG: it is printed also where backgrounds are not.
import { useTranslation } from "react-i18next";
import { Link, type To } from "react-router";
import { formatNumber } from "../i18n/numbers.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface Bar {
  key: string;
  name: string;
  value: number;
  /** Where the number leads, and the words that say so to a listener. */
  to?: To | undefined;
  toWords?: string;
}

interface BarChartProps {
  /** The name of the whole, for those who listen. */
  label: string;
  bars: readonly Bar[];
  /** Goes along with every link. */
  state?: unknown;
}

export function BarChart({ label, bars, state }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <span className="bar-name">{bar.name}</span>
          <svg className="bar" aria-hidden="true" focusable="false">
            <rect className="bar-track" width="100%" height="100%" />
            <rect className="bar-value" width={`${(100 * bar.value) / most}%`} height="100%" />
          </svg>
          <BarNumber bar={bar} state={state} />
        </li>
      ))}
    </ul>
  );
}

function BarNumber({ bar: { value, to, toWords }, state }: { bar: Bar; state: unknown }) {
  const { i18n } = useTranslation();
  const number = formatNumber(value, i18n.language);
  return (
    <span className="bar-number">
      {to === undefined ? (
        number
      ) : (
        <Link className="ds-link" to={to} state={state}>
          {number}
          {toWords && <VisuallyHidden>, {toWords}</VisuallyHidden>}
        </Link>
      )}
    </span>
  );
}

// Standing columns, period by period, in groups of one or more. Series differ by pattern as well as by colour, and an axis stands still while
// many periods scroll. One image to those who listen: its words say what it shows, the figures stand in a table beside it.
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../i18n/numbers.ts";
import { axisFor } from "./chart-axis.ts";

export type SeriesLook = "solid" | "hatched" | "dotted";

export interface Series {
  name: string;
  look: SeriesLook;
  /** Stands on the series before it, instead of beside. */
  stacked?: boolean;
}

export interface ColumnGroup {
  key: string;
  /** Below the group: "nov", "53". */
  label: string;
  /** Below the label, such as a year where a new one begins. */
  note: string;
  /** One value a series. */
  values: readonly number[];
}

interface ColumnChartProps {
  title: string;
  /** What is said instead of the image. */
  summary: string;
  series: readonly Series[];
  groups: readonly ColumnGroup[];
}

const plot = 176;
const head = 20;
const foot = 44;
const height = head + plot + foot;
/** Beyond these, the marks below would run into each other. */
const roomy = 14;
const close = 30;

/** How wide a group is at least, and how many share a mark. */
const remEach = { roomy: 2.75, close: 1.75, crowded: 1 };
const everyMark = { roomy: 1, close: 2, crowded: 4 };

export function ColumnChart({ title, summary, series, groups }: ColumnChartProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const columns = series.reduce<number[][]>((all, { stacked }, index) => {
    const last = all.at(-1);
    if (stacked && last) last.push(index);
    else all.push([index]);
    return all;
  }, []);
  const sumOf = (group: ColumnGroup, parts: readonly number[]) =>
    parts.reduce((sum, part) => sum + (group.values[part] ?? 0), 0);
  const { top, ticks } = axisFor(
    Math.max(0, ...groups.flatMap((group) => columns.map((parts) => sumOf(group, parts)))),
  );
  const levelOf = (value: number) => head + plot - (plot * value) / top;
  const density = groups.length <= roomy ? "roomy" : groups.length <= close ? "close" : "crowded";
  const share = 100 / groups.length;
  const width = (share * 0.72) / columns.length;

  return (
    <figure className="columns">
      <figcaption>
        <span className="columns-title">{title}</span>
        {series.length > 1 && <Legend series={series} id={id} />}
      </figcaption>
      <div className="columns-frame">
        <svg className="columns-axis" height={height} aria-hidden="true" focusable="false">
          {ticks.map((tick) => (
            <text key={tick} x="100%" y={levelOf(tick)} dx="-8" dy="0.32em" textAnchor="end">
              {formatNumber(tick, i18n.language)}
            </text>
          ))}
        </svg>
        {/* Scrolls sideways where the window is narrow, so the keyboard must be able to stand on it. */}
        <div
          className="columns-scroll"
          role="region"
          aria-label={t("ui.scrollableTable", { name: title })}
          tabIndex={0}
        >
          <svg
            className="columns-plot"
            style={{ minInlineSize: `${groups.length * remEach[density]}rem` }}
            height={height}
            role="img"
            aria-label={summary}
          >
            <Patterns id={id} />
            {ticks.map((tick) => (
              <line
                key={tick}
                className={tick === 0 ? "chart-base" : "chart-line"}
                x1="0"
                x2="100%"
                y1={levelOf(tick)}
                y2={levelOf(tick)}
              />
            ))}
            {groups.map((group, index) => (
              <g key={group.key}>
                {columns.map((parts, column) => (
                  <Column
                    key={parts.join()}
                    x={share * (index + 0.14) + width * column}
                    width={width}
                    parts={parts.map((part) => ({
                      value: group.values[part] ?? 0,
                      look: series[part]?.look ?? "solid",
                    }))}
                    levelOf={levelOf}
                    id={id}
                    showNumber={density === "roomy"}
                  />
                ))}
                {index % everyMark[density] === 0 && <Mark x={share * (index + 0.5)}>{group.label}</Mark>}
                {group.note && (
                  // From the group's edge on: in the middle of a narrow first group a year would be cut.
                  <text className="chart-note" x={`${share * (index + 0.14)}%`} y={head + plot + 36}>
                    {group.note}
                  </text>
                )}
              </g>
            ))}
          </svg>
        </div>
      </div>
    </figure>
  );
}

interface ColumnProps {
  /** Per cent of the plot's width. */
  x: number;
  width: number;
  parts: readonly { value: number; look: SeriesLook }[];
  levelOf: (value: number) => number;
  id: string;
  showNumber: boolean;
}

function Column({ x, width, parts, levelOf, id, showNumber }: ColumnProps) {
  const { i18n } = useTranslation();
  const sumTo = (end: number) => parts.slice(0, end).reduce((sum, { value }) => sum + value, 0);
  const sum = sumTo(parts.length);
  return (
    <>
      {parts.map(({ value, look }, index) => {
        if (value === 0) return null;
        const y = levelOf(sumTo(index + 1));
        return (
          <rect
            key={look}
            className="chart-value"
            data-look={look}
            fill={look === "solid" ? undefined : `url(#${id}${look})`}
            x={`${x}%`}
            width={`${width}%`}
            y={y}
            height={levelOf(sumTo(index)) - y}
          />
        );
      })}
      {showNumber && sum > 0 && (
        <text x={`${x + width / 2}%`} y={levelOf(sum)} dy="-5" textAnchor="middle">
          {formatNumber(sum, i18n.language)}
        </text>
      )}
    </>
  );
}

function Mark({ x, children }: { x: number; children: string }) {
  return (
    <text x={`${x}%`} y={head + plot + 18} textAnchor="middle">
      {children}
    </text>
  );
}

function Legend({ series, id }: { series: readonly Series[]; id: string }) {
  return (
    <ul className="legend">
      {series.map(({ name, look }) => (
        <li key={name}>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <rect
              className="chart-value"
              data-look={look}
              fill={look === "solid" ? undefined : `url(#${id}${look})`}
              x="1"
              y="1"
              width="14"
              height="14"
            />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function Patterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}hatched`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart-ground" width="6" height="6" />
        <rect className="chart-ink" width="2.5" height="6" />
      </pattern>
      <pattern id={`${id}dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="chart-ground" width="6" height="6" />
        <circle className="chart-ink" cx="3" cy="3" r="1.6" />
      </pattern>
    </defs>
  );
}

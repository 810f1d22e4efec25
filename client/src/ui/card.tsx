// A box around one thing, and the same box as one big link.
import type { ReactNode } from "react";
import { Link, type To } from "react-router";

export type CardTone = "plain" | "tinted" | "attention";

export function Card({ tone = "plain", children }: { tone?: CardTone; children: ReactNode }) {
  return (
    <div className="card stack-tight" data-tone={tone}>
      {children}
    </div>
  );
}

interface LinkCardProps {
  to: To;
  title: string;
  tone?: CardTone;
  level?: 2 | 3;
  children?: ReactNode;
}

/** The heading is the link; the whole card can be pressed. */
export function LinkCard({ to, title, tone = "plain", level = 2, children }: LinkCardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <article className="card card-link stack-tight" data-tone={tone}>
      <Heading className="ds-heading" data-size="2xs">
        <Link to={to} className="ds-link">
          {title}
        </Link>
      </Heading>
      {children}
    </article>
  );
}

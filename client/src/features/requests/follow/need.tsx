// A card about something the unit needs from them, named by its heading.
import { useId, type ReactNode } from "react";
import type { CardTone } from "../../../ui/card.tsx";

interface NeedProps {
  heading: string;
  tone?: CardTone;
  children: ReactNode;
}

export function Need({ heading, tone = "attention", children }: NeedProps) {
  const id = useId();
  return (
    <section className="card need stack" data-tone={tone} aria-labelledby={id}>
      <h2 className="ds-heading" data-size="xs" id={id}>
        {heading}
      </h2>
      {children}
    </section>
  );
}

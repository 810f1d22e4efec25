// The one h1 of a page: it names the window, and takes the focus when somebody has come here from another page of the app. A page whose
// steps share a route gives each step's heading its own `key`.
import { useEffect, useRef, type ReactNode } from "react";
import { useDocumentTitle } from "./document-title.ts";

interface PageHeadingProps {
  /** What is read as the heading, and begins the title of the window. */
  title: string;
  /** A short line above: case number, "Steg 2 av 5". It joins the title. */
  above?: string;
  /** Below the heading: tags, one sentence. */
  children?: ReactNode;
}

// The first heading of a visit leaves the focus where the browser starts, so that the skip link comes first.
let visited = false;

export function PageHeading({ title, above, children }: PageHeadingProps) {
  useDocumentTitle(above ? `${above}: ${title}` : title);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (visited) heading.current?.focus({ preventScroll: true });
    visited = true;
  }, []);
  return (
    <div className="page-heading">
      <h1 className="ds-heading" data-size="md" ref={heading} tabIndex={-1}>
        {above && <span className="page-heading-above">{above}</span>}
        {above && <span className="visually-hidden">: </span>}
        {title}
      </h1>
      {children}
    </div>
  );
}

// What is kept about people, why, and which rights they have: the information that the data protection regulation demands.
import type { PublicWords } from "./public-words.ts";

export function PersonalData({ words }: { words: PublicWords["personalData"] }) {
  return (
    <div className="page page-narrow prose">
      <h1 className="ds-heading" data-size="md">
        {words.title}
      </h1>
      <p className="lead">{words.lead}</p>
      {words.sections.map((section) => (
        <section key={section.heading}>
          <h2>{section.heading}</h2>
          {section.text.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <p className="prose-note">{words.example}</p>
    </div>
  );
}

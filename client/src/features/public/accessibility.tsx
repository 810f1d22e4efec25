// The accessibility statement, made from its data file.
import { useTranslation } from "react-i18next";
import type { Language } from "@samverkansstod/api/contract/account.ts";
import { fill } from "@samverkansstod/api/contract/words.ts";
import { contact } from "../../ui/contact.ts";
import { accessibilityStatement as statement } from "./accessibility-statement.ts";
import type { PublicWords } from "./public-words.ts";

export function Accessibility({ words, language }: { words: PublicWords["accessibility"]; language: Language }) {
  const { t } = useTranslation();
  const day = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  const date = (iso: string) => day.format(new Date(iso));
  return (
    <div className="page page-narrow prose">
      <h1 className="ds-heading" data-size="md">
        {t("shell.footer.accessibility")}
      </h1>
      <p className="lead">{fill(words.intro, { actor: statement.actor[language], service: statement.service })}</p>

      <h2>{words.conformanceHeading}</h2>
      <p>{words.conformance[statement.conformance]}</p>

      <h2>{words.reportHeading}</h2>
      <p>{words.reportText}</p>
      <ul className="ds-list">
        <li>
          {words.phone}{" "}
          <a className="ds-link" href={contact.phone.href}>
            {contact.phone.shown}
          </a>
        </li>
        <li>
          {words.mail}{" "}
          <a className="ds-link" href={`mailto:${contact.mail}`}>
            {contact.mail}
          </a>
        </li>
      </ul>

      <h2>{words.superviseHeading}</h2>
      <p>{words.superviseText}</p>
      <p>
        <a className="ds-link" href={statement.reportTo}>
          {words.superviseLink}
        </a>
      </p>

      <h2>{words.faultsHeading}</h2>
      {statement.faults.length === 0 && <p>{words.faultsNone}</p>}
      {statement.faults.map((fault) => (
        <section key={fault.situation.sv}>
          <h3>{fault.situation[language]}</h3>
          <p>{fault.what[language]}</p>
          <p>
            {words.because}: {fault.because[language]}
          </p>
          <p>
            {words.plan}: {fault.plan[language]}
          </p>
        </section>
      ))}

      <h2>{words.burdenHeading}</h2>
      <Said none={words.burdenNone} items={statement.disproportionateBurden.map((item) => item[language])} />

      <h2>{words.outsideHeading}</h2>
      <Said none={words.outsideNone} items={statement.outsideTheAct.map((item) => item[language])} />

      <h2>{words.methodHeading}</h2>
      <p>{statement.method[language]}</p>
      <p>{fill(words.assessed, { date: date(statement.assessedOn) })}</p>
      <p>{fill(words.updated, { date: date(statement.updatedOn) })}</p>
    </div>
  );
}

function Said({ none, items }: { none: string; items: readonly string[] }) {
  if (items.length === 0) return <p>{none}</p>;
  return (
    <ul className="ds-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

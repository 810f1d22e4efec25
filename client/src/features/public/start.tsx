// The start page: what help exists, who may ask, what happens, how long it takes, and the doors that are not digital.
import { paths } from "../../paths.ts";
import { contact } from "../../ui/contact.ts";
import { Icon } from "../../ui/icon.tsx";
import type { PublicWords } from "./public-words.ts";

type Words = PublicWords["start"];

export function Start({ words }: { words: Words }) {
  return (
    <>
      <div className="hero">
        <div className="public-grid">
          <div className="stack">
            <h1 className="ds-heading" data-size="lg">
              {words.title}
            </h1>
            <p className="lead">{words.lead}</p>
            <div className="button-row">
              <a className="ds-button" data-color="accent" href={paths.ask}>
                {words.ask}
              </a>
              <a className="ds-button" data-variant="secondary" href={paths.signIn()} data-account-plain="">
                {words.signIn}
              </a>
            </div>
            <p className="text-small text-subtle">{words.askNote}</p>
          </div>
          <Contact words={words.contact} />
        </div>
      </div>
      <div className="public-sections">
        <Help words={words.help} />
        <section className="public-section">
          <h2 className="ds-heading" data-size="sm">
            {words.who.heading}
          </h2>
          <ul className="ds-list">
            {words.who.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <section className="public-section">
          <h2 className="ds-heading" data-size="sm">
            {words.how.heading}
          </h2>
          <ol className="way">
            {words.how.steps.map((step) => (
              <li key={step.heading}>
                <h3>{step.heading}</h3>
                <p>{step.text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section className="public-section">
          <h2 className="ds-heading" data-size="sm">
            {words.know.heading}
          </h2>
          <ul className="ds-list">
            {words.know.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </section>
        <section className="public-section">
          <h2 className="ds-heading" data-size="sm">
            {words.not.heading}
          </h2>
          <p>{words.not.text}</p>
        </section>
      </div>
    </>
  );
}

function Help({ words }: { words: Words["help"] }) {
  return (
    <section className="public-section">
      <h2 className="ds-heading" data-size="sm">
        {words.heading}
      </h2>
      <div className="stack">
        <div className="pair">
          {[words.consultation, words.processSupport].map((kind) => (
            <div className="card stack-tight" key={kind.heading}>
              <h3 className="ds-heading" data-size="2xs">
                {kind.heading}
              </h3>
              <p>{kind.text}</p>
              <p className="with-icon text-subtle">
                <Icon name="clock" />
                {kind.time}
              </p>
            </div>
          ))}
        </div>
        <p>{words.unsure}</p>
      </div>
    </section>
  );
}

function Contact({ words }: { words: Words["contact"] }) {
  return (
    <aside className="contact-box stack-tight" aria-labelledby="contact-heading">
      <h2 className="ds-heading" data-size="2xs" id="contact-heading">
        {words.heading}
      </h2>
      <p>{words.text}</p>
      <dl>
        <div>
          <dt>
            <Icon name="phone" />
            {words.phone}
          </dt>
          <dd>
            <a className="ds-link numbers" href={contact.phone.href}>
              {contact.phone.shown}
            </a>{" "}
            ({words.example})
            <br />
            {words.hours}
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="mail" />
            {words.mail}
          </dt>
          <dd>
            <a className="ds-link" href={`mailto:${contact.mail}`}>
              {contact.mail}
            </a>{" "}
            ({words.example})
          </dd>
        </div>
        <div>
          <dt>
            <Icon name="pin" />
            {words.visit}
          </dt>
          <dd>
            {contact.visit} ({words.example})
          </dd>
        </div>
      </dl>
      <p lang="fi">{words.finnish}</p>
    </aside>
  );
}

// How a request ended: what came of it, why it was declined, or where to turn; and what they have said of it since.
import { useTranslation } from "react-i18next";
import type { Ending as EndingShown } from "@samverkansstod/api/contract/endings.ts";
import { useCatalogues } from "../../../http/catalogues.ts";
import { DescriptionList, type Fact } from "../../../ui/description-list.tsx";
import { useStory } from "./story.ts";

export function Ending() {
  const { t } = useTranslation();
  const { ending, actions } = useStory().request;
  // A card that asks about it shows it too.
  const isAsked = actions.includes("confirm") || actions.includes("answer_referral");
  if (!ending || isAsked || !hasWords(ending)) return null;
  return (
    <section className="stack-tight">
      <h2 className="ds-heading" data-size="xs">
        {t(`requests.ending.headings.${ending.kind}`)}
      </h2>
      <EndingFacts />
    </section>
  );
}

// Why a case was taken out of the work is the unit's own.
function hasWords({ kind, text, outcomes }: EndingShown): boolean {
  return kind !== "void" && (text !== null || outcomes.length > 0);
}

/** Without a heading, for the card that asks about it. */
export function EndingFacts() {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  const { ending } = useStory().request;
  if (!ending) return null;
  const { kind, text, outcomes, reasonCode, receiver, consent, reaction, rated } = ending;
  const facts: Fact[] = [];
  if (outcomes.length > 0) {
    const results = outcomes.map((code) => label("outcomes", code)).join(", ");
    facts.push({ term: t("requests.ending.outcomes"), value: results });
  }
  if (kind === "declined" && reasonCode !== null) {
    facts.push({ term: t("requests.ending.reason"), value: label("declineReasons", reasonCode) });
  }
  if (receiver !== null) facts.push({ term: t("requests.ending.receiver"), value: receiver });
  return (
    <>
      {text !== null && kind !== "void" && <p className="text">{text}</p>}
      {facts.length > 0 && <DescriptionList facts={facts} />}
      {kind === "referred" && consent === "given" && <p>{t("requests.ending.passedOn")}</p>}
      {kind === "referred" && consent === "refused" && <p>{t("requests.ending.notPassedOn")}</p>}
      {(reaction === "confirmed" || reaction === "unconfirmed") && <p>{t(`requests.ending.${reaction}`)}</p>}
      {rated && <p>{t("requests.ending.rated")}</p>}
    </>
  );
}

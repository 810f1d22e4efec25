// How an ended case ended: what, when, by whom, what the requester reads and says, and where a referral has come.
import { useTranslation } from "react-i18next";
import { useCatalogues } from "../../../http/catalogues.ts";
import { formatDate, formatDateTime } from "../../../i18n/dates.ts";
import { DescriptionList } from "../../../ui/description-list.tsx";
import { fact, words } from "../facts.tsx";
import type { StaffCase } from "../staff-case.ts";
import { useDuration } from "./duration.ts";

export function CaseEnding({ found: { ending, staff, form } }: { found: StaffCase }) {
  const { t, i18n } = useTranslation();
  const { label } = useCatalogues();
  const duration = useDuration();
  if (ending === null) return null;
  const { kind, reaction, reactBy, reactionText, receiver, consent } = ending;
  const own = staff.ending;
  // Withdrawn by the one who asked, whoever that is in the record.
  const endedBy =
    own?.endedBy ??
    (kind === "withdrawn"
      ? (form.contactName ?? t("case.somebody.requester"))
      : kind === "no_reply"
        ? t("endings.bySystem")
        : null);
  const principles = (codes: readonly string[] = []) => words(codes.map((code) => label("principles", code)));
  const sentence = reaction === "not_asked" ? null : t(`endings.reactions.${reaction}`, { date: dateOf(reactBy) });

  function dateOf(date: string | null): string {
    return date === null ? "" : formatDate(date, i18n.language);
  }

  const facts = [
    fact(t("endings.when"), formatDateTime(ending.at, i18n.language)),
    fact(t("endings.by"), endedBy),
    fact(t("endings.outcomes"), words(ending.outcomes.map((code) => label("outcomes", code)))),
    fact(t("endings.declineReason"), ending.reasonCode && label("declineReasons", ending.reasonCode)),
    fact(t("endings.receiver"), receiver),
    fact(t("endings.strengthened"), principles(own?.strengthened)),
    fact(t("endings.strained"), principles(own?.strained)),
    fact(t("endings.time"), own?.minutes === null || own === null ? null : duration(own.minutes)),
    fact(t("endings.receiverEmail"), own?.receiverEmail),
    fact(
      t("endings.consent"),
      kind === "referred" &&
        [
          t(`endings.consents.${consent}`),
          ...(own?.handedOverAt
            ? [t("endings.handedOver", { when: formatDateTime(own.handedOverAt, i18n.language) })]
            : []),
        ].join(" "),
    ),
    fact(
      t("endings.reaction"),
      sentence && (
        <>
          {sentence}
          {reactionText && `\n${reactionText}`}
        </>
      ),
    ),
  ].filter((one) => one !== null);
  return (
    <section className="case-ending">
      <h2 className="ds-heading" data-size="xs">
        {t(`endings.headings.${kind}`)}
      </h2>
      {ending.text && <DescriptionList facts={[{ term: t(`endings.texts.${kind}`), value: ending.text }]} />}
      <div className="case-ending-facts">
        <DescriptionList facts={facts} />
      </div>
    </section>
  );
}

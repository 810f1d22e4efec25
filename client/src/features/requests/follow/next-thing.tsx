// The next thing in one sentence, and who to turn to.
import type { Ref } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../../ui/card.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { useNextSentence } from "../next-sentence.ts";
import { useStory } from "./story.ts";

/** `isComing`: what decides what is next is on its way. */
export function NextThing({ heading, isComing }: { heading: Ref<HTMLHeadingElement>; isComing: boolean }) {
  const { t } = useTranslation();
  const next = useNextSentence();
  const { request, around } = useStory();
  const { contactPerson, stage } = request;
  return (
    <Card tone="tinted">
      <h2 className="ds-heading" data-size="2xs" ref={heading} tabIndex={-1}>
        {t("requests.nextHeading")}
      </h2>
      {isComing ? <Skeleton lines={1} /> : <p className="next-thing">{next(request, around)}</p>}
      {contactPerson && stage !== "ended" && <p>{t("requests.contactPerson", { name: contactPerson })}</p>}
    </Card>
  );
}

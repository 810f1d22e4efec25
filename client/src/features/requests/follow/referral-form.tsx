// Whether what they have written may follow to the one they were referred to: what is sent, to whom, and a yes or a no.
import { useTranslation } from "react-i18next";
import { answerReferral } from "@samverkansstod/api/contract/outcomes.ts";
import { call } from "../../../http/call.ts";
import { Button, ButtonRow } from "../../../ui/button.tsx";
import { EndingFacts } from "./ending.tsx";
import { Need } from "./need.tsx";
import { NotDone } from "./not-done.tsx";
import { useStory } from "./story.ts";
import { useStep } from "./use-step.ts";

export function ReferralForm() {
  const { t } = useTranslation();
  const { request } = useStory();
  const { id, version, form, organisation, contactEmail, ending } = request;
  const receiver = ending?.receiver ?? "";
  const { mutate, isPending, variables, error } = useStep<boolean>({
    action: "answer_referral",
    send: (agreed) => call(answerReferral, { params: { id }, version, body: { agreed } }),
    said: (agreed) => (agreed ? t("requests.referral.doneYes", { receiver }) : t("requests.referral.doneNo")),
    isTaken: (agreed, now) => now.request.ending?.consent === (agreed ? "given" : "refused"),
  });
  const name = organisation?.name ?? form.organisationName;
  const { contactName, contactRole, contactPhone, contactProtected } = form;
  const contact = contactProtected
    ? []
    : [contactName, contactRole, contactEmail, contactPhone].filter((part) => part !== null);
  return (
    <Need heading={t("requests.referral.heading")}>
      <EndingFacts />
      <div className="stack-tight">
        <p>{t("requests.referral.to", { receiver })}</p>
        <ul className="ds-list">
          <li>{t("requests.referral.words")}</li>
          {name !== null && <li>{t("requests.referral.organisation", { name })}</li>}
          {contact.length > 0 && <li>{t("requests.referral.contact", { contact: contact.join(", ") })}</li>}
          {contactProtected && <li>{t("protection.referral")}</li>}
        </ul>
        <p>{t("requests.referral.nothingElse")}</p>
      </div>
      <NotDone error={error} />
      <ButtonRow>
        <Button busy={isPending && variables} onClick={() => !isPending && mutate(true)}>
          {t("requests.referral.yes")}
        </Button>
        <Button variant="secondary" busy={isPending && !variables} onClick={() => !isPending && mutate(false)}>
          {t("requests.referral.no")}
        </Button>
      </ButtonRow>
    </Need>
  );
}

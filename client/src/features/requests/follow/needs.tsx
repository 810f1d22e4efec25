// What is needed from them, each thing a card with its form at the top of the page; decided by what the API says they can do now.
import { AnswerForm } from "./answer-form.tsx";
import { PickForm } from "./pick-form.tsx";
import { RateForm } from "./rate-form.tsx";
import { ReactForm } from "./react-form.tsx";
import { ReferralForm } from "./referral-form.tsx";
import { useStory } from "./story.ts";

export function Needs() {
  const { request, around } = useStory();
  const can = (action: (typeof request.actions)[number]) => request.actions.includes(action);
  const { question, offer } = around;
  return (
    <>
      {can("answer") && (question !== null || offer === null) && <AnswerForm />}
      {offer && <PickForm key={offer.id} offer={offer} />}
      {can("answer_referral") && <ReferralForm />}
      {can("confirm") && <ReactForm />}
      {can("rate") && !can("confirm") && <RateForm />}
    </>
  );
}

// In English; the shape is that of sv/register.ts.
import type { SameShape } from "../same-shape.ts";
import type { register as sv } from "../sv/register.ts";

export const register = {
  title: "Register a case",
  lead: "For what came in by other ways than the web. When you save it, the case gets a number and becomes a public record.",
  forbidden: {
    title: "You cannot register cases",
    text: "Consultants and coordinators register cases. Ask one of them, or ask the system administrator if you need to be able to.",
    toQueue: "To the cases",
  },
  received: {
    heading: "How and when it came in",
    source: "How did it come in?",
    date: "Date",
    time: "Time",
    hint: "When it reached the unit, in Swedish time. The promise is counted from here.",
    invalid: "Choose a date and a time.",
    gap: "There was no {{time}} that day, as the clocks went forward to summer time. The first time after that is {{next}}.",
    fold: "{{time}} occurred twice that night",
    foldHint: "The clocks went back to winter time. Which one do you mean?",
    earlier: "The first, before the change",
    later: "The second, after the change",
  },
  who: {
    heading: "Who is asking",
    initiatedBy: "Who took the initiative?",
    ownInitiative:
      "The unit's own initiative has nobody who asks. So there is no contact person, no promise counts and nobody is mailed.",
    organisationName: "Name of the organisation",
    organisationForm: "Organisation form",
    organisationNumber: "Organisation number",
    organisationNumberHint: "Ten digits, such as 802000-1234. A network may have none.",
    administration: "City administration",
    choose: "Choose from the list",
  },
  contact: {
    heading: "Contact",
    name: "Name",
    role: "Role",
    roleHint: "Such as chair or head of unit.",
    phone: "Phone",
    mail: "E-mail",
  },
  what: {
    heading: "What it is about",
    kind: "Kind",
    subject: "Subject",
    subjectHint: "Short, so that the case can be recognised in the list.",
    description: "Description",
    descriptionHint:
      "What they want and what they told you. Write nothing about the health or life of individuals, and no personal identity numbers.",
    areas: "City area",
    mainTheme: "Main theme",
    moreThemes: "More themes",
    secondTheme: "Second theme",
    thirdTheme: "Third theme",
    noTheme: "None",
  },
  receipt: {
    heading: "Receipt",
    send: "Send a receipt by e-mail",
    to: "It is sent to {{email}} when you save, with the case number and when we will be in touch.",
    noAddress: "Write the e-mail address of the contact above if you want to send a receipt.",
  },
  save: "Register the case",
  cancel: "Cancel",
  saved: "Case {{caseNumber}} has been registered.",
  savedWithReceipt: "Case {{caseNumber}} has been registered. The receipt is sent to {{email}}.",
  notSaved: "The case has not been saved",
  noContact:
    "There was no contact. What you wrote is kept here. Try again: it becomes one case even if you press twice.",
  signedOut: "Sign in in another tab, come back here and save again. What you wrote is kept.",
  signInAgain: "Sign in (opens in a new tab)",
  perhapsSaved:
    "Your first try may have gone through. Look among the cases before you save again, or there may be two.",
  toQueue: "See the cases (opens in a new tab)",
  leave: {
    title: "Leave the page without saving?",
    text: "What you wrote will not be saved.",
    stay: "Stay here",
    leave: "Leave without saving",
  },
} satisfies SameShape<typeof sv>;

// The mails of a case in English; see words.sv.ts.
import type { TemplateWords } from "./templates.ts";

const seeCase = "See the case";
const addSomething = "Do you want to add something? Answer this mail.";
const places = ["Place: {{onSite}}", "By phone: {{phone}}", "By video: {{video}}"];

export const en: TemplateWords = {
  receipt: {
    subject: "We have received your request {{caseNumber}}",
    paragraphs: [
      "Thank you for your request. Its case number is {{caseNumber}}.",
      "A {{roleConsultant}} will get in touch with you by {{dueDate}}.",
      "The request is now a public record. Others may ask to read it.",
      addSomething,
    ],
    link: "See where the request stands",
  },
  message: {
    subject: "You have a new message in case {{caseNumber}}",
    paragraphs: [
      "{{author}} at Social utveckling has written to you in case {{caseNumber}}.",
      "Read and answer on your page.",
    ],
    link: "Read the message",
  },
  question: {
    subject: "We need an answer from you in case {{caseNumber}}",
    paragraphs: [
      "{{author}} at Social utveckling has a question for you in case {{caseNumber}}.",
      "We can go on when you have answered.",
    ],
    link: "Read the question and answer",
  },
  question_reminder: {
    subject: "Reminder: we are waiting for your answer in case {{caseNumber}}",
    paragraphs: [
      "We asked you something on {{askedDate}} in case {{caseNumber}} and have had no answer.",
      "If you do not answer by {{closesDate}}, we close the case. You can always answer later; then we open it again.",
    ],
    link: "Read the question and answer",
  },
  times_offered: {
    subject: "Choose a time to meet in case {{caseNumber}}",
    paragraphs: [
      "{{consultant}} would like to meet you. Choose one of these times:",
      "{{offer1}}",
      "{{offer2}}",
      "{{offer3}}",
      ...places,
      "The times are reserved for you until {{expiresAt}}.",
      "Does none of them suit you? Write to us on your page.",
    ],
    link: "Choose a time",
  },
  meeting_booked: {
    subject: "Meeting booked: {{time}}",
    paragraphs: [
      "The meeting is booked: {{time}}.",
      ...places,
      "You will meet {{consultant}}.",
      "Case number: {{caseNumber}}.",
    ],
    link: seeCase,
  },
  meeting_moved: {
    subject: "The meeting has moved to {{time}}",
    paragraphs: [
      "The meeting has moved. The new time is {{time}}.",
      "The old time was {{oldTime}}.",
      ...places,
      "Case number: {{caseNumber}}.",
    ],
    link: seeCase,
  },
  meeting_cancelled: {
    subject: "The meeting is cancelled: {{time}}",
    paragraphs: ["The meeting {{time}} is cancelled.", "Case number: {{caseNumber}}."],
    link: seeCase,
  },
  meeting_handed_over: {
    subject: "You will meet another colleague: {{time}}",
    paragraphs: [
      "You will meet {{consultant}} at the meeting {{time}}. Time and place are the same.",
      ...places,
      "Case number: {{caseNumber}}.",
    ],
    link: seeCase,
  },
  meeting_taken_over: {
    subject: "{{consultant}} holds the meeting {{time}}",
    paragraphs: ["{{consultant}} holds the meeting {{time}} instead of you.", "Case number: {{caseNumber}}."],
    link: seeCase,
  },
  times_lapsed: {
    subject: "The times we suggested hold no longer, case {{caseNumber}}",
    paragraphs: [
      "{{consultant}} no longer works with your case, so the times you could choose between hold no longer.",
      "We still have your request. A colleague takes over and gets in touch with new times. You need not do anything.",
    ],
    link: seeCase,
  },
  staff_invited: {
    subject: "Welcome to Samverkansstöd",
    paragraphs: [
      "{{inviter}} has invited you to work in Samverkansstöd.",
      "To sign in, write {{address}} on the sign-in page. You then get a code in a new mail, and write it on the page.",
      "There is no password. Did you not expect an invitation? Answer this mail.",
    ],
    link: "To the sign-in page",
  },
  staff_invited_city: {
    subject: "Welcome to Samverkansstöd",
    paragraphs: [
      "{{inviter}} has invited you to work in Samverkansstöd.",
      "To sign in, choose Sign in with your city account on the sign-in page, and use the account that has the address {{address}}.",
      "Did you not expect an invitation? Answer this mail.",
    ],
    link: "To the sign-in page",
  },
  agreed_summary: {
    subject: "What we agreed, case {{caseNumber}}",
    paragraphs: [
      "We met {{time}}. This is what we agreed:",
      "{{agreed}}",
      "Next step: {{nextStep}}",
      "It is to be done by {{nextStepDate}}.",
      "Have we misunderstood something? Answer this mail.",
    ],
    link: seeCase,
  },
  closed: {
    subject: "Case {{caseNumber}} is closed – is that right?",
    paragraphs: [
      "{{author}} at Social utveckling has closed case {{caseNumber}}.",
      "Read what came of it and say whether it is right, by {{reactDate}}. It takes a minute.",
      "If it is not, we open the case again.",
    ],
    link: "Read and answer",
  },
  quick_logged: {
    subject: "What we talked about, case {{caseNumber}}",
    paragraphs: [
      "Thank you for the talk. It is noted as case {{caseNumber}}.",
      "{{summary}}",
      "The note is a public record.",
      addSomething,
    ],
  },
  ending_reminder: {
    subject: "Reminder: is it right that case {{caseNumber}} is finished?",
    paragraphs: [
      "We have closed case {{caseNumber}} and wonder whether that is right.",
      "Please answer by {{reactDate}}.",
    ],
    link: "Read and answer",
  },
  no_reply: {
    subject: "We have closed case {{caseNumber}}",
    paragraphs: [
      "We have had no answer to our question, so we close case {{caseNumber}}.",
      "You are welcome to answer when you can. Then we open the case again.",
    ],
    link: "Read the question and answer",
  },
  declined: {
    subject: "We cannot help you with case {{caseNumber}}",
    paragraphs: [
      "{{author}} at Social utveckling has read your request {{caseNumber}}. Unfortunately we cannot take it on.",
      "Your page says why, and where you can turn.",
      "Do you have questions? Answer this mail.",
    ],
    link: "Read why",
  },
  referred: {
    subject: "We refer you onwards in case {{caseNumber}}",
    paragraphs: ["The one who can help you with case {{caseNumber}} is {{receiver}}.", "Your page says how to go on."],
    link: seeCase,
  },
  referral_question: {
    subject: "May we pass on your request {{caseNumber}}?",
    paragraphs: [
      "The one who can help you with case {{caseNumber}} is {{receiver}}.",
      "May we pass on what you have written? Nothing is passed on until you have said yes.",
    ],
    link: "Answer yes or no",
  },
  referral_handover: {
    subject: "An association is referred to you, case {{caseNumber}}",
    paragraphs: [
      "Social utveckling, City of Göteborg, refers a request to you, with the sender's consent.",
      "From: {{organisation}}",
      "Contact: {{contact}}",
      "{{subject}}",
      "{{description}}",
      "What they want to change: {{desiredChange}}",
      "Our case number is {{caseNumber}}.",
    ],
  },
  withdrawn: {
    subject: "You have withdrawn your request {{caseNumber}}",
    paragraphs: [
      "You have withdrawn request {{caseNumber}}. We do nothing more in the case.",
      "The request is still a public record.",
      "Have you changed your mind? Answer this mail.",
    ],
    link: seeCase,
  },
  reopened: {
    subject: "Case {{caseNumber}} is open again",
    paragraphs: ["We have opened case {{caseNumber}} again.", "Your page shows how it goes."],
    link: seeCase,
  },
  closed_others: {
    subject: "Case {{caseNumber}} is closed",
    paragraphs: [
      "{{author}} at Social utveckling has closed case {{caseNumber}}, in which you take part.",
      "The page says what you arrived at.",
    ],
    link: seeCase,
  },
  withdrawn_others: {
    subject: "Request {{caseNumber}} has been withdrawn",
    paragraphs: ["Request {{caseNumber}}, in which you take part, has been withdrawn. We do nothing more in the case."],
    link: seeCase,
  },
  case_invitation: {
    subject: "You are invited to take part in a case",
    paragraphs: [
      "{{from}} has a case at Social utveckling, City of Göteborg, and you are invited to take part in it.",
      "If you do, you can read and write in the case. You can leave it whenever you like.",
      "The invitation holds until {{untilAt}}. It is for this e-mail address only.",
      "Do you not want to take part? Then you need not do anything.",
    ],
    link: "Read more and answer",
  },
  contact_begun: {
    subject: "You are now the contact person of case {{caseNumber}}",
    paragraphs: [
      "You are now the contact person of case {{caseNumber}} at Social utveckling, City of Göteborg.",
      "Your page shows what has happened and what happens next. Sign in with this e-mail address.",
      "Is that wrong? Reply to this mail.",
    ],
    link: seeCase,
  },
  contact_ceased: {
    subject: "You are no longer the contact person of case {{caseNumber}}",
    paragraphs: [
      "Somebody else is now the contact person of case {{caseNumber}}, and mails about it go to them.",
      "Is that wrong? Reply to this mail.",
    ],
  },
  membership_invitation: {
    subject: "Invitation to {{organisation}} in Samverkansstöd",
    paragraphs: [
      "{{by}} invites you to {{organisation}} in Samverkansstöd, where associations ask the City of Göteborg for help to work together.",
      "As a member you see the requests that the association shares with all its members.",
      "Sign in with this email address when you accept. The invitation holds until {{expiresAt}}.",
      "Do you not recognise the association? Then you need not do anything.",
    ],
    link: "Read the invitation",
  },
  membership_ended: {
    subject: "You no longer belong to {{organisation}} in Samverkansstöd",
    paragraphs: [
      "Your membership of {{organisation}} has ended in Samverkansstöd. You no longer see what others of the association have asked about.",
      "You can still follow what you have sent yourself.",
      "Is that not right? Answer this mail.",
    ],
    link: "See your associations",
  },
  passkey_added: {
    subject: "A passkey has been added to your account",
    paragraphs: [
      "The passkey “{{passkey}}” was added {{happenedAt}}. It can now be used to sign in as you.",
      "Was it not you? Remove the passkey on the page My account, end all sign-ins there, and tell us.",
    ],
    link: "To My account",
  },
  passkey_removed: {
    subject: "A passkey has been removed from your account",
    paragraphs: [
      "The passkey “{{passkey}}” was removed {{happenedAt}}. Nobody can sign in with it any more.",
      "Was it not you? End all sign-ins on the page My account, and tell us.",
    ],
    link: "To My account",
  },
  break_glass: {
    subject: "Somebody has signed in as administrator without the city's sign-in",
    paragraphs: [
      "{{who}} signed in {{happenedAt}} with a passkey instead of by the city's sign-in, and is now administrator.",
      "That is for when the city's sign-in does not work. Do you not know why it happened? Find out at once.",
    ],
  },
};

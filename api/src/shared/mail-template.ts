// The mails there are, by name. Their words stand in mail/words.ts; what each needs is the data its paragraphs name.
export const mailTemplates = [
  "receipt",
  "message",
  "question",
  "question_reminder",
  "times_offered",
  "meeting_booked",
  "meeting_moved",
  "meeting_cancelled",
  "agreed_summary",
  "closed",
  "quick_logged",
  "ending_reminder",
  "no_reply",
  "declined",
  "referred",
  "referral_question",
  "referral_handover",
  "withdrawn",
  "reopened",
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

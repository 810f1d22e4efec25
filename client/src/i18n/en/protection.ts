// Words about protected personal data: of the contact of a case, and of participants.
import type { protection as swedish } from "../sv/protection.ts";
import type { SameShape } from "../same-shape.ts";

export const protection: SameShape<typeof swedish> = {
  address: "a protected address",
  someone: "Somebody with protected data",
  ask: {
    label: "I have protected personal data",
    hint: "Tick this if your data is marked as confidential or your registration is protected.",
    title: "What this does",
    does: "Your name, email address and phone number are hidden from us who work here. Whoever needs them must write why, and that is noted. We send them to nobody else.",
    doesNot:
      "It does not make anything secret. What you send becomes a public record, and we consider secrecy each time somebody asks for it. We cannot promise beforehand what the answer will be.",
    care: "Write no home address anywhere in the request. Write no names or numbers in the description either. You are welcome to call us instead.",
    yes: "Yes",
  },
  referral: "Your contact details are not sent along, because you have protected personal data.",
  contact: {
    text: "The contact has protected personal data. Do not pass it on.",
    show: "Show contact details",
    showTitle: "Show protected contact details",
    showText: "That you have seen them is noted with your reason. The registrar can read it.",
    showReason: "Why do you need them?",
    showReasonHint: "Such as: to call about the meeting.",
    noted: "That you see them is noted.",
    hide: "Hide",
    protect: "Mark as protected",
    protectTitle: "Mark the contact as protected",
    protectText:
      "Name, address and number are hidden from everybody who works here, and go along in no invitation or mail to others. It does not make them secret: secrecy is considered at each request for the record.",
    unprotect: "Remove the protection",
    unprotectTitle: "Remove the protection",
    unprotectText: "Everybody who works here sees name, address and number again, in the history too.",
    reason: "Why?",
    reasonHint: "Stands in the history of the case. Write no contact details here.",
    reasonMissing: "Write why.",
    protected: "The details are protected.",
    unprotected: "The details are protected no longer.",
    noContact: "We cannot reach the server. Try again.",
    changed: "Somebody else changed the case. Try again.",
    cancel: "Cancel",
    of: "of {{name}}",
  },
  participant: "Has protected personal data",
  participantHint: "Name and address are hidden, and go along to nobody else.",
  disclosure: {
    button: "I read this for a disclosure",
    text: "Choose this when somebody has asked for the records. Your readings today are then never shown to the requester.",
    done: "Your readings of the case today are noted as readings for a disclosure.",
    failed: "That could not be noted. Try again.",
  },
  readings: {
    heading: "When we have read the case",
    text: "These are the days on which somebody here has read the case, and in which role.",
    none: "Nobody here has read the case yet.",
    roles: {
      consultant: "Consultant",
      coordinator: "Coordinator",
      manager: "Manager",
      registrar: "Registrar",
      admin: "Administrator",
      former: "Former staff",
    },
  },
};

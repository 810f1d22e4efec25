// In English; the shape is that of sv/public.ts.
import type { SameShape } from "../same-shape.ts";
import type { publicWords as sv } from "../sv/public.ts";

export const publicWords = {
  start: {
    title: "Support when you want to work with the city",
    description:
      "Advice and process support for associations, networks and city officials who want to collaborate under the Compact.",
    lead: "We help associations and others in civil society to collaborate with the City of Göteborg – and you in the city who want to collaborate with them. You do not need to know whom to ask. Tell us what you want, and we take it from there.",
    ask: "Ask for help",
    askNote: "It takes about ten minutes. What you write is saved, so you can continue later.",
    signIn: "Sign in",
    help: {
      heading: "What you can get help with",
      consultation: {
        heading: "Consultation",
        text: "Advice in one or two talks. For example: Who in the city works with this? What fits best – a grant, a partnership or procurement? How do we invite to a dialogue?",
        time: "Mostly 1–3 hours",
      },
      processSupport: {
        heading: "Process support",
        text: "We hold the talks together when several parties are to arrive at something jointly. For example: starting a new collaboration, preparing a partnership, or getting on when you are stuck.",
        time: "Several meetings over 2–9 months",
      },
      unsure: "Not sure which one fits? Send it anyway. We choose together.",
    },
    who: {
      heading: "Who can ask for help?",
      items: [
        "Associations, foundations, faith communities, study associations, co-operatives and social enterprises",
        "Networks and initiatives that are not an association yet – no organisation number is needed",
        "You who work in the city and want to start or improve a collaboration",
      ],
    },
    how: {
      heading: "How it works",
      steps: [
        { heading: "You tell us", text: "Five short steps: what you want, who you are and what the meeting needs." },
        {
          heading: "You get a case number at once",
          text: "The receipt comes by e-mail. It says by which date you will hear from us.",
        },
        { heading: "A consultant contacts you", text: "We ask what we need to know and suggest times for a meeting." },
        { heading: "We meet", text: "On site, digitally or by phone. We arrange interpreters and access." },
        {
          heading: "You see what we agreed",
          text: "Everything is gathered on the page of your case. There you can also answer and follow what happens.",
        },
      ],
    },
    know: {
      heading: "Good to know before you send",
      items: [
        "What you send becomes a public record. That means that others can ask to read it.",
        "Write nothing about individuals, and no personal identity numbers.",
        "A draft is yours alone. We cannot read it until you send it.",
      ],
    },
    not: {
      heading: "What we do not do",
      text: "We do not handle applications for grants, booking of premises, or individual matters of the social services. If you are unsure, contact us and we will show you the way.",
    },
    contact: {
      heading: "Would you rather talk to someone?",
      text: "You can always phone, e-mail or come by. We fill in the form for you if you like.",
      phone: "Phone",
      hours: "Weekdays 9.00–15.30",
      mail: "E-mail",
      visit: "Visit",
      example: "example",
      finnish: "Voit ottaa meihin yhteyttä myös suomeksi.",
    },
  },
  accessibility: {
    description: "How accessible the service is, which shortcomings we know of, and how to tell us.",
    intro:
      "{{actor}} is responsible for {{service}}. We want as many as possible to be able to use it. Here you can read how it meets the Swedish act on accessibility to digital public service, which shortcomings we know of, and how to tell us.",
    conformanceHeading: "How accessible is the service?",
    conformance: {
      full: "The service complies fully with the act on accessibility to digital public service.",
      partial:
        "The service complies partly with the act on accessibility to digital public service. The shortcomings are listed below.",
      none: "The service does not comply with the act on accessibility to digital public service. The shortcomings are listed below.",
    },
    reportHeading: "Tell us when something does not work",
    reportText:
      "Tell us if you meet an obstacle. We answer and say what we do about it. You can also get the content in another way.",
    superviseHeading: "Supervision",
    superviseText:
      "The Agency for Digital Government, Digg, supervises that the act is followed. If you are not content with how we handle what you told us, you can report it to Digg.",
    superviseLink: "Report to Digg (in Swedish)",
    faultsHeading: "Shortcomings we know of",
    faultsNone: "We know of no shortcomings.",
    because: "Reason",
    plan: "What we do",
    burdenHeading: "Disproportionate burden",
    burdenNone: "We do not invoke the exception for disproportionate burden (section 12 of the act).",
    outsideHeading: "Content outside the act",
    outsideNone: "We invoke no exceptions under section 9 of the act.",
    methodHeading: "How we have examined the service",
    assessed: "The latest assessment was made on {{date}}.",
    updated: "The statement was last updated on {{date}}.",
    phone: "Phone",
    mail: "E-mail",
  },
  personalData: {
    title: "How we handle personal data",
    description: "What we keep about you, why, for how long, and which rights you have.",
    lead: "We keep as little as possible. Here you can read what we keep, why and for how long.",
    example:
      "The name of the board and its addresses are examples until the city that uses the service has set its own.",
    sections: [
      {
        heading: "Who is responsible?",
        text: [
          "The board that the unit belongs to is the controller. You reach the data protection officer at dataskydd@goteborg.example.",
        ],
      },
      {
        heading: "What we keep",
        text: [
          "About you as a contact: name, role in the organisation, e-mail and phone. A shared address of the association is a good choice.",
          "About the case: what you write to us, meetings, and what we agreed.",
          "We never ask for a personal identity number. Write nothing about individuals, health or other sensitive matters.",
        ],
      },
      {
        heading: "Why we may do it",
        text: [
          "Support for collaboration is a task in the public interest (article 6.1 e of the General Data Protection Regulation). It rests on the board's rules of procedure and on the City Council's decision on the Compact in 2012. We do not rely on consent.",
        ],
      },
      {
        heading: "Who may see it",
        text: [
          "Those at the unit who work with collaboration. Those whom you invite to the case yourselves.",
          "What you send becomes a public record. Whoever asks to read it may do so, unless secrecy applies. We examine that each time.",
          "A draft is your own. Nobody here can read it before you send it.",
        ],
      },
      {
        heading: "How long we keep it",
        text: [
          "Cases are kept according to the city's records plan and the archives act. Drafts are removed after 90 days. Data about your sign-in is removed when it is no longer needed.",
        ],
      },
      {
        heading: "Cookies",
        text: [
          "When you sign in we keep two cookies that are needed to keep you signed in. Your device also keeps language, appearance and what you are writing. We do not measure what you do, and nothing is fetched from other sites.",
        ],
      },
      {
        heading: "Your rights",
        text: [
          "You have the right to know what we keep about you, to have errors corrected, to ask that the use is restricted, and to object to it. Registered public records can as a rule not be erased.",
          "Contact us or the data protection officer. If you are not content you can complain to the Authority for Privacy Protection, imy.se.",
        ],
      },
      {
        heading: "Protected identity",
        text: [
          "If your identity is protected, do not write your address. Contact us, and we agree on how to reach you.",
        ],
      },
    ],
  },
  noScript: "This page needs JavaScript. You are just as welcome to phone or e-mail us.",
} satisfies SameShape<typeof sv>;

// Words of signing in and out in English; the shape is that of sv/account.ts.
import type { SameShape } from "../same-shape.ts";
import type { account as sv } from "../sv/account.ts";

export const account = {
  title: "Sign in",
  intro: "We send a code to your e-mail address. You need no password, and no account beforehand.",
  email: "E-mail address",
  emailHint: "Such as name@association.se. Our answers go there too.",
  sendCode: "Send code",
  code: "Six-digit code",
  sentTo: "The code has been sent to {{email}}. It holds for {{minutes}} minutes.",
  thisBrowser: "Type the code in this browser. It works only here.",
  signIn: "Sign in",
  notArrived: "No code? Look in your junk mail, or ask for a new one.",
  newCode: "Send a new code",
  changeAddress: "Change address",
  newCodeSent: "A new code has been sent to {{email}}.",
  staff: {
    title: "For those who work with the cases",
    text: "As a member of staff you sign in with your city account. You need no code.",
    signIn: "Sign in with your city account",
    again: "Try again with your city account",
    signedOut: "You are signed out, from the city's sign-in too.",
    noRole: {
      title: "You are signed in, but have no role here",
      text: "Your city account gives you no role in Samverkansstöd, so you cannot see the unit's cases. Ask your manager or the city's IT support for a role. Then sign out here, and sign in again.",
      ask: "If you would rather ask for help with a collaboration, you can do so here.",
    },
    outcomes: {
      cancelled: {
        title: "You broke off the sign-in",
        text: "Nothing has changed. Try again when you like.",
      },
      expired: {
        title: "The sign-in was not completed in time",
        text: "It took more than ten minutes, or began in another tab or browser. Begin again here.",
      },
      failed: {
        title: "The sign-in could not be completed",
        text: "The city's sign-in service gave an answer that we cannot trust. Try again. If it happens once more, contact the city's IT support.",
      },
      unreachable: {
        title: "The city's sign-in service does not answer right now",
        text: "Try again in a little while. If it still does not work, contact the city's IT support.",
      },
      no_address: {
        title: "We were given no verified e-mail address",
        text: "The city's sign-in service must say that your e-mail address is verified for us to know who you are. Contact the city's IT support.",
      },
      taken: {
        title: "Your e-mail address belongs to somebody else's account",
        text: "Perhaps somebody had the address before you. Contact the system's administrator, who can put it right.",
      },
      deactivated: {
        title: "Your account here is deactivated",
        text: "Contact the system's administrator if you are to work here.",
      },
    },
  },
} satisfies SameShape<typeof sv>;

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
} satisfies SameShape<typeof sv>;

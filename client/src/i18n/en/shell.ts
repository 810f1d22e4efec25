// Words of the frame around every page in English; the shape is that of sv/shell.ts.
import type { SameShape } from "../same-shape.ts";
import type { shell as sv } from "../sv/shell.ts";

export const shell = {
  product: "Samverkansstöd",
  skip: "Skip to content",
  mainNavigation: "Main menu",
  tools: "Settings",
  signIn: "Sign in",
  signOut: "Sign out",
  signedOut: "You are signed out.",
  signOutFailed: "You could not be signed out. Try again, or close the browser.",
  ask: "Ask for help",
  myRequests: "My requests",
  queue: "Cases",
  register: "Register a case",
  quickLog: "Quick log",
  report: "Report",
  staff: "Staff",
  calendar: "Calendar",
  start: "Start",
  footer: {
    contact: "Contact",
    about: "About this site",
    phone: "Phone",
    mail: "E-mail",
    visit: "Visit",
    personalData: "Personal data",
    accessibility: "Accessibility statement",
    language: "Language",
    example: "This is a trial version. The address, phone number and e-mail are examples.",
  },
  appearance: {
    heading: "Appearance",
    system: "Same as the device",
    light: "Light",
    dark: "Dark",
    contrast: "High contrast",
  },
  notFound: {
    title: "The page does not exist",
    text: "The address may be misspelled, or the page has moved. You may also have opened something that you are not allowed to see.",
    toStart: "To the start page",
  },
  error: {
    title: "Something went wrong",
    happened: "The page could not be shown. The fault is ours, not yours.",
    kept: "What you have sent is still there. What you have written in a form is saved on this device.",
    todo: "Reload the page. If that does not help, wait a while or contact us.",
    reload: "Reload the page",
    reference: "Please mention this number if you contact us: {{reference}}",
  },
  newVersion: {
    title: "There is a newer version",
    text: "The site has been updated since you opened it. Reload the page to continue.",
  },
  forbidden: {
    title: "You do not have access to this page",
    text: "The page is for people who work at the unit. Contact the system administrator if you need it.",
  },
  network: {
    title: "We cannot get in touch",
    text: "Check your internet connection and try again. What you have written is still there.",
    retry: "Try again",
  },
} satisfies SameShape<typeof sv>;

// Where asking and signing in meet: the fourth of the five steps is the sign-in form, and features know nothing of each other.
import { SignInForm } from "../features/account/sign-in-form.tsx";
import { AskPage } from "../features/requests/ask.page.tsx";

export function Asking() {
  return <AskPage SignIn={SignInForm} />;
}

// Signing out: ends the sign-in session for every tab, forgets what was fetched, says so on the sign-in page, and goes on to where
// staff are signed out at the identity provider too.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { signOut } from "@samverkansstod/api/contract/account.ts";
import { call } from "../http/call.ts";
import { setMe } from "../http/me.ts";
import { paths } from "../paths.ts";
import { useSay } from "../ui/status-line.tsx";

export function SignOut() {
  const { t } = useTranslation();
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leaving = useMutation({
    mutationFn: () => call(signOut),
    onSuccess: async ({ continueAt }) => {
      await navigate(paths.signIn());
      setMe(queries, null);
      say(t("shell.signedOut"));
      if (continueAt !== null) window.location.assign(continueAt);
    },
    onError: () => say(t("shell.signOutFailed")),
  });
  return (
    <button type="button" className="tool" aria-disabled={leaving.isPending} onClick={() => leaving.mutate()}>
      {t("shell.signOut")}
    </button>
  );
}

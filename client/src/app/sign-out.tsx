// Signing out: ends the sign-in session for every tab, forgets what was fetched, and says so on the sign-in page.
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
    onSuccess: async () => {
      await navigate(paths.signIn());
      setMe(queries, null);
      say(t("shell.signedOut"));
    },
    onError: () => say(t("shell.signOutFailed")),
  });
  return (
    <button type="button" className="tool" aria-disabled={leaving.isPending} onClick={() => leaving.mutate()}>
      {t("shell.signOut")}
    </button>
  );
}

// What an invitation's mail needs when it is sent, and no row holds: the secret of its link, and the language of the one it goes to.
import type { Tx } from "@samverkansstod/db/client.ts";
import { invitationSecret, membershipSecret, type Keys } from "../../shared/keys.ts";
import { languageOfAddress } from "./invitations.store.ts";

interface MailRow {
  to: string;
  template: string;
  language: string;
  data: Record<string, string>;
}

/** The row as it is to be written out; any other mail stays as it is. */
export async function completeInvitation<R extends MailRow>(tx: Tx, keys: Keys, row: R): Promise<R> {
  if (row.template === "case_invitation") {
    const { invitation = "" } = row.data;
    const page = `/medverka/${invitation}#${invitationSecret(keys.current, invitation)}`;
    return { ...row, language: (await languageOfAddress(tx, row.to)) ?? row.language, data: { ...row.data, page } };
  }
  if (row.template !== "membership_invitation") return row;
  const { membershipInvitation: invitation = "", key = "" } = row.data;
  // After a change of keys nobody could take it: its hash was made with the key that is gone.
  const secret = membershipSecret(keys.byId(key) ?? keys.current, invitation);
  const language = (await languageOfAddress(tx, row.to)) ?? row.language;
  return { ...row, language, data: { ...row.data, page: `/inbjudan#${secret}` } };
}

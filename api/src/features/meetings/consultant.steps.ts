// Who can be met in a case: somebody who can be made responsible for it, with a mailbox of their own for the invitation.
import type { Tx } from "@samverkansstod/db/client.ts";
import { Refusal } from "../../shared/problem.ts";
import type { StoredRequest } from "../requests/requests.rules.ts";
import { responsible } from "../requests/responsible.steps.ts";
import { staffMailbox, type Mailbox } from "./meetings.store.ts";

/** The mailbox of the consultant of a meeting. By staff. Refuses with not_assignable, conflict_of_interest, as for being responsible. */
export async function consultantFor(tx: Tx, stored: StoredRequest, personId: string): Promise<Mailbox> {
  await responsible(tx, stored, personId);
  const mailbox = await staffMailbox(tx, personId);
  if (!mailbox) throw new Refusal("not_assignable");
  return mailbox;
}

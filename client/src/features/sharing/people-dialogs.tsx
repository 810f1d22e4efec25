// The dialogs about who is in a case, one at a time.
import { useTranslation } from "react-i18next";
import type { Request } from "@samverkansstod/api/contract/requests.ts";
import type { CaseParty, RequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { EndPartyForm } from "./end-party-form.tsx";
import { InviteForm } from "./invite-form.tsx";
import { ReplaceContactForm } from "./replace-contact-form.tsx";
import { ShareForm } from "./share-form.tsx";

export type PeopleDialog =
  | { name: "share" }
  | { name: "invite" }
  | { name: "replace" }
  | { name: "end"; party: CaseParty; called: string };

interface PeopleDialogsProps {
  request: Pick<Request, "id" | "version" | "contactEmail">;
  people: RequestPeople;
  opened: PeopleDialog | null;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function PeopleDialogs({ request, people, opened, onClose, onDone }: PeopleDialogsProps) {
  const { t } = useTranslation();
  const ways = { onClose, onDone };
  return (
    <>
      <Dialog open={opened?.name === "share"} onClose={onClose} title={t("sharing.share.title")}>
        <ShareForm request={request} people={people} {...ways} />
      </Dialog>
      <Dialog open={opened?.name === "invite"} onClose={onClose} title={t("sharing.invite.title")}>
        <InviteForm id={request.id} {...ways} />
      </Dialog>
      <Dialog open={opened?.name === "replace"} onClose={onClose} title={t("sharing.replace.title")}>
        <ReplaceContactForm request={request} {...ways} />
      </Dialog>
      <Dialog
        open={opened?.name === "end"}
        onClose={onClose}
        title={opened?.name === "end" ? t(opened.party.mine ? "sharing.end.leave.title" : "sharing.end.title") : ""}
      >
        {opened?.name === "end" && <EndPartyForm id={request.id} party={opened.party} name={opened.called} {...ways} />}
      </Dialog>
    </>
  );
}

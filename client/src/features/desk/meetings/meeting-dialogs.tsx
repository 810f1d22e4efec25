// The dialogs about meetings, one at a time. Whoever opens one says which; what it was about is kept as it is now while the dialog is open.
import { useTranslation } from "react-i18next";
import type { Meeting, TimeOffer } from "@samverkansstod/api/contract/meetings.ts";
import { Dialog } from "../../../ui/dialog.tsx";
import type { StaffCase } from "../staff-case.ts";
import { BookForm } from "./book-form.tsx";
import { CancelForm } from "./cancel-form.tsx";
import { LogForm } from "./log-form.tsx";
import { MoveForm } from "./move-form.tsx";
import { OfferForm } from "./offer-form.tsx";
import { PickForm, WithdrawForm } from "./offer-forms.tsx";
import { SummaryForm } from "./summary-form.tsx";

export type MeetingDialog =
  | { name: "offer" | "book" }
  | { name: "withdraw" | "pick"; offer: TimeOffer }
  | { name: "move" | "cancel" | "log" | "summary"; meeting: Meeting };

interface MeetingDialogsProps {
  found: StaffCase;
  /** Null: none is open. */
  shown: MeetingDialog | null;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function MeetingDialogs({ found, shown, onClose, onDone }: MeetingDialogsProps) {
  return (
    <Dialog open={shown !== null} onClose={onClose} title={useTitle(shown)}>
      {shown && <FormOf found={found} shown={shown} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function useTitle(shown: MeetingDialog | null): string {
  const { t } = useTranslation();
  if (!shown) return "";
  if (shown.name === "cancel") return t("meetings.cancelling.title");
  if (shown.name === "log" && shown.meeting.staff?.log) return t("meetings.log.titleCorrect");
  return t(`meetings.${shown.name}.title`);
}

function FormOf({ found, shown, ...rest }: MeetingDialogsProps & { shown: MeetingDialog }) {
  switch (shown.name) {
    case "offer":
      return <OfferForm found={found} {...rest} />;
    case "book":
      return <BookForm found={found} {...rest} />;
    case "withdraw":
      return <WithdrawForm found={found} offer={shown.offer} {...rest} />;
    case "pick":
      return <PickForm found={found} offer={shown.offer} {...rest} />;
    case "move":
      return <MoveForm meeting={shown.meeting} {...rest} />;
    case "cancel":
      return <CancelForm meeting={shown.meeting} {...rest} />;
    case "log":
      return <LogForm meeting={shown.meeting} {...rest} />;
    case "summary":
      return <SummaryForm found={found} meeting={shown.meeting} {...rest} />;
  }
}

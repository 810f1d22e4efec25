// The dialogs of a case, one at a time, for whatever on the page opens them. When one is done the focus goes to where the case now stands.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { useSay } from "../../../ui/status-line.tsx";
import type { StaffCase } from "../staff-case.ts";
import { OfferForm } from "../meetings/offer-form.tsx";
import { AcceptForm } from "./accept-form.tsx";
import { AskForm } from "./ask-form.tsx";
import { standingId } from "./case-places.ts";
import { CloseForm } from "./close-form.tsx";
import { ContactForm } from "./contact-form.tsx";
import { DeclineForm } from "./decline-form.tsx";
import type { DialogFormProps } from "./dialog-form.ts";
import { MeetingLogForm } from "./meeting-log-form.tsx";
import { PauseForm } from "./pause-form.tsx";
import { ReopenForm, ResumeForm, VoidForm } from "./reason-forms.tsx";
import { ReferForm } from "./refer-form.tsx";
import { TriageForm } from "./triage-form.tsx";

const forms = {
  accept: { Form: AcceptForm, title: "triage.accept.title" },
  triage: { Form: TriageForm, title: "triage.form.title" },
  ask: { Form: AskForm, title: "conversation.ask.title" },
  log_contact: { Form: ContactForm, title: "conversation.contact.title" },
  offer_times: { Form: OfferForm, title: "meetings.offer.title" },
  log_meeting: { Form: MeetingLogForm, title: "meetings.log.title" },
  pause: { Form: PauseForm, title: "triage.pause.title" },
  resume: { Form: ResumeForm, title: "triage.resume.title" },
  close: { Form: CloseForm, title: "endings.close.title" },
  refer: { Form: ReferForm, title: "endings.refer.title" },
  decline: { Form: DeclineForm, title: "endings.decline.title" },
  void: { Form: VoidForm, title: "endings.void.title" },
  reopen: { Form: ReopenForm, title: "endings.reopen.title" },
} as const satisfies Record<string, { Form: (props: DialogFormProps) => ReactNode; title: string }>;

export type DialogName = keyof typeof forms;

const OpenContext = createContext<(name: DialogName) => void>(() => undefined);

export function useOpenDialog(): (name: DialogName) => void {
  return useContext(OpenContext);
}

export function CaseDialogs({ found, children }: { found: StaffCase; children: ReactNode }) {
  const { t } = useTranslation();
  const say = useSay();
  const [name, setName] = useState<DialogName | null>(null);
  const [doneCount, setDoneCount] = useState(0);
  const open = useCallback((wanted: DialogName) => setName(wanted), []);
  const close = useCallback(() => setName(null), []);

  // After the dialog has closed: the button that opened it may be gone, and what is new stands there.
  useEffect(() => {
    if (doneCount > 0) document.getElementById(standingId)?.focus();
  }, [doneCount]);

  const shown = useMemo(() => (name === null ? null : forms[name]), [name]);
  return (
    <OpenContext value={open}>
      {children}
      <Dialog open={shown !== null} onClose={close} title={shown ? t(shown.title) : ""}>
        {shown && (
          <shown.Form
            found={found}
            onClose={close}
            onDone={(said) => {
              close();
              say(said);
              if (name !== "triage") setDoneCount((count) => count + 1);
            }}
          />
        )}
      </Dialog>
    </OpenContext>
  );
}

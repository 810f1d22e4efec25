// Which form about members is open, and what happens when it is done: the lists are fetched anew, and the heading takes the focus.
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type ReactNode, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../ui/dialog.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { ConfirmForm, InviteForm, RemoveForm, type As, type OneMember } from "./member-forms.tsx";
import { readMembersAnew } from "./organisations.queries.ts";

type Open = { form: "confirm" | "remove"; member: OneMember } | { form: "invite" };

interface MemberDialogs {
  open: (wanted: Open) => void;
  dialog: ReactNode;
  /** Goes on the heading of the list: what was pressed may be gone. */
  heading: RefObject<HTMLHeadingElement | null>;
}

export function useMemberDialogs({
  as,
  organisation,
}: {
  as: As;
  organisation: { id: string; name: string };
}): MemberDialogs {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  const [shown, setShown] = useState<Open | null>(null);
  const close = () => setShown(null);
  const done = (words: string) => {
    close();
    say(words);
    heading.current?.focus();
    void readMembersAnew(queries);
  };
  const own = { as, organisationId: organisation.id, onClose: close };
  function form(open: Open) {
    if (open.form === "invite") {
      return <InviteForm {...own} onDone={({ email }) => done(t("members.invite.done", { email }))} />;
    }
    const { member } = open;
    const { name } = member;
    return open.form === "confirm" ? (
      <ConfirmForm {...own} member={member} onDone={() => done(t("members.confirmed", { name }))} />
    ) : (
      <RemoveForm {...own} member={member} onDone={() => done(t("members.removed", { name }))} />
    );
  }
  const titleOf = (open: Open) => {
    if (open.form === "invite") return t("members.invite.title", { name: organisation.name });
    const { name } = open.member;
    return open.form === "confirm" ? t("members.confirmTitle", { name }) : t("members.removeTitle", { name });
  };
  const dialog = (
    <Dialog open={shown !== null} onClose={close} title={shown ? titleOf(shown) : ""}>
      {shown && form(shown)}
    </Dialog>
  );
  return { open: setShown, dialog, heading };
}

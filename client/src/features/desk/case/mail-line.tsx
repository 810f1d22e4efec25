// Whom an action mails, said before it is done. What ends a case also tells those who are invited to its meetings.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../ui/icon.tsx";
import { caseMeetingsQuery } from "../meetings/meetings.queries.ts";
import { isToCome } from "./next-action.ts";

interface MailLineProps {
  /** The addresses; none, and it says that nobody is mailed. */
  to: readonly (string | null)[];
  /** A sentence more. */
  children?: string | null;
}

export function MailLine({ to, children }: MailLineProps) {
  const { t } = useTranslation();
  const list = useList();
  const known = [...new Set(to.filter((address) => address !== null))];
  return (
    <div className="mail-line">
      <Icon name="mail" />
      <div>
        <p>{known.length > 0 ? t("endings.mails.to", { to: list(known) }) : t("endings.mails.nobody")}</p>
        {children && <p>{children}</p>}
      </div>
    </div>
  );
}

/** For what ends a case: its meetings to come are cancelled. */
export function EndingMailLine({ id, to }: MailLineProps & { id: string }) {
  const { t } = useTranslation();
  const list = useList();
  const { data, isError } = useQuery(caseMeetingsQuery(id));
  const coming = data?.meetings.filter(isToCome) ?? [];
  const invited = coming.flatMap(
    ({ staff }) => staff?.invited.map(({ email }) => email ?? t("protection.address")) ?? [],
  );
  const unknown = isError || (coming.length > 0 && invited.length === 0);
  return (
    <MailLine to={to}>
      {unknown
        ? t("endings.mails.meetingsPerhaps")
        : invited.length > 0
          ? t("endings.mails.meetingsCancelled", { to: list([...new Set(invited)]) })
          : null}
    </MailLine>
  );
}

function useList(): (words: readonly string[]) => string {
  const { i18n } = useTranslation();
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return (words) => list.format(words);
}

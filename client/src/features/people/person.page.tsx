// One of the unit: what is known of them, what was changed and by whom, and what an administrator can do.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { StaffPerson } from "@samverkansstod/api/contract/staff.ts";
import { useMe } from "../../http/me.ts";
import { isProblem } from "../../http/problem.ts";
import { formatDateTime } from "../../i18n/dates.ts";
import { Button, ButtonRow } from "../../ui/button.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { Tag } from "../../ui/tag.tsx";
import { DeactivateForm, ReactivateForm } from "./deactivate-forms.tsx";
import { NotFetched, PeopleFrame } from "./people-frame.tsx";
import { personQuery } from "./people.queries.ts";
import { EditForm, RolesForm } from "./person-dialogs.tsx";
import { PersonEvents } from "./person-events.tsx";
import { useRoleWords } from "./role-choice.tsx";

export function PersonPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { data: me } = useMe();
  const isAdmin = me?.permissions.includes("people.administer") ?? false;
  const { data: person, isPending, error, refetch } = useQuery({ ...personQuery(id), enabled: isAdmin });
  const isAbsent = isProblem(error, "not_found", "invalid_id");
  return (
    <PeopleFrame
      key={person ? "there" : "coming"}
      title={person ? (person.name ?? person.email) : t("people.person.above")}
      {...(person && { above: t("people.person.above") })}
      needs="people.administer"
    >
      {isPending && <Skeleton lines={6} label={t("people.loading")} />}
      {isAbsent && <p>{t("people.person.notFound")}</p>}
      {error && !isAbsent && !person && <NotFetched onRetry={() => void refetch()} />}
      {person && <Person key={person.id} person={person} />}
    </PeopleFrame>
  );
}

type Opened = "edit" | "give_roles" | "deactivate" | "reactivate";

function Person({ person }: { person: StaffPerson }) {
  const { t } = useTranslation();
  const say = useSay();
  const { data: me } = useMe();
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const done = (said: string) => {
    close();
    say(said);
  };
  const name = person.name ?? person.email;
  const words = {
    edit: t("people.person.edit"),
    give_roles: t("people.person.giveRoles"),
    deactivate: t("people.person.deactivate"),
    reactivate: t("people.person.reactivate"),
  };
  const titles = {
    edit: t("people.edit.title"),
    give_roles: t("people.give.title"),
    deactivate: t("people.out.title", { name }),
    reactivate: t("people.back.title", { name }),
  };
  const isOneself = person.id === me?.person.id;
  const forms = { person, onClose: close, onDone: done };
  return (
    <>
      <PersonFacts person={person} />
      {person.rolesElsewhere && (
        <Notice>
          <p>{t("people.elsewhere")}</p>
        </Notice>
      )}
      <ButtonRow>
        {person.actions.map((action) => (
          <Button
            key={action}
            variant="secondary"
            tone={action === "deactivate" ? "danger" : "accent"}
            onClick={() => setOpened(action)}
          >
            {words[action]}
          </Button>
        ))}
      </ButtonRow>
      {isOneself && <p className="text-subtle">{t("people.person.ownSelf")}</p>}
      <PersonEvents events={person.events} />
      <Dialog open={opened !== null} onClose={close} title={opened ? titles[opened] : ""}>
        {opened === "edit" && <EditForm {...forms} />}
        {opened === "give_roles" && <RolesForm {...forms} />}
        {opened === "deactivate" && <DeactivateForm {...forms} />}
        {opened === "reactivate" && <ReactivateForm {...forms} />}
      </Dialog>
    </>
  );
}

function PersonFacts({ person }: { person: StaffPerson }) {
  const { t, i18n } = useTranslation();
  const roleWords = useRoleWords();
  return (
    <DescriptionList
      layout="rows"
      facts={[
        {
          term: t("people.person.state"),
          value:
            person.deactivatedAt === null ? (
              <Tag tone="success">{t("people.active")}</Tag>
            ) : (
              t("people.person.deactivatedAt", { date: formatDateTime(person.deactivatedAt, i18n.language) })
            ),
        },
        { term: t("people.person.roles"), value: roleWords(person.roles) },
        { term: t("people.person.personTitle"), value: person.title ?? t("people.person.noTitle") },
        { term: t("people.person.email"), value: person.email },
        { term: t("people.person.openCases"), value: String(person.openCases) },
        { term: t("people.person.meetings"), value: String(person.meetingsToCome) },
        { term: t("people.person.offers"), value: String(person.offersOpen) },
      ]}
    />
  );
}

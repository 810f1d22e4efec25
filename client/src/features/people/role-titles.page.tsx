// What roles are called, in both languages: a small form for each.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { mostRoleTitle, nameRole, type RoleTitle } from "@samverkansstod/api/contract/role-titles.ts";
import { call } from "../../http/call.ts";
import { isProblem } from "../../http/problem.ts";
import { roleTitlesQuery } from "../../http/role-titles.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { VisuallyHidden } from "../../ui/visually-hidden.tsx";
import { NotFetched, PeopleFrame } from "./people-frame.tsx";
import { PersonForm } from "./person-form.tsx";
import { usePersonForm } from "./use-person-form.ts";

export function RoleTitlesPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useQuery(roleTitlesQuery);
  return (
    <PeopleFrame title={t("people.titles.title")} lead={t("people.titles.lead")} needs="people.administer">
      {isPending && <Skeleton lines={6} label={t("people.loading")} />}
      {!isPending && !data && <NotFetched onRetry={() => void refetch()} />}
      {data?.map((title) => (
        <TitleForm key={title.role} title={title} />
      ))}
    </PeopleFrame>
  );
}

function TitleForm({ title }: { title: RoleTitle }) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const name = i18n.language === "en" ? title.en : title.sv;
  const missing = (text: string) => (text.trim() === "" ? t("people.titles.missing") : undefined);
  const show = (now: RoleTitle) =>
    queries.setQueryData(roleTitlesQuery.queryKey, (all) => all?.map((one) => (one.role === now.role ? now : one)));
  const { form, text } = usePersonForm({
    name: `title-${title.role}`,
    initial: { sv: title.sv, en: title.en },
    labels: { sv: t("people.titles.sv"), en: t("people.titles.en") },
    lacks: ({ sv, en }) => ({ sv: missing(sv), en: missing(en) }),
    send: ({ sv, en }) =>
      call(nameRole, { params: { role: title.role }, version: title.version, body: { sv: sv.trim(), en: en.trim() } }),
    onDone: (changed) => {
      show(changed);
      say(t("people.titles.done", { title: i18n.language === "en" ? changed.en : changed.sv }));
    },
    onRefused: (error) => {
      if (isProblem(error, "stale_version")) show(error.problem.current as RoleTitle);
    },
  });
  return (
    <section aria-labelledby={`heading-${title.role}`}>
      <h2 className="ds-heading" data-size="2xs" id={`heading-${title.role}`}>
        {name}
      </h2>
      <PersonForm
        form={form}
        submit={
          <>
            {t("people.titles.save")} <VisuallyHidden>{t("people.titles.saveOf", { role: name })}</VisuallyHidden>
          </>
        }
      >
        <TextField {...text("sv")} lang="sv" maxLength={mostRoleTitle} width="medium" autoComplete="off" />
        <TextField {...text("en")} lang="en" maxLength={mostRoleTitle} width="medium" autoComplete="off" />
      </PersonForm>
    </section>
  );
}

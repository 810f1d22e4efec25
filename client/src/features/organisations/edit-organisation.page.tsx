// Changing what the register says of an organisation, based on the version that the writer has seen.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { updateOrganisation, type Organisation } from "@samverkansstod/api/contract/organisations.ts";
import { call } from "../../http/call.ts";
import { isProblem } from "../../http/problem.ts";
import { paths } from "../../paths.ts";
import { Breadcrumb } from "../../ui/breadcrumb.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { NotFetched } from "./not-fetched.tsx";
import { bodyOf, OrganisationForm, typedOf } from "./organisation-form.tsx";
import { nameOf } from "./organisation-name.ts";
import { organisationQuery, showOrganisation } from "./organisations.queries.ts";

export function EditOrganisationPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const { data: found, error, refetch } = useQuery(organisationQuery(id));
  if (found) return <Edit found={found} />;
  return (
    <>
      <PageHeading title={t("organisations.title")} />
      {error ? <NotFetched error={error} retry={refetch} /> : <Skeleton lines={8} />}
    </>
  );
}

function Edit({ found }: { found: Organisation }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const title = t("organisations.form.editTitle", { name: nameOf(found) });
  const place = paths.organisation(found.id);
  return (
    <div className="form">
      <Breadcrumb
        crumbs={[
          { to: paths.organisations, label: t("organisations.title") },
          { to: place, label: nameOf(found) },
        ]}
        current={t("organisations.edit")}
      />
      <PageHeading title={title} />
      <OrganisationForm
        initial={typedOf(found)}
        send={async (typed) => {
          try {
            const params = { id: found.id };
            return await call(updateOrganisation, { params, version: found.version, body: bodyOf(typed) });
          } catch (failure) {
            // The next try is based on what is there now.
            if (isProblem(failure, "stale_version")) {
              await queries.invalidateQueries({ queryKey: organisationQuery(found.id).queryKey });
            }
            throw failure;
          }
        }}
        onDone={(saved) => {
          showOrganisation(queries, saved);
          say(t("organisations.form.saved", { name: saved.name }));
          void navigate(place);
        }}
        onClose={() => void navigate(place)}
      />
    </div>
  );
}

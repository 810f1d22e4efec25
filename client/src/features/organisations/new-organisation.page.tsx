// Adding an organisation to the register.
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { createOrganisation } from "@samverkansstod/api/contract/organisations.ts";
import { call } from "../../http/call.ts";
import { paths } from "../../paths.ts";
import { Breadcrumb } from "../../ui/breadcrumb.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { useSay } from "../../ui/status-line.tsx";
import { bodyOf, OrganisationForm, typedOf } from "./organisation-form.tsx";
import { showOrganisation } from "./organisations.queries.ts";

export function NewOrganisationPage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const say = useSay();
  const title = t("organisations.form.newTitle");
  return (
    <div className="form">
      <Breadcrumb crumbs={[{ to: paths.organisations, label: t("organisations.title") }]} current={title} />
      <PageHeading title={title} />
      <OrganisationForm
        initial={typedOf(null)}
        send={(typed, idempotencyKey) => call(createOrganisation, { body: bodyOf(typed), idempotencyKey })}
        onDone={(saved) => {
          showOrganisation(queries, saved);
          say(t("organisations.form.saved", { name: saved.name }));
          void navigate(paths.organisation(saved.id));
        }}
        onClose={() => void navigate(paths.organisations)}
      />
    </div>
  );
}

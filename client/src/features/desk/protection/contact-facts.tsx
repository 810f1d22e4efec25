// Who the contact of a case is and how to reach them; of a protected contact nothing until somebody has said why they need it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fact, Facts } from "../facts.tsx";
import type { StaffCase } from "../staff-case.ts";
import { ProtectedDetails, type ContactDetails } from "./protected-details.tsx";

export function Contact({ found }: { found: StaffCase }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<ContactDetails | null>(null);
  const { form, contactEmail, id, version } = found;
  const { contactProtected: isProtected, contactRole } = form;
  const known = { name: form.contactName, email: isProtected ? null : contactEmail, phone: form.contactPhone };
  const { name, email, phone } = isProtected && shown ? shown : known;
  return (
    <Facts
      heading={t("case.facts.contact")}
      {...(!isProtected && { empty: t("case.facts.noContact") })}
      before={isProtected && <p className="text-subtle">{t("protection.contact.text")}</p>}
      facts={[
        fact(t("case.facts.name"), name),
        fact(t("case.facts.role"), contactRole),
        fact(t("case.facts.phone"), phone && <PhoneLink phone={phone} />),
        fact(
          t("case.facts.mail"),
          email && (
            <a className="ds-link" href={`mailto:${email}`}>
              {email}
            </a>
          ),
        ),
      ]}
      after={
        <ProtectedDetails
          requestId={id}
          version={version}
          isProtected={isProtected}
          participant={null}
          areShown={shown !== null}
          onShown={setShown}
        />
      }
    />
  );
}

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a className="ds-link numbers" href={`tel:${phone.replace(/[^\d+]/g, "").replace(/^0/, "+46")}`}>
      {phone}
    </a>
  );
}

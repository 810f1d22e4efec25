// Saying who stands in for whom, and on which days.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { setStandIn } from "@samverkansstod/api/contract/stand-ins.ts";
import { call } from "../../http/call.ts";
import { standInsQuery } from "../../http/stand-ins.ts";
import { formatDateSpan } from "../../i18n/dates.ts";
import { useSay } from "../../ui/status-line.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { assignablePeopleQuery } from "./people.queries.ts";
import { PersonForm } from "./person-form.tsx";
import { usePersonForm } from "./use-person-form.ts";

/** Begins anew once it has been saved. */
export function StandInForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [saved, setSaved] = useState(0);
  return (
    <section aria-labelledby="add-stand-in">
      <h2 className="ds-heading" data-size="2xs" id="add-stand-in">
        {t("people.standIns.add")}
      </h2>
      <Form key={saved} me={me} onSaved={() => setSaved((count) => count + 1)} />
    </section>
  );
}

function Form({ me, onSaved }: { me: Me; onSaved: () => void }) {
  const { t, i18n } = useTranslation();
  const say = useSay();
  const queries = useQueryClient();
  const { data: people = [] } = useQuery(assignablePeopleQuery);
  const forAnybody = me.permissions.includes("stand_in.set_any");
  const missingPerson = (id: string) => (id === "" ? t("people.standIns.missingPerson") : undefined);
  const missingDay = (day: string) => (day === "" ? t("people.standIns.missingDay") : undefined);
  const { form, value, text } = usePersonForm({
    name: "stand-in",
    initial: { absentId: forAnybody ? "" : me.person.id, standInId: "", from: "", to: "" },
    labels: {
      absentId: t("people.standIns.who"),
      standInId: t("people.standIns.by"),
      from: t("people.standIns.from"),
      to: t("people.standIns.to"),
    },
    lacks: ({ absentId, standInId, from, to }) => ({
      absentId: missingPerson(absentId),
      standInId: missingPerson(standInId),
      from: missingDay(from),
      to: missingDay(to),
    }),
    send: (body, idempotencyKey) => call(setStandIn, { body, idempotencyKey }),
    onDone: ({ absent, standIn, from, to }) => {
      void queries.invalidateQueries({ queryKey: standInsQuery.queryKey });
      const span = formatDateSpan(from, to, i18n.language);
      say(t("people.standIns.done", { absent: absent.name, standIn: standIn.name, span }));
      onSaved();
    },
  });
  const options = people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PersonForm form={form} submit={t("people.standIns.save")}>
      {forAnybody && <Select {...text("absentId")} placeholder={t("people.standIns.choose")} options={options} />}
      <Select
        {...text("standInId")}
        placeholder={t("people.standIns.choose")}
        options={options.filter((option) => option.value !== value.absentId)}
      />
      <TextField {...text("from")} type="date" width="short" />
      <TextField {...text("to")} type="date" width="short" />
    </PersonForm>
  );
}

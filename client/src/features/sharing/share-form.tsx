// Saying who of the organisation sees a request: nobody else, those named, or all confirmed members.
import { useTranslation } from "react-i18next";
import { shareRequest, type RequestPeople } from "@samverkansstod/api/contract/sharing.ts";
import { visibilities, type Request } from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { CheckboxGroup, RadioGroup } from "../../ui/choice-group.tsx";
import { SharingForm } from "./sharing-form.tsx";
import { useSharingForm } from "./use-sharing-form.ts";

interface ShareFormProps {
  request: Pick<Request, "id" | "version">;
  people: RequestPeople;
  onClose: () => void;
  onDone: (said: string) => void;
}

export function ShareForm({ request: { id, version }, people, onClose, onDone }: ShareFormProps) {
  const { t } = useTranslation();
  const { nameable, members, visibility } = people;
  const begin = {
    visibility,
    memberIds: visibility === "named" ? members.map((member) => member.id) : [],
  };
  const form = useSharingForm({
    name: "dela",
    begin,
    labels: { visibility: t("sharing.share.legend"), memberIds: t("sharing.share.members") },
    lacks: (value) => (value.visibility === "named" && value.memberIds.length === 0 ? ["memberIds"] : []),
    send: (value) =>
      call(shareRequest, {
        params: { id },
        version,
        body: {
          visibility: value.visibility,
          ...(value.visibility === "named" && { memberIds: value.memberIds }),
        },
      }),
    onDone: () => onDone(t("sharing.share.done")),
  });
  const choices = visibilities
    .filter((one) => one !== "named" || nameable.length > 0 || visibility === "named")
    .map((value) => ({ value, label: t(`sharing.visibility.${value}`), hint: t(`sharing.visibilityHints.${value}`) }));
  const { memberIds } = form.value;
  return (
    <SharingForm form={form} verb={t("sharing.share.save")} onClose={onClose}>
      <p>{t("sharing.share.means")}</p>
      <RadioGroup
        id={form.idOf("visibility")}
        name={form.idOf("visibility")}
        legend={t("sharing.share.legend")}
        choices={choices}
        value={form.value.visibility}
        onChange={({ target }) =>
          form.set({ visibility: visibilities.find((one) => one === target.value) ?? "me", memberIds })
        }
      />
      {form.value.visibility === "named" && (
        <CheckboxGroup
          id={form.idOf("memberIds")}
          name={form.idOf("memberIds")}
          legend={t("sharing.share.members")}
          error={form.errorOf("memberIds")}
          choices={nameable.map((member) => ({ value: member.id, label: member.name }))}
          value={memberIds}
          onChange={({ target }) =>
            form.set({
              memberIds: target.checked
                ? [...memberIds, target.value]
                : memberIds.filter((member) => member !== target.value),
            })
          }
        />
      )}
    </SharingForm>
  );
}

// The forms about who belongs: confirming, removing, inviting. Staff say what they have seen or why; members say nothing more.
import { useTranslation } from "react-i18next";
import {
  confirmFellowMember,
  confirmMember,
  inviteFellowMember,
  inviteMember,
  memberLimits,
  removeFellowMember,
  removeMember,
  type Invitation,
} from "@samverkansstod/api/contract/members.ts";
import { call } from "../../http/call.ts";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { SmallForm } from "./small-form.tsx";
import { lackOf, useSending } from "./use-sending.ts";

/** Whoever uses the form: staff, for any organisation, or a confirmed member, for their own. */
export type As = "staff" | "member";

export interface OneMember {
  id: string;
  /** What is said of them on screen. */
  name: string;
}

interface MemberFormProps {
  as: As;
  organisationId: string;
  member: OneMember;
  onClose: () => void;
  onDone: () => void;
}

export function ConfirmForm({ as, organisationId, member, onClose, onDone }: MemberFormProps) {
  const { t } = useTranslation();
  const params = { id: organisationId, memberId: member.id };
  const form = useSending({
    name: "confirm",
    initial: { seenWhat: "" },
    lacks: ({ seenWhat }) => ({
      seenWhat: as === "staff" ? lackOf(seenWhat, t("members.seenWhatMissing")) : undefined,
    }),
    send: ({ seenWhat }) =>
      as === "staff"
        ? call(confirmMember, { params, body: { seenWhat: seenWhat.trim() } })
        : call(confirmFellowMember, { params }),
    onDone,
  });
  return (
    <SmallForm form={form} submit={t("members.confirm")} onClose={onClose}>
      <p>{t("members.confirmText", { name: member.name })}</p>
      {as === "staff" && <SeenWhat {...form.text("seenWhat")} />}
    </SmallForm>
  );
}

export function RemoveForm({ as, organisationId, member, onClose, onDone }: MemberFormProps) {
  const { t } = useTranslation();
  const params = { id: organisationId, memberId: member.id };
  const form = useSending({
    name: "remove",
    initial: { reason: "" },
    lacks: ({ reason }) => ({ reason: as === "staff" ? lackOf(reason, t("members.reasonMissing")) : undefined }),
    send: ({ reason }) =>
      as === "staff"
        ? call(removeMember, { params, body: { reason: reason.trim() } })
        : call(removeFellowMember, { params }),
    onDone,
  });
  return (
    <SmallForm form={form} submit={t("members.remove")} danger onClose={onClose}>
      <p>{t("members.removeText", { name: member.name })}</p>
      {as === "staff" && (
        <TextArea
          {...form.text("reason")}
          label={t("members.reason")}
          hint={t("members.reasonHint")}
          rows={3}
          limit={memberLimits.reason}
        />
      )}
    </SmallForm>
  );
}

interface InviteFormProps {
  as: As;
  organisationId: string;
  onClose: () => void;
  onDone: (made: Invitation) => void;
}

export function InviteForm({ as, organisationId, onClose, onDone }: InviteFormProps) {
  const { t } = useTranslation();
  const params = { id: organisationId };
  const form = useSending({
    name: "invite",
    initial: { email: "", seenWhat: "" },
    lacks: ({ email, seenWhat }) => ({
      email: lackOf(email, t("members.invite.missing")),
      seenWhat: as === "staff" ? lackOf(seenWhat, t("members.seenWhatMissing")) : undefined,
    }),
    send: ({ email, seenWhat }, idempotencyKey) =>
      as === "staff"
        ? call(inviteMember, { params, idempotencyKey, body: { email: email.trim(), seenWhat: seenWhat.trim() } })
        : call(inviteFellowMember, { params, idempotencyKey, body: { email: email.trim() } }),
    onDone,
  });
  return (
    <SmallForm form={form} submit={t("members.invite.save")} onClose={onClose}>
      <p>{t("members.invite.text")}</p>
      <TextField
        {...form.text("email")}
        type="email"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={320}
        label={t("members.invite.email")}
      />
      {as === "staff" && <SeenWhat {...form.text("seenWhat")} />}
    </SmallForm>
  );
}

interface TextProps {
  id: string;
  value: string;
  error: string | undefined;
  onChange: (event: { target: { value: string } }) => void;
}

function SeenWhat(text: TextProps) {
  const { t } = useTranslation();
  return (
    <TextField
      {...text}
      label={t("members.seenWhat")}
      hint={t("members.seenWhatHint")}
      maxLength={memberLimits.seenWhat}
    />
  );
}

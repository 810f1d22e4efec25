// The fields that several forms about meetings share: who holds it and how long, and how and where they meet.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meetingLengths } from "@samverkansstod/api/contract/free-times.ts";
import { placeKinds, type PlaceKind } from "@samverkansstod/api/contract/meetings.ts";
import { useMe } from "../../../http/me.ts";
import { RadioGroup } from "../../../ui/choice-group.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Select, TextField } from "../../../ui/text-field.tsx";
import { assignableQuery } from "../desk.queries.ts";
import type { StaffCase } from "../staff-case.ts";

interface FieldsProps {
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** Who can hold a meeting, and who does when nothing is chosen: the one responsible, or oneself. */
export function useConsultants(found: StaffCase) {
  const { data: me } = useMe();
  const { data: people, isError } = useQuery(assignableQuery);
  const { assignee } = found.staff;
  const wished = [assignee?.id, me?.person.id];
  const usual = wished.find((id) => people?.some((person) => person.id === id)) ?? "";
  return {
    usual,
    isError,
    options: (people ?? []).map(({ id, name }) => ({ value: id, label: name })),
    nameOf: (id: string) => people?.find((person) => person.id === id)?.name ?? "",
  };
}

interface ConsultantProps extends FieldsProps {
  consultants: ReturnType<typeof useConsultants>;
  value: { consultantId: string; minutes: string };
  set: (change: { consultantId?: string; minutes?: string }) => void;
}

export function ConsultantFields({ consultants, value, set, idOf, errorOf }: ConsultantProps) {
  const { t } = useTranslation();
  return (
    <>
      {consultants.isError && (
        <Notice tone="danger" announced>
          <p>{t("meetings.form.peopleFailed")}</p>
        </Notice>
      )}
      <div className="meeting-pair">
        <Select
          id={idOf("consultantId")}
          label={t("meetings.form.consultant")}
          placeholder={t("meetings.choose")}
          options={consultants.options}
          value={value.consultantId}
          error={errorOf("consultantId")}
          onChange={(event) => set({ consultantId: event.target.value })}
        />
        <MinutesField value={value.minutes} set={set} idOf={idOf} errorOf={errorOf} />
      </div>
    </>
  );
}

interface MinutesProps extends FieldsProps {
  value: string;
  set: (change: { minutes: string }) => void;
}

export function MinutesField({ value, set, idOf, errorOf }: MinutesProps) {
  const { t } = useTranslation();
  const usual = meetingLengths.map(String);
  // A meeting may have been booked with another length.
  const lengths = usual.includes(value) ? usual : [...usual, value].toSorted((a, b) => Number(a) - Number(b));
  return (
    <Select
      id={idOf("minutes")}
      label={t("meetings.form.minutes")}
      options={lengths.map((length) => ({ value: length, label: t("meetings.minutes", { number: length }) }))}
      value={value}
      error={errorOf("minutes")}
      onChange={(event) => set({ minutes: event.target.value })}
    />
  );
}

export interface PlaceTyped {
  placeKind: PlaceKind | "";
  place: string;
}

/** How they wished to meet, where they said so. */
export function wishedPlace({ form }: StaffCase): PlaceTyped {
  const kinds = { on_site: "on_site", digital: "video", phone: "phone", either: "" } as const;
  return { placeKind: form.meetingPlace ? kinds[form.meetingPlace] : "", place: "" };
}

interface PlaceProps extends FieldsProps {
  value: PlaceTyped;
  set: (change: Partial<PlaceTyped>) => void;
}

export function PlaceFields({ value, set, idOf, errorOf }: PlaceProps) {
  const { t } = useTranslation();
  const { placeKind } = value;
  return (
    <>
      <RadioGroup
        id={idOf("placeKind")}
        name={idOf("placeKind")}
        legend={t("meetings.form.placeKind")}
        columns={2}
        choices={placeKinds.map((kind) => ({ value: kind, label: t(`meetings.placeKinds.${kind}`) }))}
        value={placeKind}
        error={errorOf("placeKind")}
        onChange={(event) => set({ placeKind: placeKinds.find((kind) => kind === event.target.value) ?? "" })}
      />
      {placeKind !== "" && (
        <TextField
          id={idOf("place")}
          label={t(`meetings.form.place.${placeKind}`)}
          hint={t(`meetings.form.placeHint.${placeKind}`)}
          optional
          maxLength={300}
          autoComplete="off"
          value={value.place}
          error={errorOf("place")}
          onChange={(event) => set({ place: event.target.value })}
        />
      )}
    </>
  );
}

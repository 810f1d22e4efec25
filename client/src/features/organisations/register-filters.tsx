// The row that narrows the register: a search, and fields behind a button on a narrow window. Every choice goes into the address at once.
import { useState, type SubmitEvent } from "react";
import { useTranslation } from "react-i18next";
import { askedValues } from "@samverkansstod/api/contract/organisations.ts";
import { useCatalogues } from "../../http/catalogues.ts";
import { Button } from "../../ui/button.tsx";
import { FilterChips, type FilterChip } from "../../ui/filter-chips.tsx";
import { FilterFields } from "../../ui/filter-fields.tsx";
import { Select, TextField } from "../../ui/text-field.tsx";
import { everything, type RegisterFilter } from "./register-filter.ts";

interface FilterProps {
  filter: RegisterFilter;
  change: (next: RegisterFilter) => void;
}

const searchId = "sok";
const yesOrNo = ["yes", "no"] as const;

export function RegisterFilters({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="register-filters" role="search" aria-label={t("organisations.filter.heading")}>
        <SearchForm filter={filter} change={change} />
        <FilterFields>
          <Fields filter={filter} change={change} />
        </FilterFields>
      </div>
      <Chips filter={filter} change={change} />
    </>
  );
}

function SearchForm({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(filter.search);
  const [cameFrom, setCameFrom] = useState(filter.search);
  // Back, forward and a removed chip change the search from outside.
  if (cameFrom !== filter.search) {
    setCameFrom(filter.search);
    setTyped(filter.search);
  }
  const find = (event: SubmitEvent) => {
    event.preventDefault();
    change({ ...filter, search: typed.trim() });
  };
  return (
    <form className="register-search" onSubmit={find}>
      <TextField
        id={searchId}
        type="search"
        maxLength={200}
        label={t("organisations.filter.search")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" variant="secondary" icon="search">
        {t("organisations.filter.searchButton")}
      </Button>
    </form>
  );
}

function Fields({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const { choices } = useCatalogues();
  const any = t("organisations.filter.any");
  return (
    <>
      <Select
        label={t("organisations.filter.form")}
        placeholder={any}
        options={choices("organisationForms")}
        value={filter.form ?? ""}
        onChange={({ target }) => change({ ...filter, form: target.value || null })}
      />
      <Select
        label={t("organisations.filter.area")}
        placeholder={any}
        options={choices("areas")}
        value={filter.area ?? ""}
        onChange={({ target }) => change({ ...filter, area: target.value || null })}
      />
      <Select
        label={t("organisations.filter.signatory")}
        placeholder={any}
        options={yesOrNo.map((value) => ({ value, label: t(`organisations.signatory.${value}`) }))}
        value={filter.signatory ?? ""}
        onChange={({ target }) =>
          change({ ...filter, signatory: yesOrNo.find((value) => value === target.value) ?? null })
        }
      />
      <Select
        label={t("organisations.filter.asked")}
        placeholder={any}
        options={askedValues.map((value) => ({ value, label: t(`organisations.asked.${value}`) }))}
        value={filter.asked ?? ""}
        onChange={({ target }) =>
          change({ ...filter, asked: askedValues.find((value) => value === target.value) ?? null })
        }
      />
    </>
  );
}

function Chips({ filter, change }: FilterProps) {
  const { t } = useTranslation();
  const { label } = useCatalogues();
  const { search, form, area, signatory, asked } = filter;
  const chip = (key: "form" | "area" | "signatory" | "asked", words: string | null): FilterChip[] =>
    words === null
      ? []
      : [
          {
            key,
            words: `${t(`organisations.filter.${key}`)}: ${words}`,
            remove: () => change({ ...filter, [key]: null }),
          },
        ];
  const chips: FilterChip[] = [
    ...(search ? [{ key: "search", words: `”${search}”`, remove: () => change({ ...filter, search: "" }) }] : []),
    ...chip("form", form && label("organisationForms", form)),
    ...chip("area", area && label("areas", area)),
    ...chip("signatory", signatory && t(`organisations.signatory.${signatory}`)),
    ...chip("asked", asked && t(`organisations.asked.${asked}`)),
  ];
  return <FilterChips chips={chips} clear={() => change(everything)} then={searchId} />;
}

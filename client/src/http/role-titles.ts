// What roles are called: kept for the visit, in the reader's language. Until the titles have come the words of this version stand in.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Role } from "@samverkansstod/api/contract/permissions.ts";
import { listRoleTitles } from "@samverkansstod/api/contract/role-titles.ts";
import { call } from "./call.ts";

export const roleTitlesQuery = queryOptions({
  queryKey: ["roleTitles"],
  queryFn: async ({ signal }) => (await call(listRoleTitles, { signal })).items,
  staleTime: 10 * 60_000,
});

export function useRoleTitle(): (role: Role) => string {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(roleTitlesQuery);
  const language = i18n.language === "en" ? "en" : "sv";
  return (role) => data?.find((title) => title.role === role)?.[language] ?? t(`words.roles.${role}`);
}

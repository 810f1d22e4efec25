// The sentences that go with a refusal, in the language of the screen: an answer's own words are in the language it was asked in.
import type { TFunction } from "i18next";
import type { FieldErrorCode } from "@samverkansstod/api/contract/problem.ts";
import { isProblem } from "./problem.ts";

/** What is wrong with one field, found here or by the API. */
export interface FieldProblem {
  field: string;
  code: FieldErrorCode;
  params?: Record<string, string | number>;
}

/** Of each field the API named, its first error; "/areas/0" is about "areas". */
export function fieldProblems(error: unknown): FieldProblem[] {
  const found = new Map<string, FieldProblem>();
  if (!isProblem(error)) return [];
  for (const { field: pointer, code, params } of error.fields) {
    const [, field = ""] = pointer.split("/");
    if (field && !found.has(field)) found.set(field, { field, code, ...(params && { params }) });
  }
  return [...found.values()];
}

/** What to write instead. */
export function fieldSentence(t: TFunction, { code, params }: Pick<FieldProblem, "code" | "params">): string {
  return t(`fields.${code}`, { ...params });
}

/** What happened, and what to do. */
export function problemSentence(t: TFunction, error: unknown): string {
  if (!isProblem(error)) return `${t("shell.network.title")}. ${t("shell.network.text")}`;
  return `${t(`problems.${error.code}.title`)}. ${t(`problems.${error.code}.detail`)}`;
}

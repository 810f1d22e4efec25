// Turns what the schema validator found into field errors that say what to write instead.
import type { FastifySchemaValidationError } from "fastify";
import type { FieldErrorCode } from "../contract/problem.ts";
import type { FieldRefusal } from "../shared/problem.ts";

const codeOfKeyword: Readonly<Record<string, FieldErrorCode>> = {
  required: "required",
  additionalProperties: "unknown_field",
  maxLength: "too_long",
  minLength: "too_short",
  maxItems: "too_many_items",
  minItems: "too_few_items",
  uniqueItems: "not_unique",
  enum: "not_a_choice",
  const: "not_a_choice",
  type: "wrong_type",
  format: "wrong_format",
  pattern: "wrong_format",
  minimum: "out_of_range",
  maximum: "out_of_range",
};

const mostErrors = 50;

function fieldOf({ instancePath, params, keyword }: FastifySchemaValidationError): string {
  const missing = keyword === "required" ? params["missingProperty"] : undefined;
  const extra = keyword === "additionalProperties" ? params["additionalProperty"] : undefined;
  const last = missing ?? extra;
  return typeof last === "string" ? `${instancePath}/${last.slice(0, 100)}` : instancePath;
}

/** One error a field, the most telling one; a value that may also be null is not told to be null. */
export function fieldErrorsOf(
  found: readonly FastifySchemaValidationError[],
  context: string | undefined,
): FieldRefusal[] {
  const byField = new Map<string, FieldRefusal>();
  for (const error of found) {
    const isNullBranch = error.keyword === "type" && error.params["type"] === "null";
    if (error.keyword === "anyOf" || isNullBranch) continue;
    const limit = error.params["limit"];
    let code = codeOfKeyword[error.keyword] ?? "wrong_format";
    if (code === "too_short" && limit === 1) code = "required";
    const pointer = fieldOf(error);
    const field = context === "body" ? pointer : pointer.slice(1);
    if (byField.has(field) || byField.size >= mostErrors) continue;
    byField.set(field, { field, code, ...(typeof limit === "number" && { params: { limit } }) });
  }
  if (byField.size === 0) return [{ field: context === "body" ? "" : (context ?? ""), code: "wrong_type" }];
  return [...byField.values()];
}

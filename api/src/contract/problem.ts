// Every way the API refuses: a closed list of codes and the shape of the answer (RFC 9457). The status of each code stands in
// plugins/problems.ts, its words in words.sv.ts and words.en.ts.
import { Type, type Static } from "typebox";
import { FreeTime } from "./free-times.ts";

export const problemCodes = [
  "invalid_json",
  "invalid_text",
  "too_deep",
  "too_large",
  "uri_too_long",
  "unsupported_media_type",
  "invalid_fields",
  "invalid_id",
  "signed_out",
  "forbidden",
  "cross_site",
  "not_found",
  "unknown_route",
  "wrong_state",
  "stale_version",
  "version_missing",
  "idempotency_key_missing",
  "idempotency_key_reused",
  "in_progress",
  "too_many",
  "code_wrong",
  "code_expired",
  "code_paused",
  "passkey_refused",
  "too_many_passkeys",
  "incomplete",
  "personal_number",
  "owner_only",
  "already_invited",
  "not_assignable",
  "conflict_of_interest",
  "time_taken",
  "no_address",
  "already_staff",
  "last_admin",
  "oneself",
  "roles_elsewhere",
  "stand_in_overlaps",
  "number_taken",
  "not_linkable",
  "invitation_over",
  "invitation_other_address",
  "provider_unreachable",
  "unavailable",
  "internal",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What is wrong with one field; `code` names a sentence that says what to write instead. */
export const fieldErrorCodes = [
  "required",
  "unknown_field",
  "too_long",
  "too_short",
  "too_many_items",
  "too_few_items",
  "not_unique",
  "not_a_choice",
  "wrong_type",
  "wrong_format",
  "out_of_range",
  "email",
  "phone",
  "organisation_number_length",
  "organisation_number_check",
  "organisation_number_personal",
  "organisation_number_group",
  "personal_number",
  "unknown_code",
  "in_the_future",
  "in_the_past",
  "before_received",
  "before_date",
  "after_date",
  "span_too_long",
  "time_missing",
  "time_twice",
  "ends_before_start",
  "overlapping",
  "one_time_code",
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];

export const FieldError = Type.Object(
  {
    field: Type.String({ description: "JSON pointer into the body, or the name of the query or path parameter." }),
    code: Type.Enum([...fieldErrorCodes]),
    message: Type.String({ description: "What to write instead, in the reader's language." }),
    params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  },
  { additionalProperties: false },
);
export type FieldError = Static<typeof FieldError>;

export const Problem = Type.Object(
  {
    type: Type.String({ description: "A stable URI of the code." }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    code: Type.Enum([...problemCodes]),
    detail: Type.Optional(Type.String({ description: "What to do, in the reader's language." })),
    instance: Type.Optional(Type.String({ description: "The id of the call, for the log." })),
    errors: Type.Optional(Type.Array(FieldError)),
    current: Type.Optional(
      Type.Unknown({ description: "At stale_version: the thing as it is now, as this reader may see it." }),
    ),
    freeTimes: Type.Optional(
      Type.Array(FreeTime, { description: "At time_taken: the next times that are free instead." }),
    ),
    retryAfter: Type.Optional(Type.Integer({ description: "Seconds to wait before trying again." })),
  },
  { additionalProperties: false, $id: "Problem" },
);
export type Problem = Static<typeof Problem>;

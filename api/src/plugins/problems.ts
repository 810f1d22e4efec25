// Every refusal and every error becomes one problem answer (RFC 9457) here, in the reader's language. Never a stack, never SQL text.
import { brokenConstraint, databaseErrorCode } from "@samverkansstod/db/client.ts";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { languages, type Language } from "../contract/account.ts";
import type { FieldError, Problem, ProblemCode } from "../contract/problem.ts";
import { fill, words } from "../contract/words.ts";
import { Refusal, type FieldRefusal } from "../shared/problem.ts";
import { fieldErrorsOf } from "./field-errors.ts";

/** The HTTP status of each code; a code without one does not compile. */
export const statusOf = {
  invalid_json: 400,
  invalid_text: 400,
  too_deep: 400,
  too_large: 413,
  uri_too_long: 414,
  unsupported_media_type: 415,
  invalid_fields: 400,
  invalid_id: 400,
  signed_out: 401,
  forbidden: 403,
  cross_site: 403,
  not_found: 404,
  unknown_route: 404,
  wrong_state: 409,
  stale_version: 412,
  version_missing: 428,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  in_progress: 409,
  too_many: 429,
  code_wrong: 422,
  code_expired: 422,
  code_paused: 429,
  passkey_refused: 422,
  too_many_passkeys: 409,
  incomplete: 422,
  personal_number: 422,
  owner_only: 403,
  already_invited: 409,
  not_assignable: 409,
  conflict_of_interest: 409,
  time_taken: 409,
  no_address: 409,
  already_staff: 409,
  last_admin: 409,
  oneself: 409,
  roles_elsewhere: 409,
  stand_in_overlaps: 409,
  number_taken: 409,
  not_linkable: 409,
  invitation_over: 422,
  invitation_other_address: 422,
  provider_unreachable: 503,
  unavailable: 503,
  internal: 500,
} as const satisfies Record<ProblemCode, number>;

/** The language of the answer: what the reader asks for, Swedish otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = request.headers["accept-language"]?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? "sv";
}

const frameworkCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported_media_type",
  FST_ERR_CTP_BODY_TOO_LARGE: "too_large",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid_json",
  FST_ERR_CTP_EMPTY_JSON_BODY: "invalid_json",
  FST_ERR_CTP_INVALID_JSON_BODY: "invalid_json",
  FST_ERR_BAD_URL: "invalid_text",
  FST_ERR_MAX_PARAM_LENGTH: "uri_too_long",
  FST_ERR_CTP_INSTANCE_ALREADY_STARTED: "internal",
};

const unavailableStates = /^(08|28|3D000|53|57P0|57014|55P03|CONNECTION_|ECONNREFUSED|ECONNRESET|EPIPE)/;

function refusalOf(error: FastifyError | Error): Refusal {
  if (error instanceof Refusal) return error;
  const { validation, validationContext } = error as FastifyError;
  if (validation) {
    if (validationContext === "params") return new Refusal("invalid_id", { cause: error });
    return new Refusal("invalid_fields", { errors: fieldErrorsOf(validation, validationContext), cause: error });
  }
  // Whatever the call was waiting for. A command under way may still succeed: to ask again with the same key is safe.
  if ("code" in error && error.code === "FST_ERR_HANDLER_TIMEOUT")
    return new Refusal("unavailable", { retryAfter: 2, cause: error });
  const frameworkCode = "code" in error && typeof error.code === "string" ? frameworkCodes[error.code] : undefined;
  if (frameworkCode) return new Refusal(frameworkCode, { cause: error });
  if ("statusCode" in error && error.statusCode === 429)
    return new Refusal("too_many", { retryAfter: 60, cause: error });
  const databaseCode = databaseErrorCode(error);
  // A trigger's last word, should the rule before it have missed something that happened at the same moment.
  if (databaseCode === "SV004") return new Refusal("conflict_of_interest", { cause: error });
  if (databaseCode !== undefined && unavailableStates.test(databaseCode)) {
    return new Refusal("unavailable", { retryAfter: 2, cause: error });
  }
  return new Refusal("internal", { cause: error });
}

function said(errors: readonly FieldRefusal[], language: Language): FieldError[] {
  return errors.map(({ field, code, params }) => ({
    field,
    code,
    message: fill(words[language].fields[code], params ?? {}),
    ...(params && { params }),
  }));
}

/** The problem answer of a refusal, in words. */
export function problemOf(refusal: Refusal, { language, instance }: { language: Language; instance: string }): Problem {
  const { title, detail } = words[language].problems[refusal.code];
  return {
    type: `/problems/${refusal.code}`,
    title,
    status: statusOf[refusal.code],
    code: refusal.code,
    detail,
    instance,
    ...(refusal.errors && { errors: said(refusal.errors, language) }),
    ...(refusal.current !== undefined && { current: refusal.current }),
    ...(refusal.freeTimes && { freeTimes: [...refusal.freeTimes] }),
    ...(refusal.retryAfter !== undefined && { retryAfter: refusal.retryAfter }),
  };
}

function answer(refusal: Refusal, request: FastifyRequest, reply: FastifyReply) {
  if (refusal.retryAfter !== undefined) void reply.header("retry-after", String(refusal.retryAfter));
  return reply
    .code(statusOf[refusal.code])
    .type("application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .send(problemOf(refusal, { language: languageOf(request), instance: request.id }));
}

/** What the log may hold of an error: where it happened and its code. Messages stay out: they repeat statements, values and what was typed. */
export function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  // A message may have lines of its own, so only those that name a place are kept.
  const frames = error.stack?.split("\n").filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line)) ?? [];
  const code = databaseErrorCode(error);
  return { type: error.name, code, constraint: brokenConstraint(error), frames };
}

export function answerWithProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === "internal" || refusal.code === "unavailable" || refusal.code === "provider_unreachable") {
      request.log.error({ fault: describeFault(refusal.cause ?? error) }, refusal.code);
    }
    return answer(refusal, request, reply);
  });
  app.setNotFoundHandler((request, reply) => answer(new Refusal("unknown_route"), request, reply));
}

/** For errors before a route is found, such as a malformed address. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void answer(refusalOf(error), request, reply);
}

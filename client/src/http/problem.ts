// What a call can end in besides an answer: a refusal with a stable code, or no contact at all.
import type { FieldError, Problem, ProblemCode } from "@samverkansstod/api/contract/problem.ts";

/** The API refused. `problem` is what it said, in the reader's language. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.name = "ProblemError";
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get fields(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** No answer came: offline, a broken connection, or something in between that is not the API. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super("No contact with the server", { cause });
    this.name = "NetworkError";
  }
}

export function isProblem(error: unknown, ...codes: readonly ProblemCode[]): error is ProblemError {
  return error instanceof ProblemError && (codes.length === 0 || codes.includes(error.code));
}

/** The field names and sentences of an `invalid_fields` or `incomplete` answer; "/subject" becomes "subject". */
export function fieldMessages(error: unknown): { field: string; message: string }[] {
  if (!isProblem(error)) return [];
  return error.fields.map(({ field, message }) => ({ field: field.replace(/^\//, "").replaceAll("/", "."), message }));
}

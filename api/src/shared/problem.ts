// The one way to refuse. Thrown by rules, commands and stores; plugins/problems.ts makes the answer of it.
import type { FreeTime } from "../contract/free-times.ts";
import type { FieldErrorCode, ProblemCode } from "../contract/problem.ts";

export interface FieldRefusal {
  /** JSON pointer into the body. */
  field: string;
  code: FieldErrorCode;
  params?: Record<string, string | number>;
}

interface RefusalDetails {
  errors?: readonly FieldRefusal[];
  /** At stale_version: the thing as it is now, as this reader may see it. */
  current?: unknown;
  /** At time_taken: the next free times. */
  freeTimes?: readonly FreeTime[];
  retryAfter?: number;
  cause?: unknown;
}

export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly errors: readonly FieldRefusal[] | undefined;
  readonly current: unknown;
  readonly freeTimes: readonly FreeTime[] | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(code, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "Refusal";
    this.code = code;
    this.errors = details.errors;
    this.current = details.current;
    this.freeTimes = details.freeTimes;
    this.retryAfter = details.retryAfter;
  }
}

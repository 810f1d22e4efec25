// Keeps a draft so that nothing typed is lost: on this device at once, on the server when typing pauses, and sends it in the end. A store
// that React reads with useSyncExternalStore; what the saves mean is draft-state.ts.
import {
  createRequest,
  submitRequest,
  updateRequest,
  type Request,
  type RequestForm,
  type RequestFormChange,
} from "@samverkansstod/api/contract/requests.ts";
import { call } from "../../http/call.ts";
import { isProblem } from "../../http/problem.ts";
import { fieldProblems, type FieldProblem } from "../../http/problem-words.ts";
import { noAnswers, type AnswerField, type FreeTextField } from "./answers.ts";
import {
  afterSaving,
  changesIn,
  formOf,
  isUnsaved,
  mergedWith,
  refusalsIn,
  type DraftState,
  type Saved,
} from "./draft-state.ts";
import { forgetDraft, keepDraft, keptDraft } from "./kept-draft.ts";

const idle = 800;
const beforeRetry = 10_000;
// A connection that hangs must not stop all later saves.
const longestSave = 20_000;

export type Sending =
  | { is: "sent"; request: Request }
  | { is: "stopped"; problems: FieldProblem[] }
  | { is: "failed"; error: unknown };

export interface DraftKeeper {
  /** One a form that is open: a key for React. */
  readonly key: string;
  /** Something was kept here that the server did not have when the form opened. */
  readonly resumed: boolean;
  subscribe: (listener: () => void) => () => void;
  get: () => DraftState;
  answer: (change: Partial<RequestForm>) => void;
  sayNoOrganisationNumber: (said: boolean) => void;
  sayNotPersonalNumber: (field: FreeTextField, said: boolean) => void;
  /** Whether the server can be reached as somebody, and what it then already knows of who asks. */
  connect: (signedIn: boolean, known?: Partial<RequestForm>) => void;
  /** Saves now; ends when the server has everything it will take, or cannot be reached. */
  flush: () => Promise<void>;
  /** Settles a conflict: these answers are taken from the server, the rest stay. */
  settle: (takeTheirs: readonly AnswerField[]) => Promise<void>;
  send: () => Promise<Sending>;
  /** Forgets what only this device has. */
  discard: () => void;
  /** Stops the timers. What is kept on the device stays. */
  close: () => void;
}

/** `request` is the draft the server has; without it the form is new, or goes on from what only this device has. */
export function openDraft(request: Request | null): DraftKeeper {
  const kept = keptDraft(request?.id ?? null);
  const createKey = kept?.createKey ?? crypto.randomUUID();
  const submitKey = crypto.randomUUID();
  const listeners = new Set<() => void>();
  let state = openingState(request, kept);
  let signedIn = false;
  let touched = kept !== null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let createdWith = createKey;

  function change(next: Partial<DraftState>) {
    state = { ...state, ...next };
    const id = state.saved?.id ?? null;
    if (touched && isUnsaved(state)) {
      const { answers, notPersonalNumbers, noOrganisationNumber, saved } = state;
      const isKept = keepDraft(id, {
        answers,
        notPersonalNumbers,
        noOrganisationNumber,
        saved,
        createKey: createdWith,
      });
      state = { ...state, kept: isKept };
    } else {
      forgetDraft(id);
      state = { ...state, kept: null };
    }
    for (const listener of listeners) listener();
  }

  function canSave(): boolean {
    return signedIn && touched && !state.conflict && !state.over && Object.keys(changesIn(state)).length > 0;
  }

  function schedule(wait = idle) {
    clearTimeout(timer);
    if (canSave()) timer = setTimeout(() => void save().then((goOn) => goOn && schedule()), wait);
  }

  async function store(answers: RequestFormChange): Promise<Request> {
    const { saved } = state;
    const signal = AbortSignal.timeout(longestSave);
    if (saved) return call(updateRequest, { params: { id: saved.id }, version: saved.version, body: answers, signal });
    const created = await call(createRequest, { body: answers, idempotencyKey: createdWith, signal });
    forgetDraft(null);
    return created;
  }

  /** True when it is worth saving again at once. */
  function refused(error: unknown, answers: RequestFormChange): boolean {
    if (isProblem(error, "personal_number", "invalid_fields")) {
      const found = fieldProblems(error).filter(({ field }) => field in answers);
      const held = found.map((problem) => {
        const field = problem.field as AnswerField;
        return [field, { ...problem, answer: answers[field] ?? noAnswers[field] }] as const;
      });
      change({ refused: { ...state.refused, ...Object.fromEntries(held) }, failure: held.length > 0 ? null : error });
      if (held.length > 0) return true;
    }
    if (isProblem(error, "stale_version")) {
      change(mergedWith(state, error.problem.current as Request));
      return state.conflict === null;
    }
    if (isProblem(error, "idempotency_key_reused") && createdWith === createKey) {
      // Another window of this browser has begun a draft from the same text.
      createdWith = crypto.randomUUID();
      return true;
    }
    if (isProblem(error, "wrong_state")) change({ over: "sent" });
    else if (isProblem(error, "not_found")) change({ over: "gone" });
    else {
      if (isProblem(error, "signed_out")) signedIn = false;
      change({ failure: error });
      schedule(beforeRetry);
    }
    return false;
  }

  /** One save, or the one that is under way. True: the server took it, or it is worth trying again at once. */
  function save(): Promise<boolean> {
    clearTimeout(timer);
    running ??= tryToSave().finally(() => {
      running = null;
    });
    return running;
  }

  async function tryToSave(): Promise<boolean> {
    const answers = changesIn(state);
    try {
      const request = await store(answers);
      // Only now: somebody has gone on typing meanwhile.
      change(afterSaving(state, answers, request));
      return true;
    } catch (error) {
      return refused(error, answers);
    }
  }

  async function flush(): Promise<void> {
    let goOn = true;
    while (goOn && canSave()) goOn = await save();
  }

  async function send(): Promise<Sending> {
    change({ failure: null });
    await flush();
    const { saved, conflict, over } = state;
    const problems = refusalsIn(state);
    if (problems.length > 0 || conflict || over) return { is: "stopped", problems };
    if (!saved || state.failure) return { is: "failed", error: state.failure };
    try {
      const request = await call(submitRequest, {
        params: { id: saved.id },
        version: saved.version,
        idempotencyKey: submitKey,
        signal: AbortSignal.timeout(longestSave),
      });
      clearTimeout(timer);
      forgetDraft(saved.id);
      return { is: "sent", request };
    } catch (error) {
      if (isProblem(error, "incomplete", "personal_number")) return { is: "stopped", problems: fieldProblems(error) };
      if (!isProblem(error, "stale_version", "wrong_state", "not_found")) return { is: "failed", error };
      refused(error, {});
      return { is: "stopped", problems: [] };
    }
  }

  function close() {
    signedIn = false;
    clearTimeout(timer);
  }

  return {
    key: crypto.randomUUID(),
    resumed: kept !== null,
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer: (answers) => {
      touched = true;
      change({ answers: { ...state.answers, ...answers } });
      schedule();
    },
    sayNoOrganisationNumber: (said) => {
      touched = true;
      change({ noOrganisationNumber: said });
    },
    sayNotPersonalNumber: (field, said) => {
      const others = state.notPersonalNumbers.filter((other) => other !== field);
      touched = true;
      change({ notPersonalNumbers: said ? [...others, field] : others });
      void flush();
    },
    connect: (isSignedIn, known) => {
      signedIn = isSignedIn;
      const { requesterType, contactName } = state.answers;
      if (known && !state.saved && requesterType === null && contactName === null) {
        change({ answers: { ...state.answers, ...known } });
      }
      schedule(0);
    },
    flush,
    settle: (takeTheirs) => {
      const current = state.conflict?.current.form;
      if (!current) return Promise.resolve();
      change({
        conflict: null,
        answers: formOf((field) => (takeTheirs.includes(field) ? current : state.answers)[field]),
      });
      return flush();
    },
    send,
    discard: () => {
      close();
      forgetDraft(null);
    },
    close,
  };
}

function openingState(request: Request | null, kept: ReturnType<typeof keptDraft>): DraftState {
  const fresh: DraftState = {
    answers: request?.form ?? noAnswers,
    notPersonalNumbers: request?.notPersonalNumbers ?? [],
    noOrganisationNumber: request !== null && hasPassedStepTwo(request.form),
    saved: request && savedFrom(request),
    refused: {},
    conflict: null,
    savedAt: request?.updatedAt ?? null,
    failure: null,
    kept: kept && true,
    over: null,
  };
  if (!kept) return fresh;
  const written: DraftState = {
    ...fresh,
    // A field that is newer than what was kept has no answer there.
    answers: formOf((field) => kept.answers[field] ?? noAnswers[field]),
    notPersonalNumbers: kept.notPersonalNumbers,
    noOrganisationNumber: kept.noOrganisationNumber,
    saved: kept.saved ?? fresh.saved,
  };
  return request && kept.saved?.version !== request.version ? mergedWith(written, request) : written;
}

function savedFrom({ id, version, form, notPersonalNumbers }: Request): Saved {
  return { id, version, form, sent: form, notPersonalNumbers };
}

// Then an empty number means that there is none.
function hasPassedStepTwo({ requesterType, organisationForm, organisationNumber, contactName }: RequestForm): boolean {
  return (
    requesterType === "organisation" && organisationForm !== null && contactName !== null && organisationNumber === null
  );
}

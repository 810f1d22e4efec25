/*
 * The whole life of a case, every combination, against a table written by hand from the description of the product and on purpose not
 * derived from the one in transitions.rules.ts.
 */
import { expect, test } from "vitest";
import { consents, endingKinds, reactions } from "../../contract/endings.ts";
import { actions, states, waitingForValues, type Action, type State } from "../../contract/life-cycle.ts";
import {
  actionsIn,
  lifeCycleDiagram,
  stateAfter,
  transitionFor,
  type ActingAs,
  type Situation,
} from "./transitions.rules.ts";

type From = State | "nothing";

interface Expected {
  by: ActingAs | readonly ActingAs[];
  /** The state after, by the state before; "=" stays. */
  to: Partial<Record<From, State | "=">>;
  when?: (situation: Situation) => boolean;
}

const stays = { submitted: "=", accepted: "=", in_progress: "=" } as const;
const ended = { closed: "=", declined: "=", referred: "=", withdrawn: "=" } as const;
const begins = { submitted: "in_progress", accepted: "in_progress", in_progress: "in_progress" } as const;
const waits = ({ waitingFor }: Situation) => waitingFor === "requester";

const expected: Readonly<Record<Action, Expected>> = {
  update: { by: "requester", to: { draft: "=" } },
  submit: { by: "requester", to: { draft: "submitted" } },
  register: { by: "staff", to: { nothing: "submitted" } },
  assign: { by: "staff", to: stays },
  claim: { by: "staff", to: stays },
  triage: { by: "staff", to: stays },
  accept: { by: "staff", to: { submitted: "accepted" } },
  ask: { by: "staff", to: stays },
  answer: {
    by: "requester",
    to: { ...stays, closed: "in_progress" },
    when: (situation) => (situation.state === "closed" ? situation.ending?.kind === "no_reply" : waits(situation)),
  },
  message: { by: ["requester", "staff"], to: { ...stays, ...ended } },
  note: { by: "staff", to: { ...stays, ...ended, void: "=" } },
  offer_times: { by: "staff", to: stays },
  pick_time: { by: ["requester", "staff"], to: stays },
  book_meeting: { by: "staff", to: stays },
  decline: { by: "staff", to: { submitted: "declined", accepted: "declined" } },
  refer: { by: "staff", to: { submitted: "referred", accepted: "referred" } },
  answer_referral: { by: "requester", to: { referred: "=" }, when: ({ ending }) => ending?.consent === "asked" },
  withdraw: { by: "requester", to: { submitted: "withdrawn", accepted: "withdrawn", in_progress: "withdrawn" } },
  void: {
    by: "staff",
    to: {
      submitted: "void",
      accepted: "void",
      in_progress: "void",
      closed: "void",
      declined: "void",
      referred: "void",
      withdrawn: "void",
    },
  },
  pause: { by: "staff", to: stays, when: ({ paused }) => !paused },
  resume: { by: ["staff", "system"], to: stays, when: ({ paused }) => paused },
  log_contact: { by: "staff", to: begins },
  hold_meeting: { by: "staff", to: begins },
  close: { by: "staff", to: { accepted: "closed", in_progress: "closed" } },
  quick_log: { by: "staff", to: { nothing: "closed" } },
  close_unanswered: {
    by: "system",
    to: { submitted: "closed", accepted: "closed", in_progress: "closed" },
    when: waits,
  },
  confirm: { by: "requester", to: { closed: "=" }, when: ({ ending }) => ending?.reaction === "awaited" },
  dispute: { by: "requester", to: { closed: "in_progress" }, when: ({ ending }) => ending?.reaction === "awaited" },
  rate: {
    by: "requester",
    to: { closed: "=" },
    // Whoever was asked what they say of the ending, once, and also after they have said it.
    when: ({ ending }) => ending?.kind === "closed" && ending.reaction !== "not_asked" && !ending.rated,
  },
  reopen: {
    by: "staff",
    to: { closed: "in_progress", declined: "submitted", referred: "submitted", withdrawn: "submitted" },
  },
};

const everyState: readonly From[] = ["nothing", ...states];
const everybody: readonly ActingAs[] = ["requester", "staff", "system"];
// Every kind with every reaction, rated or not; and every kind with every consent.
const endings: readonly Situation["ending"][] = [
  null,
  ...endingKinds.flatMap((kind) =>
    reactions.flatMap((reaction) =>
      [true, false].map((rated) => ({ kind, reaction, rated, consent: "not_needed" as const })),
    ),
  ),
  ...endingKinds.flatMap((kind) =>
    consents.map((consent) => ({ kind, reaction: "not_asked" as const, rated: false, consent })),
  ),
];
const situations: readonly Situation[] = everyState.flatMap((state) =>
  waitingForValues.flatMap((waitingFor) =>
    [true, false].flatMap((paused) => endings.map((ending) => ({ state, waitingFor, paused, ending }))),
  ),
);

function expectedAfter(action: Action, situation: Situation, as: ActingAs): State | undefined {
  const { by, to, when = () => true } = expected[action];
  const after = to[situation.state];
  if (after === undefined || ![by].flat().includes(as) || !when(situation)) return undefined;
  return after === "=" ? (situation.state as State) : after;
}

test("every action, from every state and nothing, by everybody, whatever it waits for, paused or not, however it ended, is as the product says", () => {
  let checked = 0;
  const wrong: string[] = [];
  for (const action of actions) {
    for (const situation of situations) {
      for (const as of everybody) {
        const transition = transitionFor(action, situation, as);
        const before = situation.state === "nothing" ? "submitted" : situation.state;
        const after = transition && stateAfter(transition, before);
        if (after !== expectedAfter(action, situation, as))
          wrong.push(`${as} ${action} ${JSON.stringify(situation)}: ${after}`);
        checked += 1;
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(checked).toBe(30 * 10 * 4 * 2 * (1 + 6 * 5 * 2 + 6 * 4) * 3);
});

test("nothing but a note follows void, and nobody but the requester touches a draft", () => {
  for (const situation of situations.filter(({ state }) => state === "void")) {
    for (const as of everybody) {
      const may = actions.filter((action) => transitionFor(action, situation, as));
      expect(may).toEqual(as === "staff" ? ["note"] : []);
    }
  }
  for (const situation of situations.filter(({ state }) => state === "draft")) {
    for (const as of ["staff", "system"] as const) {
      expect(actions.filter((action) => transitionFor(action, situation, as))).toEqual([]);
    }
  }
});

test("what is offered is what may be done and the product has a way to do", () => {
  // The system does these by itself.
  const offeredToNobody = new Set<Action>(["close_unanswered"]);
  const wrong: string[] = [];
  for (const situation of situations) {
    for (const as of everybody) {
      const offered = actionsIn(situation, as).join();
      const may = actions.filter((action) => expectedAfter(action, situation, as) !== undefined);
      const wanted = may.filter((action) => !offeredToNobody.has(action)).join();
      if (offered !== wanted) wrong.push(`${as} ${JSON.stringify(situation)}: ${offered}`);
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

test("the diagram shows every change of state and none that is not", () => {
  const drawn = new Set(
    lifeCycleDiagram()
      .split("\n")
      .slice(1)
      .map((line) => line.trim()),
  );
  const wanted = new Set(["[*] --> draft: create"]);
  for (const action of actions) {
    for (const [from, to] of Object.entries(expected[action].to)) {
      if (to !== "=") wanted.add(`${from === "nothing" ? "[*]" : from} --> ${to}: ${action}`);
    }
  }
  expect(drawn).toEqual(wanted);
});

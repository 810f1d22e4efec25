/*
 * The whole life of a case, every combination, against a table written by hand from the description of the product and on purpose not
 * derived from the one in transitions.rules.ts.
 */
import { expect, test } from "vitest";
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
  by: ActingAs;
  /** The state after, by the state before; "=" stays. */
  to: Partial<Record<From, State | "=">>;
  when?: (situation: Situation) => boolean;
}

const stays = { submitted: "=", accepted: "=", in_progress: "=" } as const;
const waits = ({ waitingFor }: Situation) => waitingFor === "requester";

const expected: Readonly<Record<Action, Expected>> = {
  update: { by: "requester", to: { draft: "=" } },
  submit: { by: "requester", to: { draft: "submitted" } },
  register: { by: "staff", to: { nothing: "submitted" } },
  assign: { by: "staff", to: stays },
  claim: { by: "staff", to: stays },
  accept: { by: "staff", to: { submitted: "accepted" } },
  ask: { by: "staff", to: stays },
  answer: { by: "requester", to: stays, when: waits },
  decline: { by: "staff", to: { submitted: "declined", accepted: "declined" } },
  refer: { by: "staff", to: { submitted: "referred", accepted: "referred" } },
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
  resume: { by: "staff", to: stays, when: ({ paused }) => paused },
  log_contact: { by: "staff", to: { submitted: "in_progress", accepted: "in_progress", in_progress: "in_progress" } },
  hold_meeting: { by: "staff", to: { submitted: "in_progress", accepted: "in_progress", in_progress: "in_progress" } },
  close: { by: "staff", to: { accepted: "closed", in_progress: "closed" } },
  quick_log: { by: "staff", to: { nothing: "closed" } },
  close_unanswered: {
    by: "system",
    to: { submitted: "closed", accepted: "closed", in_progress: "closed" },
    when: waits,
  },
  dispute: { by: "requester", to: { closed: "in_progress" } },
  reopen: {
    by: "staff",
    to: { closed: "in_progress", declined: "submitted", referred: "submitted", withdrawn: "submitted" },
  },
};

const everyState: readonly From[] = ["nothing", ...states];
const everybody: readonly ActingAs[] = ["requester", "staff", "system"];
const situations: readonly Situation[] = everyState.flatMap((state) =>
  waitingForValues.flatMap((waitingFor) => [true, false].map((paused) => ({ state, waitingFor, paused }))),
);

function expectedAfter(action: Action, situation: Situation, as: ActingAs): State | undefined {
  const { by, to, when = () => true } = expected[action];
  const after = to[situation.state];
  if (after === undefined || by !== as || !when(situation)) return undefined;
  return after === "=" ? (situation.state as State) : after;
}

test("every action, from every state and nothing, by everybody, waiting or not, paused or not, is as the product says", () => {
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
  expect(wrong).toEqual([]);
  expect(checked).toBe(21 * 10 * 4 * 2 * 3);
});

test("nothing follows void, and nobody but the requester touches a draft", () => {
  for (const situation of situations.filter(({ state }) => state === "void")) {
    for (const as of everybody) expect(actions.filter((action) => transitionFor(action, situation, as))).toEqual([]);
  }
  for (const situation of situations.filter(({ state }) => state === "draft")) {
    for (const as of ["staff", "system"] as const) {
      expect(actions.filter((action) => transitionFor(action, situation, as))).toEqual([]);
    }
  }
});

test("what is offered is what may be done and the product has a way to do", () => {
  const built = new Set<Action>(["update", "submit", "register", "assign", "claim"]);
  for (const situation of situations) {
    for (const as of everybody) {
      const offered = actionsIn(situation, as);
      expect(offered).toEqual(
        actions.filter((action) => built.has(action) && expectedAfter(action, situation, as) !== undefined),
      );
    }
  }
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

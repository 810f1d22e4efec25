/*
 * The diagram in docs/request-lifecycle.md is the one that the table of transitions draws, and its list of actions is whole.
 */
import { lifeCycleDiagram, transitions } from "@samverkansstod/api/features/requests/transitions.rules.ts";
import { expect, test } from "vitest";
import { textOf } from "./tree.ts";

const text = textOf("docs/request-lifecycle.md");

test("the document shows the diagram of the table of transitions", () => {
  const [, shown] = /^```mermaid\n([\s\S]*?)\n```$/mu.exec(text) ?? [];
  expect(shown).toBe(lifeCycleDiagram());
});

test("the document lists each transition with its endpoint", () => {
  const [, rest = ""] = text.split(/^## Actions$/mu);
  const [actions = ""] = rest.split(/^## /mu);
  const rows = [...actions.matchAll(/^\| `(\w+)`.*\| (?:`(\w+)`|–) +\|$/gmu)];
  const listed = rows.map(([, action, endpoint]) => `${action} ${endpoint ?? "none"}`);
  expect(listed).toEqual(transitions.map(({ action, endpoint }) => `${action} ${endpoint ?? "none"}`));
});

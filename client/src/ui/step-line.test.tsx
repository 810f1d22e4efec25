// A step line says where one is to those who see it and to those who listen.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderPiece } from "../testing/render.tsx";
import { StepLine } from "./step-line.tsx";

const steps = ["Utkast", "Inskickad", "Pågår", "Avslutad"].map((label) => ({ label }));

test("marks the current step and says which are done", async () => {
  const { screen } = await renderPiece(<StepLine label="Var förfrågan står" steps={steps} current={2} />);
  const items = within(screen.getByRole("list", { name: "Var förfrågan står" })).getAllByRole("listitem");
  expect(items.map((item) => item.getAttribute("aria-current"))).toEqual([null, null, "step", null]);
  expect(items[0]?.textContent).toContain("Utkast, klart");
  expect(items[2]?.textContent).toContain("Pågår, här är du nu");
  expect(items[3]?.textContent).not.toContain("klart");
});

test("all steps are done when the current one lies beyond the last", async () => {
  const { screen } = await renderPiece(<StepLine label="Var förfrågan står" steps={steps} current={4} />);
  expect(screen.getAllByRole("listitem").every((item) => item.textContent.includes("klart"))).toBe(true);
});

import { expect, test } from "vitest";
import { renderPiece } from "../../testing/render.tsx";
import { PromiseMark, promiseStatus } from "./promise-mark.tsx";

const today = "2026-11-23";
const promise = { dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z", met: false, overdue: false };

test("a promise is due, today, overdue or kept", () => {
  expect(promiseStatus(promise, "submitted", today)).toBe("due");
  expect(promiseStatus({ ...promise, dueDate: today }, "submitted", today)).toBe("today");
  expect(promiseStatus({ ...promise, dueDate: "2026-11-20", overdue: true }, "accepted", today)).toBe("overdue");
  expect(promiseStatus({ ...promise, met: true }, "in_progress", today)).toBe("met");
  expect(promiseStatus(null, "submitted", today)).toBe("none");
});

test("an ended case has no promise left to keep, and a kept one stays kept", () => {
  expect(promiseStatus({ ...promise, overdue: true }, "withdrawn", today)).toBe("none");
  expect(promiseStatus({ ...promise, met: true }, "closed", today)).toBe("met");
});

test("it is said in words and a date, in both languages", async () => {
  const overdue = { ...promise, dueDate: "2026-11-20", overdue: true };
  const swedish = await renderPiece(<PromiseMark promise={overdue} state="submitted" />);
  expect(swedish.container.textContent.replaceAll("\u00a0", " ")).toBe("Försenat, 20 november 2026");
  swedish.unmount();
  const english = await renderPiece(<PromiseMark promise={overdue} state="submitted" />, { language: "en" });
  expect(english.container.textContent.replaceAll("\u00a0", " ")).toBe("Overdue, 20 November 2026");
});

// The head of a case: where it stands, and the way to what can be done with it.
import { expect, test } from "vitest";
import { listRequestMeetings, logMeeting } from "@samverkansstod/api/contract/meetings.ts";
import { getRequest } from "@samverkansstod/api/contract/requests.ts";
import { myself, openCase } from "../../../testing/case-page.tsx";
import { aCase } from "../../../testing/case-samples.ts";
import { aMeeting, aPastMeeting } from "../../../testing/meeting-samples.ts";
import { answer } from "../../../testing/mock.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

test("it says what waits, what is urgent, what rests, and the next meeting", async () => {
  const found = aCase(123, {
    actions: [],
    pausedUntil: "2027-01-15",
    staff: { state: "in_progress", waitingFor: "requester", priority: "high" },
  });
  const { screen, queries } = await openCase(found);
  answer(listRequestMeetings, { offers: [], meetings: [aMeeting()] });
  await queries.invalidateQueries();
  expect(screen.getByText("Väntar på den som frågar")).toBeTruthy();
  expect(screen.getByText("Hög prioritet")).toBeTruthy();
  expect(screen.getByText("Vilande till 15 januari 2027")).toBeTruthy();
  expect(await screen.findByText("3 december 2026 kl. 10.00")).toBeTruthy();
});

test("what is as usual is not said", async () => {
  const { screen } = await openCase(aCase());
  expect(screen.queryByText(/prioritet$/)).toBeNull();
  expect(screen.queryByText(/^Vilande/)).toBeNull();
  expect(screen.queryByText(/^Väntar/)).toBeNull();
});

test("the rest of what can be done is behind a button that closes on Escape and when it is left", async () => {
  const found = aCase(123, { actions: ["accept", "pause", "void", "log_contact"], staff: { assignee: myself } });
  const { screen, user } = await openCase(found);
  const more = screen.getByRole("button", { name: "Fler åtgärder" });
  expect(more.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("button", { name: "Gör vilande" })).toBeNull();
  more.focus();
  await user.keyboard("{Enter}");
  expect(more.getAttribute("aria-expanded")).toBe("true");
  await user.tab();
  expect(document.activeElement?.textContent).toBe("Logga samtal");
  await user.keyboard("{Escape}");
  expect(document.activeElement).toBe(more);
  expect(screen.queryByRole("button", { name: "Gör vilande" })).toBeNull();
  await user.keyboard("{Enter}");
  await user.click(screen.getByRole("heading", { level: 1 }));
  expect(more.getAttribute("aria-expanded")).toBe("false");
});

test("one primary button only", async () => {
  const found = aCase(123, {
    actions: ["log_contact", "offer_times", "close", "note"],
    staff: { state: "accepted", assignee: myself },
  });
  const { container } = await openCase(found);
  const primary = [...container.querySelectorAll('.case-actions .ds-button[data-variant="primary"]')];
  expect(primary.map(({ textContent }) => textContent)).toEqual(["Logga samtal"]);
});

test("a meeting that is over and not logged is what comes next", async () => {
  const found = aCase(123, {
    actions: ["hold_meeting", "close"],
    staff: { state: "in_progress", assignee: myself },
  });
  const { screen, user, queries } = await openCase(found);
  const over = aPastMeeting();
  answer(listRequestMeetings, { offers: [], meetings: [over] });
  await queries.invalidateQueries();
  const calls = answer(logMeeting, { ...over, state: "missed" });
  answer(getRequest, found);
  const [primary] = await screen.findAllByRole("button", { name: /^Logga mötet/ });
  await user.click(primary as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("Blev mötet av?");
  expect(calls).toEqual([]);
});

// Withdrawing: behind a quiet button, with what it means; a reason if they wish; nothing lost when it does not arrive.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { withdrawRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { getRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import {
  atTheTimeOfTheSamples,
  openStory,
  closedRequest,
  ending,
  openRequest,
} from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

const withdrawn: Request = {
  ...openRequest,
  version: 3,
  stage: "ended",
  ending: { ...ending, kind: "withdrawn", text: "Vi har löst det.", outcomes: [], reaction: "not_asked" },
  actions: ["message"],
};

async function open() {
  const view = await openStory(openRequest);
  await view.user.click(await view.screen.findByRole("button", { name: "Återkalla förfrågan" }));
  const dialog = within(view.screen.getByRole("dialog", { name: "Vill ni återkalla förfrågan?" }));
  const reason = dialog.getByLabelText<HTMLTextAreaElement>(/^Varför\?/);
  return { ...view, dialog, reason, press: (name: string) => view.user.click(dialog.getByRole("button", { name })) };
}

test("says what it means, that it stays a record, and whom it mails; then it is withdrawn", async () => {
  const { screen, dialog, reason, press, write } = await open();
  expect(dialog.getByText(/^Då slutar vi arbeta med den\. Möten ställs in/)).toBeTruthy();
  expect(dialog.getByText("Förfrågan finns kvar hos oss som en allmän handling.")).toBeTruthy();
  expect(dialog.getByText("Vi mejlar en bekräftelse till asa@laxlyktan.example.")).toBeTruthy();
  await write(reason, "Vi har löst det. ");
  const calls = answer(withdrawRequest, withdrawn);
  answer(getRequest, withdrawn);
  await press("Återkalla förfrågan");
  expect(await screen.findByText("Förfrågan är återkallad.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "Vi har löst det." });
  expect(calls[0]?.headers.get("if-match")).toBe('"2"');
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("button", { name: "Återkalla förfrågan" })).toBeNull();
  expect(screen.getByText(/^Ni återkallade förfrågan den 25 november 2026\./)).toBeTruthy();
  expect(screen.getByText("Vi har löst det.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Det här händer nu" }));
});

test("a reason is not needed, and thinking again is free", async () => {
  const { screen, user, reason, press, write } = await open();
  await write(reason, "Kanske");
  await press("Behåll förfrågan");
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Återkalla förfrågan" }));
  const again = within(screen.getByRole("dialog"));
  const kept = again.getByLabelText<HTMLTextAreaElement>(/^Varför\?/);
  expect(kept.value).toBe("Kanske");
  await user.clear(kept);
  const calls = answer(withdrawRequest, withdrawn);
  answer(getRequest, withdrawn);
  await user.click(again.getByRole("button", { name: "Återkalla förfrågan" }));
  await screen.findByText("Förfrågan är återkallad.");
  expect(calls[0]?.body).toEqual({});
});

test("no contact: the dialog stays with the reason in it", async () => {
  const { dialog, reason, press, write } = await open();
  await write(reason, "Vi har löst det.");
  breakOff(withdrawRequest);
  await press("Återkalla förfrågan");
  expect(await dialog.findByText(/^Vi får ingen kontakt/)).toBeTruthy();
  expect(reason.value).toBe("Vi har löst det.");
});

test("a reason that is too long is not sent", async () => {
  const { user, dialog, reason, press } = await open();
  await user.click(reason);
  await user.paste("ö".repeat(2001));
  await press("Återkalla förfrågan");
  expect(dialog.getByText("Skriv högst 2000 tecken.")).toBeTruthy();
  expect(document.activeElement).toBe(reason);
});

test("the case has ended meanwhile: the dialog closes, the page says so, and the reason is kept for a message", async () => {
  const { screen, reason, press, write } = await open();
  await write(reason, "Vi har löst det.");
  refuse(withdrawRequest, 412, "stale_version", { current: closedRequest });
  answer(getRequest, closedRequest);
  await press("Återkalla förfrågan");
  expect(await screen.findByText("Förfrågan är nu: Avslutad.")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText("Något har ändrats sedan ni öppnade sidan").closest("[tabindex]")).toBe(
    document.activeElement,
  );
  expect(screen.getByLabelText<HTMLTextAreaElement>("Skriv till oss").value).toBe("Vi har löst det.");
});

test("changed but still open: the dialog closes, the reason waits in it", async () => {
  const { screen, user, reason, press, write } = await open();
  await write(reason, "Vi har löst det.");
  const current: Request = { ...openRequest, version: 9, pausedUntil: "2026-12-07" };
  refuse(withdrawRequest, 412, "stale_version", { current });
  answer(getRequest, current);
  await press("Återkalla förfrågan");
  expect(await screen.findByText("Ärendet är vilande till måndag 7 december 2026.")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.click(screen.getByRole("button", { name: "Återkalla förfrågan" }));
  const again = within(screen.getByRole("dialog"));
  expect(again.getByLabelText<HTMLTextAreaElement>(/^Varför\?/).value).toBe("Vi har löst det.");
  const calls = answer(withdrawRequest, withdrawn);
  answer(getRequest, withdrawn);
  await user.click(again.getByRole("button", { name: "Återkalla förfrågan" }));
  await screen.findByText("Förfrågan är återkallad.");
  expect(calls[0]?.headers.get("if-match")).toBe('"9"');
});

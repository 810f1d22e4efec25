// When the unit has read a request: shown where the setting says so, by role and day, and not at all where not.
import { expect, test } from "vitest";
import { listReadings } from "@samverkansstod/api/contract/view-log.ts";
import { answer } from "../../../testing/mock.ts";
import { renderAt } from "../../../testing/render.tsx";
import { requester } from "../../../testing/samples.ts";
import { answerStory, atTheTimeOfTheSamples, openRequest } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

async function show(readings: Parameters<typeof answer<typeof listReadings>>[1]) {
  answerStory(openRequest);
  const calls = answer(listReadings, readings);
  const view = await renderAt(`/forfragan/${openRequest.id}`, { as: requester });
  await view.screen.findByRole("heading", { name: "Vad som har hänt" });
  return { ...view, calls };
}

test("role and day, latest first, and no name", async () => {
  const { screen } = await show({
    shown: true,
    items: [
      { date: "2026-11-24", role: "consultant" },
      { date: "2026-11-20", role: "registrar" },
    ],
  });
  await screen.findByRole("heading", { name: "När vi har läst ärendet" });
  const shown = screen.getAllByRole("listitem").map(({ textContent }) => textContent.replaceAll("\u00a0", " "));
  expect(shown.filter((text) => /^\d+ november 2026: /.test(text))).toEqual([
    "24 november 2026: Processledare",
    "20 november 2026: Registrator",
  ]);
});

test("nobody has read it yet", async () => {
  const { screen } = await show({ shown: true, items: [] });
  expect(await screen.findByText("Ingen hos oss har läst ärendet än.")).toBeTruthy();
});

test("where the unit does not show it, nothing says that it could", async () => {
  const { screen, calls } = await show({ shown: false, items: [] });
  await screen.findByRole("heading", { name: "Vad som har hänt" });
  expect(calls).toHaveLength(1);
  expect(screen.queryByText(/läst ärendet/)).toBeNull();
});

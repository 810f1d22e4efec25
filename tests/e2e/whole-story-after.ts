/*
 * The whole story after the meeting: the consultant logs it, sends what was agreed and closes; the association confirms; the manager
 * finds the case in the report.
 */
import { stockholmDate } from "@samverkansstod/api/shared/calendar-zone.ts";
import { expect } from "vitest";
import { nextMail } from "../support/e2e-people.ts";
import { arrivedAt, button, choice, field, group, link } from "../support/e2e-screens.ts";
import { filled, mailWords } from "../support/e2e-words.ts";
import { days, dialog, openCase, through, visit, type Stage } from "./whole-story-stage.ts";

/** After the meeting: the log, what was agreed, and the closing. */
export async function logsAndCloses(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast, product } = stage;
  await using opened = await visit(stage, cast.consultant.email, true);
  const { page, hand } = opened;
  await page.goto("/kalender");
  await arrivedAt(page, w.meetings.calendar.title);
  await page.getByText(w.meetings.calendar.missing).first().waitFor();
  await openCase(stage, opened, caseNumber);
  const main = page.getByRole("main");
  await hand.press(main.getByRole("button", { name: w.meetings.actions.log }).first());
  await through(opened, w.meetings.log.title, w.meetings.log.save, async (box) => {
    await hand.check(choice(box, w.meetings.log.tookPlace, w.meetings.log.yes));
    await hand.write(field(box, w.meetings.parties.requester), "3");
    await hand.write(field(box, w.meetings.log.agreed), "Läxhjälpen börjar på biblioteket i januari.");
    await hand.write(field(box, w.meetings.log.nextStep), "Föreningen skriver en sida om vad de vill.");
    await hand.write(field(box, w.meetings.log.minutes), "75");
  });
  await main.getByText(w.words.states.in_progress, { exact: true }).first().waitFor();
  await hand.press(main.getByRole("button", { name: w.meetings.actions.summary }).first());
  const box = dialog(page, w.meetings.summary.title);
  await box.getByText("Läxhjälpen börjar på biblioteket i januari.").waitFor();
  await hand.press(box.getByRole("button", { name: filled(w.meetings.summary.send_one, { count: 1 }) }));
  await box.waitFor({ state: "hidden" });
  const agreed = filled(mailWords[cast.language].agreed_summary.subject, { caseNumber });
  const mail = await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(agreed), "u"));
  expect(mail.text).toContain("Läxhjälpen börjar på biblioteket i januari.");

  await hand.press(button(main, w.case.more));
  await hand.press(button(main, w.case.steps.close));
  await through(opened, w.endings.close.title, w.endings.close.save, async (closing) => {
    await hand.check(group(closing, w.endings.close.outcomes).getByRole("checkbox").first());
    await hand.write(field(closing, w.endings.close.summary), "Föreningen vet vem de ska prata med.");
    await hand.check(group(closing, w.endings.close.strengthened).getByRole("checkbox").nth(1));
    expect(await field(closing, w.endings.close.minutes).inputValue()).toBe("15");
  });
  await main.getByRole("heading", { name: w.endings.headings.closed }).waitFor();
  const closed = filled(mailWords[cast.language].closed.subject, { caseNumber });
  await nextMail(product.origin, cast.requester, new RegExp(RegExp.escape(closed), "u"));
}

export async function confirms(stage: Stage, address: string): Promise<void> {
  const { w, cast } = stage;
  await using opened = await visit(stage, cast.requester, true);
  const { page, hand } = opened;
  await page.goto(address);
  await arrivedAt(page, cast.subject);
  const main = page.getByRole("main");
  await main.getByText("Föreningen vet vem de ska prata med.").first().waitFor();
  await hand.check(choice(main, w.requests.react.label, w.requests.react.confirmed));
  await hand.check(group(main, w.requests.rating.heading).getByRole("radio", { name: w.requests.rating.helped["5"] }));
  await hand.press(button(main, w.requests.react.send));
  await main.getByText(w.requests.ending.confirmed).first().waitFor();
  await main.getByText(w.words.stages.ended, { exact: true }).first().waitFor();
}

/** The manager finds the very case behind the figure of what ended. */
export async function counts(stage: Stage, caseNumber: string): Promise<void> {
  const { w, cast } = stage;
  await using opened = await visit(stage, cast.manager, true);
  const { page, hand } = opened;
  await page.goto("/rapport");
  await arrivedAt(page, w.reports.underWay.title);
  await page.getByText(w.reports.figures.under_way.name).first().waitFor();
  await hand.press(link(page.getByRole("navigation", { name: w.reports.navigation }), w.reports.flow.tab));
  await arrivedAt(page, w.reports.flow.title);
  const main = page.getByRole("main");
  await main.getByText(w.reports.figures.ended.name).first().waitFor();
  const today = stockholmDate(Temporal.Now.instant().add({ hours: days * 24 })).toString();
  await page.goto(`/rapport/arenden?figur=ended&fran=${today.slice(0, 8)}01&till=${today}`);
  await arrivedAt(page, w.reports.cases.title);
  await link(main, caseNumber).first().waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), hand.press(link(main, w.reports.cases.csv))]);
  const file = await download.createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of file) pieces.push(Buffer.from(piece as Uint8Array));
  const text = Buffer.concat(pieces).toString("utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  expect(text).toContain(`"${caseNumber}"`);
}

// Stand-ins and the table of roles, as those who work with cases meet them.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { listAssignablePeople } from "@samverkansstod/api/contract/people.ts";
import { permissions, permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { listRoleTitles } from "@samverkansstod/api/contract/role-titles.ts";
import { listStandIns, removeStandIn, setStandIn, type StandIn } from "@samverkansstod/api/contract/stand-ins.ts";
import { answer, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant, requester } from "../../testing/samples.ts";

const me = { id: consultant.person.id, name: "Kajsa Exempelsson" };
const sofia = { id: "0198a5c2-0000-7000-8000-000000000031", name: "Sofia Ljungdal" };
const coordinator: Me = { ...consultant, roles: ["coordinator"], permissions: [...permissionsOf(["coordinator"])] };
const standIn = (changes: Partial<StandIn> = {}): StandIn => ({
  id: "0198a5c2-0000-7000-8000-000000000051",
  absent: sofia,
  standIn: me,
  from: "2026-11-23",
  to: "2026-11-27",
  holdsToday: true,
  ...changes,
});

function answerStandIns(items: StandIn[] = [standIn()]) {
  answer(listAssignablePeople, {
    items: [
      { ...me, roles: ["consultant"], openCases: 1 },
      { ...sofia, roles: ["consultant"], openCases: 2 },
    ],
  });
  return answer(listStandIns, { items });
}

test("a consultant sees who stands in, has the way to the cases, and removes and sets only their own", async () => {
  answerStandIns([
    standIn(),
    standIn({
      id: "0198a5c2-0000-7000-8000-000000000052",
      absent: me,
      standIn: sofia,
      from: "2026-12-01",
      to: "2026-12-01",
      holdsToday: false,
    }),
  ]);
  const { screen, user } = await renderAt("/personal/ersattare", { as: consultant });
  const link = await screen.findByRole("link", { name: "Visa mina ärenden och dem jag ersätter i" });
  expect(link.getAttribute("href")).toBe("/arende?ansvarig=mig-och-ersatta");
  expect(screen.getAllByRole("button", { name: /^Ta bort/ })).toHaveLength(1);
  expect(screen.queryByLabelText("Vem är borta?")).toBeNull();
  const removals = answer(removeStandIn, null);
  answerStandIns([standIn()]);
  await user.click(screen.getByRole("button", { name: "Ta bort Sofia Ljungdal som ersättare för Kajsa Exempelsson" }));
  expect(await screen.findByText("Ersättaren är borttagen.")).toBeTruthy();
  expect(removals[0]?.url.pathname).toMatch(/52$/);
});

test("a coordinator sets one for anybody; days that are taken are said beside what was typed", async () => {
  answerStandIns([]);
  const { screen, user } = await renderAt("/personal/ersattare", { as: coordinator });
  await user.click(await screen.findByRole("button", { name: "Spara ersättaren" }));
  expect(await screen.findByRole("link", { name: "Vem är borta? Välj en person i listan." })).toBeTruthy();
  await user.selectOptions(screen.getByLabelText("Vem är borta?"), "Sofia Ljungdal");
  // Nobody stands in for themselves.
  const by = screen.getByLabelText("Vem ersätter?");
  expect(within(by).queryByRole("option", { name: "Sofia Ljungdal" })).toBeNull();
  await user.selectOptions(by, me.name);
  await user.type(screen.getByLabelText("Från och med"), "2026-11-23");
  await user.type(screen.getByLabelText("Till och med"), "2026-11-27");
  refuse(setStandIn, 409, "stand_in_overlaps", { once: true });
  await user.click(screen.getByRole("button", { name: "Spara ersättaren" }));
  expect(await screen.findByText(/^Personen har redan en ersättare de dagarna/)).toBeTruthy();
  const calls = answer(setStandIn, standIn());
  await user.click(screen.getByRole("button", { name: "Spara ersättaren" }));
  expect(await screen.findByText(/^Kajsa Exempelsson ersätter Sofia Ljungdal/)).toBeTruthy();
  expect(calls[0]?.body).toEqual({ absentId: sofia.id, standInId: me.id, from: "2026-11-23", to: "2026-11-27" });
});

test("the table has every permission as a row, and says yes and no in words", async () => {
  answer(listRoleTitles, { items: [] });
  const { screen } = await renderAt("/personal/roller", { as: consultant });
  const table = within(await screen.findByRole("table", { name: "Roller och behörigheter" }));
  const [, ...rows] = table.getAllByRole("row");
  expect(rows).toHaveLength(permissions.length);
  const cells = (name: string) =>
    within(table.getByRole("row", { name: new RegExp(`^${name}`) }))
      .getAllByRole("cell")
      .map(({ textContent }) => textContent);
  // Everybody, consultant, coordinator, manager, registrar, administrator.
  expect(cells("Läsa alla ärenden")).toEqual(["Nej", "Ja", "Ja", "Ja", "Ja", "Nej"]);
  expect(cells("Bjuda in medarbetare")).toEqual(["Nej", "Nej", "Nej", "Nej", "Nej", "Ja"]);
  expect(cells("Skicka en förfrågan")).toEqual(["Ja", "Ja", "Ja", "Ja", "Ja", "Ja"]);
});

test("who does not work here is told so, and who may not administer comes to the stand-ins", async () => {
  const outside = await renderAt("/personal/roller", { as: requester });
  expect(await outside.screen.findByText(/^Sidan är till för medarbetare på enheten/)).toBeTruthy();
  outside.unmount();
  answerStandIns([]);
  const inside = await renderAt("/personal", { as: consultant });
  expect(await inside.screen.findByRole("heading", { level: 1, name: "Ersättare" })).toBeTruthy();
});

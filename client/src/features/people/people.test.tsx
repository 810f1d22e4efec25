// The pages about people: where an administrator begins, the list and its search, inviting, roles that come from elsewhere, and keeping somebody out.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Me } from "@samverkansstod/api/contract/account.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { listRoleTitles, nameRole } from "@samverkansstod/api/contract/role-titles.ts";
import {
  deactivatePerson,
  getStaffPerson,
  giveRoles,
  invitePerson,
  listStaff,
  type StaffPerson,
} from "@samverkansstod/api/contract/staff.ts";
import { answer, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant } from "../../testing/samples.ts";

const admin: Me = { ...consultant, roles: ["admin"], permissions: [...permissionsOf(["admin"])] };
const id = "0198a5c2-0000-7000-8000-000000000077";
const aPerson = (changes: Partial<StaffPerson> = {}): StaffPerson => ({
  id,
  version: 4,
  name: "Åke Påhittad",
  email: "ake@goteborg.example",
  title: "Utvecklingsledare",
  roles: ["consultant"],
  deactivatedAt: null,
  openCases: 3,
  meetingsToCome: 1,
  offersOpen: 0,
  rolesElsewhere: false,
  actions: ["edit", "give_roles", "deactivate"],
  events: [
    {
      at: "2026-11-20T09:00:00.000Z",
      type: "roles_changed",
      actor: "Ada Admin",
      reason: "Vikarierar.",
      details: { from: "", to: "consultant manager" },
    },
  ],
  ...changes,
});
const {
  events: _events,
  actions: _actions,
  rolesElsewhere: _e,
  openCases: _c,
  meetingsToCome: _m,
  offersOpen: _o,
  ...row
} = aPerson();

function answerPeople(rolesElsewhere = false) {
  answer(listRoleTitles, {
    items: [
      { role: "consultant", version: 2, sv: "Utvecklare", en: "Developer" },
      { role: "manager", version: 1, sv: "Enhetschef", en: "Manager" },
    ],
  });
  return answer(listStaff, { items: [row], rolesElsewhere });
}

test("an administrator alone begins among the people, and is told where to go from the cases", async () => {
  answerPeople();
  const view = await renderAt("/logga-in", { as: admin });
  expect(await view.screen.findByRole("heading", { level: 1, name: "Medarbetare" })).toBeTruthy();
  const menu = within(view.screen.getByRole("navigation", { name: "Huvudmeny" }));
  expect(menu.getByRole("link", { name: "Personal" })).toBeTruthy();
  expect(menu.queryByRole("link", { name: "Ärenden" })).toBeNull();
  await view.router.navigate("/arende");
  expect(await view.screen.findByRole("link", { name: "Till personal" })).toBeTruthy();
});

test("the list names roles as the city calls them, and searches by the address", async () => {
  const calls = answerPeople();
  const { screen, user, router } = await renderAt("/personal?visa=alla", { as: admin });
  expect(await screen.findByRole("cell", { name: "Utvecklare" })).toBeTruthy();
  await user.type(screen.getByLabelText("Sök på namn, titel eller e-post"), "åke");
  await user.click(screen.getByRole("button", { name: "Sök" }));
  expect(new URLSearchParams(router.state.location.search).get("sok")).toBe("åke");
  const asked = calls.at(-1)?.url.searchParams;
  expect([asked?.get("status"), asked?.get("q")]).toEqual(["all", "åke"]);
});

test("inviting says what is missing, sends what was typed once, and shows the person", async () => {
  answerPeople();
  const { screen, user } = await renderAt("/personal/bjud-in", { as: admin });
  await user.click(await screen.findByRole("button", { name: "Skicka inbjudan" }));
  expect(await screen.findByRole("link", { name: /^E-post: Skriv personens/ })).toBeTruthy();
  await user.type(screen.getByLabelText("E-post"), "ake@goteborg.example");
  await user.type(screen.getByLabelText("Namn"), "Åke Påhittad");
  await user.click(screen.getByLabelText("Utvecklare"));
  refuse(invitePerson, 409, "already_staff", { once: true });
  await user.click(screen.getByRole("button", { name: "Skicka inbjudan" }));
  expect(await screen.findByText(/^Personen finns redan i listan/)).toBeTruthy();
  const calls = answer(invitePerson, aPerson());
  answer(getStaffPerson, aPerson());
  await user.click(screen.getByRole("button", { name: "Skicka inbjudan" }));
  expect(await screen.findByRole("heading", { level: 1, name: /Åke Påhittad/ })).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    email: "ake@goteborg.example",
    name: "Åke Påhittad",
    title: null,
    roles: ["consultant"],
    language: "sv",
  });
  expect(calls[0]?.headers.get("idempotency-key")).toBeTruthy();
});

test("one person: what was changed and why, and the version goes with a change of roles", async () => {
  answerPeople();
  answer(getStaffPerson, aPerson());
  const { screen, user } = await renderAt(`/personal/person/${id}`, { as: admin });
  expect(await screen.findByText("Roller ändrade från ingen roll till utvecklare, enhetschef.")).toBeTruthy();
  expect(screen.getByText("Skäl: Vikarierar.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Ändra roller" }));
  const dialog = within(screen.getByRole("dialog"));
  await user.click(dialog.getByLabelText("Utvecklare"));
  // Nobody loses cases unseen.
  expect(dialog.getByText(/^Personen är ansvarig för 3 öppna ärenden/)).toBeTruthy();
  refuse(giveRoles, 409, "last_admin", { once: true });
  await user.click(dialog.getByRole("button", { name: "Spara rollerna" }));
  expect(await dialog.findByText(/^Det måste finnas minst en administratör/)).toBeTruthy();
  const calls = answer(giveRoles, aPerson({ version: 5, roles: [] }));
  await user.click(dialog.getByRole("button", { name: "Spara rollerna" }));
  expect(await screen.findByText("Rollerna är ändrade.")).toBeTruthy();
  expect([calls[0]?.headers.get("if-match"), calls[0]?.body]).toEqual(['"4"', { roles: [] }]);
});

test("keeping somebody out says what follows in figures, and wants a reason", async () => {
  answerPeople();
  answer(getStaffPerson, aPerson());
  const { screen, user } = await renderAt(`/personal/person/${id}`, { as: admin });
  await user.click(await screen.findByRole("button", { name: "Inaktivera" }));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText("3 öppna ärenden blir utan ansvarig.")).toBeTruthy();
  expect(dialog.getByText(/^1 bokat möte ligger kvar/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Inaktivera" }));
  expect(await dialog.findByRole("link", { name: "Skäl: Skriv varför." })).toBeTruthy();
  await user.type(dialog.getByLabelText("Skäl"), "Har slutat.");
  const gone = aPerson({ version: 5, deactivatedAt: "2026-11-24T09:00:00.000Z", actions: ["edit", "reactivate"] });
  const calls = answer(deactivatePerson, gone);
  await user.click(dialog.getByRole("button", { name: "Inaktivera" }));
  expect(await screen.findByText("Åke Påhittad är inaktiverad.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "Har slutat." });
  expect(screen.getByRole("button", { name: "Aktivera igen" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Ändra roller" })).toBeNull();
});

test("where roles come from the identity provider the page says so and offers none", async () => {
  answerPeople(true);
  answer(getStaffPerson, aPerson({ rolesElsewhere: true, actions: ["edit", "deactivate"] }));
  const { screen, router } = await renderAt(`/personal/person/${id}`, { as: admin });
  expect(await screen.findByText(/^Rollerna sätts i stadens inloggningssystem/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Ändra roller" })).toBeNull();
  await router.navigate("/personal/bjud-in");
  expect(await screen.findByText(/^Rollerna sätts i stadens inloggningssystem/)).toBeTruthy();
  expect(screen.queryByRole("group", { name: /^Roller/ })).toBeNull();
});

test("a role title that somebody changed meanwhile shows theirs, and saves on it", async () => {
  answerPeople();
  const { screen, user } = await renderAt("/personal/rolltitlar", { as: admin });
  const section = within(await screen.findByRole("region", { name: "Utvecklare" }));
  await user.clear(section.getByLabelText("På svenska"));
  await user.type(section.getByLabelText("På svenska"), "Processutvecklare");
  refuse(nameRole, 412, "stale_version", {
    once: true,
    current: { role: "consultant", version: 3, sv: "Vägledare", en: "Guide" },
  });
  await user.click(section.getByRole("button", { name: /^Spara/ }));
  expect(await screen.findByText(/^Någon annan har ändrat under tiden/)).toBeTruthy();
  const calls = answer(nameRole, { role: "consultant", version: 4, sv: "Processutvecklare", en: "Developer" });
  await user.click(within(screen.getByRole("region", { name: "Vägledare" })).getByRole("button", { name: /^Spara/ }));
  expect(await screen.findByText("Rollen heter nu Processutvecklare.")).toBeTruthy();
  expect(calls[0]?.headers.get("if-match")).toBe('"3"');
});

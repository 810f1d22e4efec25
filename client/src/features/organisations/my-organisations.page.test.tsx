// One's own organisations: what confirmation means, members by name, inviting, leaving; and the page an invitation leads to.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { me, refresh } from "@samverkansstod/api/contract/account.ts";
import {
  acceptInvitation,
  confirmFellowMember,
  inviteFellowMember,
  leaveOrganisation,
  listMyOrganisations,
  readInvitation,
  removeFellowMember,
  type MyOrganisation,
} from "@samverkansstod/api/contract/members.ts";
import { answer, refuse } from "../../testing/mock.ts";
import { aFellow, anInvitation, answerFellows, aSummary } from "../../testing/organisation-samples.ts";
import { renderAt } from "../../testing/render.tsx";
import { requester } from "../../testing/samples.ts";

const { id, name } = aSummary(101);
const own = (change: Partial<MyOrganisation> = {}): MyOrganisation => ({
  id,
  name,
  section: "",
  number: "499900-0013",
  since: "2026-01-07T09:00:00.000Z",
  confirmed: true,
  ...change,
});

async function show(organisations: MyOrganisation[]) {
  answer(listMyOrganisations, { items: organisations, next: null });
  const view = await renderAt("/mina-foreningar", { as: requester });
  await view.screen.findByRole("heading", { level: 1, name: "Mina föreningar" });
  return view;
}

test("who is not confirmed is told what that means, and sees no members", async () => {
  const { screen } = await show([own({ confirmed: false })]);
  expect(await screen.findByText("Inte bekräftad än")).toBeTruthy();
  expect(screen.getByText(/Du kan fråga i föreningens namn/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Bjud in/ })).toBeNull();
});

test("nowhere yet: how one comes to belong", async () => {
  const { screen } = await show([]);
  expect(await screen.findByText(/Du blir det när du skickar en förfrågan/)).toBeTruthy();
});

test("a confirmed member sees names, confirms and removes others, not themselves", async () => {
  answerFellows([
    aFellow(201, { name: "Åsa Påhittad", me: true }),
    aFellow(202, { confirmed: false }),
    aFellow(203, { name: null }),
  ]);
  const { screen, user } = await show([own()]);
  expect(await screen.findByText("(du)")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Ta bort Åsa Påhittad" })).toBeNull();
  expect(screen.getByRole("button", { name: "Ta bort Namn saknas" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Bekräfta Bo Påhittad" }));
  const confirmed = answer(confirmFellowMember, null);
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Bekräfta" }));
  expect(await screen.findByText("Bo Påhittad är bekräftad.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Ta bort Bo Påhittad" }));
  const removed = answer(removeFellowMember, null);
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Ta bort" }));
  expect(await screen.findByText("Bo Påhittad är borttagen.")).toBeTruthy();
  expect([confirmed.length, removed.length, removed[0]?.body]).toEqual([1, 1, undefined]);
});

test("inviting asks for an address alone, and pending ones are listed", async () => {
  answerFellows(
    [aFellow(201, { me: true })],
    [anInvitation(), anInvitation({ id: aSummary(302).id, email: "gammal@x.example", expired: true })],
  );
  const { screen, user } = await show([own()]);
  expect(await screen.findByText("Gäller till 8 december 2026")).toBeTruthy();
  expect(screen.getByText("Har gått ut")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: `Bjud in till ${name}` }));
  const dialog = within(screen.getByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect(dialog.getByRole("link", { name: /^Skriv en e-postadress/ })).toBeTruthy();
  await user.type(dialog.getByLabelText("E-postadress"), "ny@laxlyktan.example");
  refuse(inviteFellowMember, 429, "too_many", { once: true });
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect(await dialog.findByText(/^Det blev för många försök/)).toBeTruthy();
  const calls = answer(inviteFellowMember, anInvitation());
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect(await screen.findByText("Inbjudan är skickad till ny@laxlyktan.example.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ email: "ny@laxlyktan.example" });
});

test("leaving asks first, and says what one keeps", async () => {
  const { screen, user } = await show([own({ confirmed: false })]);
  await user.click(await screen.findByRole("button", { name: `Lämna föreningen: ${name}` }));
  const dialog = within(screen.getByRole("dialog"));
  expect(dialog.getByText(/Det du själv har skickat kan du fortfarande följa/)).toBeTruthy();
  const calls = answer(leaveOrganisation, null);
  answer(listMyOrganisations, { items: [], next: null });
  answer(me, { ...requester, organisations: [] });
  await user.click(dialog.getByRole("button", { name: "Lämna föreningen" }));
  expect(await screen.findByText(`Du har lämnat ${name}.`)).toBeTruthy();
  expect(await screen.findByText("Du är inte med i någon förening här än")).toBeTruthy();
  expect(calls[0]?.url.pathname).toBe(`/api/v1/my/organisations/${id}/leave`);
});

const offered = {
  organisation: { id, name },
  invitedBy: "Anna",
  invitedByKind: "member" as const,
  expiresAt: "2026-12-08T09:00:00.000Z",
};

/** As a link from a mail opens the page. */
function openLink(secret: string) {
  window.history.replaceState(null, "", `/inbjudan#${secret}`);
}

test("an invitation's link is looked at, changes nothing by itself, and the secret leaves the address", async () => {
  openLink("hemlig");
  const read = answer(readInvitation, offered);
  const { screen, user, router } = await renderAt("/inbjudan", {
    as: { ...requester, person: { ...requester.person, name: null } },
  });
  expect(await screen.findByRole("heading", { level: 1, name: `Inbjudan till ${name}` })).toBeTruthy();
  expect(screen.getByText(`Anna har bjudit in dig till ${name}.`)).toBeTruthy();
  expect([read[0]?.body, window.location.hash]).toEqual([{ secret: "hemlig" }, ""]);
  await user.click(screen.getByRole("button", { name: "Tacka ja" }));
  expect(screen.getByRole("link", { name: "Skriv ditt namn." })).toBeTruthy();
  await user.type(screen.getByLabelText("Ditt namn"), "Åsa");
  const calls = answer(acceptInvitation, { organisation: { id, name } });
  answer(listMyOrganisations, { items: [], next: null });
  await user.click(screen.getByRole("button", { name: "Tacka ja" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/mina-foreningar"));
  expect(calls.map(({ body }) => body)).toEqual([{ secret: "hemlig", name: "Åsa" }]);
});

test("signed out, the link leads to signing in and is kept until then", async () => {
  openLink("hemlig");
  refuse(me, 401, "signed_out");
  refuse(refresh, 401, "signed_out");
  const { screen, unmount } = await renderAt("/inbjudan");
  expect(await screen.findByText(/Logga in med den e-postadress som inbjudan kom till/)).toBeTruthy();
  const link = within(screen.getByRole("main")).getByRole("link", { name: "Logga in" });
  expect(link.getAttribute("href")).toBe("/logga-in?vidare=%2Finbjudan");
  unmount();
  const read = answer(readInvitation, offered);
  await renderAt("/inbjudan", { as: requester });
  await waitFor(() => expect(read[0]?.body).toEqual({ secret: "hemlig" }));
});

test("one that no longer holds, or is for another address, says what to do", async () => {
  openLink("gammal");
  refuse(readInvitation, 422, "invitation_other_address");
  const { screen } = await renderAt("/inbjudan", { as: requester });
  expect(await screen.findByText(/^Inbjudan är till en annan e-postadress/)).toBeTruthy();
});

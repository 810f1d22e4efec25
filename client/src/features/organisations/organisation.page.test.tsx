// The page of an organisation: what is known, confirming, removing, inviting, and linking to the one that is kept.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import {
  confirmMember,
  inviteMember,
  listMembers,
  removeMember,
  revokeInvitation,
} from "@samverkansstod/api/contract/members.ts";
import {
  getOrganisation,
  linkOrganisation,
  listOrganisations,
  unlinkOrganisation,
} from "@samverkansstod/api/contract/organisations.ts";
import { catalogues } from "../../testing/request-samples.ts";
import { answer, refuse } from "../../testing/mock.ts";
import {
  aMember,
  anInvitation,
  anOrganisation,
  answerOrganisation,
  aSummary,
  coordinator,
} from "../../testing/organisation-samples.ts";
import { renderAt } from "../../testing/render.tsx";

async function show(...[found, members, invitations]: Parameters<typeof answerOrganisation>) {
  answer(listCatalogues, catalogues);
  answerOrganisation(found, members, invitations);
  const view = await renderAt(`/foreningar/${found.id}`, { as: coordinator });
  await view.screen.findByRole("heading", { level: 1, name: found.name });
  return view;
}
type View = Awaited<ReturnType<typeof show>>;
const dialogOf = async ({ screen }: View) => within(await screen.findByRole("dialog"));

test("a member who is not confirmed: staff say what they have seen", async () => {
  const found = anOrganisation();
  const view = await show(found, [aMember(201)]);
  const { screen, user } = view;
  expect(await screen.findByText("Inte bekräftad")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Bekräfta Bo Påhittad" }));
  const dialog = await dialogOf(view);
  await user.click(dialog.getByRole("button", { name: "Bekräfta" }));
  expect(dialog.getByRole("link", { name: "Skriv vad du har sett." })).toBeTruthy();
  await user.type(dialog.getByLabelText("Vad har du sett?"), " Protokoll 3 maj ");
  refuse(confirmMember, 409, "wrong_state", { once: true });
  await user.click(dialog.getByRole("button", { name: "Bekräfta" }));
  expect(await dialog.findByText(/^Det går inte i det läge/)).toBeTruthy();
  const calls = answer(confirmMember, null);
  const confirmed = {
    at: "2026-11-24T09:00:00.000Z",
    by: "Kajsa",
    byKind: "staff",
    seenWhat: "Protokoll 3 maj",
  } as const;
  answer(listMembers, { items: [aMember(201, { confirmed })], next: null });
  await user.click(dialog.getByRole("button", { name: "Bekräfta" }));
  expect(await screen.findByText("Bekräftad 24 november 2026 av Kajsa, som såg: Protokoll 3 maj")).toBeTruthy();
  expect([calls[0]?.body, calls[0]?.url.pathname]).toEqual([
    { seenWhat: "Protokoll 3 maj" },
    `/api/v1/organisations/${found.id}/members/${aMember(201).id}/confirm`,
  ]);
  expect(document.activeElement?.textContent).toBe("Medlemmar");
});

test("removing needs a reason, which is not in the mail; former members are shown on request", async () => {
  const view = await show(anOrganisation(), [aMember(201)]);
  const { screen, user } = view;
  await user.click(await screen.findByRole("button", { name: "Ta bort Bo Påhittad" }));
  const dialog = await dialogOf(view);
  expect(dialog.getByText(/Bo Påhittad får ett mejl om det/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Ta bort" }));
  expect(dialog.getByRole("link", { name: "Skriv varför." })).toBeTruthy();
  await user.type(dialog.getByLabelText("Varför?"), "Ny styrelse");
  const calls = answer(removeMember, null);
  answer(listMembers, { items: [], next: null });
  await user.click(dialog.getByRole("button", { name: "Ta bort" }));
  expect(await screen.findByText("Bo Påhittad är borttagen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "Ny styrelse" });
  const ended = { at: "2026-11-24T09:00:00.000Z", by: "Kajsa", byKind: "staff", reason: "Ny styrelse" } as const;
  const past = answer(listMembers, { items: [aMember(201, { ended })], next: null });
  await user.click(screen.getByRole("button", { name: "Visa tidigare medlemmar" }));
  expect(await screen.findByText("Borttagen 24 november 2026 av Kajsa: Ny styrelse")).toBeTruthy();
  expect(past.at(-1)?.url.searchParams.get("period")).toBe("past");
});

test("staff who belong to it themselves are not offered to confirm themselves, nor are readers offered anything", async () => {
  const own = aMember(201, { personId: coordinator.person.id });
  const { screen, unmount } = await show(anOrganisation(), [own]);
  expect(await screen.findByRole("button", { name: "Ta bort Bo Påhittad" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Bekräfta/ })).toBeNull();
  unmount();
  const reader = await show(anOrganisation({ actions: [] }), [aMember(201)], [anInvitation()]);
  expect(await reader.screen.findByText("ny@laxlyktan.example")).toBeTruthy();
  expect(reader.screen.queryByRole("button", { name: /Bekräfta|Ta bort|Ta tillbaka|Bjud in|Koppla/ })).toBeNull();
});

test("inviting: a refused address is said at its field; an invitation can be taken back", async () => {
  const view = await show(anOrganisation(), [], [anInvitation()]);
  const { screen, user } = view;
  await user.click(await screen.findByRole("button", { name: "Bjud in" }));
  const dialog = await dialogOf(view);
  await user.type(dialog.getByLabelText("E-postadress"), "ny@");
  await user.type(dialog.getByLabelText("Vad har du sett?"), "Protokoll");
  const errors = [{ field: "/email", code: "email" as const, message: "Skriv en e-postadress." }];
  refuse(inviteMember, 400, "invalid_fields", { once: true, errors });
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect(await dialog.findAllByText(/^Skriv en e-postadress/)).toHaveLength(2);
  const calls = answer(inviteMember, anInvitation());
  await user.type(dialog.getByLabelText("E-postadress"), "laxlyktan.example");
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect(await screen.findByText("Inbjudan är skickad till ny@laxlyktan.example.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ email: "ny@laxlyktan.example", seenWhat: "Protokoll" });
  const revoked = answer(revokeInvitation, null);
  await user.click(screen.getByRole("button", { name: "Ta tillbaka inbjudan till ny@laxlyktan.example" }));
  expect(await screen.findByText("Inbjudan till ny@laxlyktan.example är återtagen.")).toBeTruthy();
  expect(revoked.length).toBe(1);
});

test("linking: the one that is kept is looked for and chosen, never one that is linked itself", async () => {
  const found = anOrganisation();
  const view = await show(found);
  const { screen, user } = view;
  const kept = aSummary(102, { name: "Läxlyktan" });
  const other = aSummary(103, { name: "Läxan", sameAs: { id: kept.id, name: kept.name, section: "", number: null } });
  answer(listOrganisations, {
    items: [found, kept, other].map((one) => aSummary(0, { id: one.id, name: one.name, sameAs: one.sameAs })),
    next: null,
  });
  await user.click(await screen.findByRole("button", { name: "Koppla till en annan" }));
  const dialog = await dialogOf(view);
  await user.click(dialog.getByRole("button", { name: "Koppla ihop" }));
  expect(dialog.getAllByRole("link").map(({ textContent }) => textContent)).toEqual([
    "Välj vilken som ska behållas.",
    "Skriv varför.",
  ]);
  await user.type(dialog.getByLabelText(/^Sök den/), "läx");
  await user.click(await dialog.findByRole("radio", { name: "Läxlyktan" }));
  expect(dialog.getAllByRole("radio")).toHaveLength(1);
  await user.type(dialog.getByLabelText("Varför?"), "Samma styrelse");
  const sameAs = { id: kept.id, name: "Läxlyktan", section: "", number: null };
  const link = { at: "2026-11-24T09:00:00.000Z", by: "Kajsa", reason: "Samma styrelse" };
  const linked = anOrganisation({ version: 2, sameAs, link, actions: ["edit", "unlink"] });
  const calls = answer(linkOrganisation, linked);
  answer(getOrganisation, linked);
  await user.click(dialog.getByRole("button", { name: "Koppla ihop" }));
  expect(await screen.findByText("Kopplad 24 november 2026 av Kajsa: Samma styrelse")).toBeTruthy();
  expect([calls[0]?.body, calls[0]?.headers.get("if-match")]).toEqual([
    { keptId: kept.id, reason: "Samma styrelse" },
    '"1"',
  ]);

  await user.click(screen.getByRole("button", { name: "Ta bort kopplingen" }));
  const undo = await dialogOf(view);
  await user.type(undo.getByLabelText("Varför?"), "Fel");
  const undone = answer(unlinkOrganisation, found);
  answer(getOrganisation, found);
  await user.click(undo.getByRole("button", { name: "Ta bort kopplingen" }));
  await waitFor(() => expect(screen.queryByText(/^Kopplad/)).toBeNull());
  expect(undone[0]?.headers.get("if-match")).toBe('"2"');
});

test("one that is not there is said so, with the way back", async () => {
  answer(listCatalogues, catalogues);
  refuse(getOrganisation, 404, "not_found");
  const { screen } = await renderAt("/foreningar/0198a5c2-0000-7000-8000-000000000999", { as: coordinator });
  expect(await screen.findByRole("heading", { level: 1, name: "Föreningen finns inte" })).toBeTruthy();
});

// Who is in a case: what each reader is shown of it and may change, and the forms that change it.
import { within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import { listConversation } from "@samverkansstod/api/contract/conversation.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import { getRequest, listRequests } from "@samverkansstod/api/contract/requests.ts";
import {
  acceptCaseInvitation,
  endParty,
  inviteToRequest,
  listRequestPeople,
  openCaseInvitation,
  replaceContact,
  shareRequest,
  type CaseParty,
  type RequestPeople,
} from "@samverkansstod/api/contract/sharing.ts";
import { myCase, openCase, write } from "../../testing/case-page.tsx";
import { answer, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { catalogues, sentRequest as sent } from "../../testing/request-samples.ts";
import { requester } from "../../testing/samples.ts";
import { alone } from "../../testing/server.ts";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const party = (change: Partial<CaseParty> = {}): CaseParty => ({
  id: id(1),
  kind: "organisation",
  state: "joined",
  organisationName: "Grannföreningen",
  administration: null,
  name: "Gun Granne",
  email: "gun@granne.example",
  mine: false,
  invitedAt: "2026-11-20T09:00:00.000Z",
  expiresAt: "2026-12-04T09:00:00.000Z",
  joinedAt: "2026-11-21T09:00:00.000Z",
  ...change,
});
const own: RequestPeople = {
  ...alone,
  you: "own",
  requester: "Maryam Lindvall",
  nameable: [
    { id: id(3), name: "Åsa Öst" },
    { id: id(4), name: "Bo Väst" },
  ],
  may: { share: true, invite: true, replaceContact: false },
};

async function openRequest(people: RequestPeople) {
  answer(listCatalogues, catalogues);
  answer(getRequest, sent);
  answer(getRequestHistory, { items: [] });
  answer(listConversation, { messages: [], notes: [] });
  answer(listRequestMeetings, { meetings: [], offers: [] });
  answer(listRequests, { items: [], next: null });
  answer(listRequestPeople, people);
  const view = await renderAt(`/forfragan/${sent.id}`, { as: requester });
  const heading = await view.screen.findByRole("heading", { name: "Vilka är med" });
  const panel = within(heading.closest("section") as HTMLElement);
  await panel.findByText(/kontaktperson/iu);
  return { ...view, panel };
}

test("its requester chooses who of the organisation sees it, and is told that nothing becomes secret by it", async () => {
  const { panel, screen, user } = await openRequest(own);
  const calls = answer(shareRequest, sent);
  await user.click(panel.getByRole("button", { name: "Ändra vilka som ser det" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/gör inte uppgifterna hemliga/u)).toBeTruthy();
  await user.click(dialog.getByRole("radio", { name: "De jag väljer" }));
  await user.click(dialog.getByRole("button", { name: "Spara" }));
  expect(calls).toEqual([]);
  await user.click(dialog.getByRole("checkbox", { name: "Åsa Öst" }));
  await user.click(dialog.getByRole("button", { name: "Spara" }));
  await screen.findByText("Det är sparat vilka som ser ärendet.");
  expect(calls.map(({ body }) => body)).toEqual([{ visibility: "named", memberIds: [id(3)] }]);
  expect(calls[0]?.headers.get("if-match")).toBe(`"${sent.version}"`);
});

test("inviting keeps what was typed when it is refused, and says at the field what to write", async () => {
  const { panel, screen, user } = await openRequest(own);
  await user.click(panel.getByRole("button", { name: "Bjud in någon" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect(dialog.getAllByText(/Fyll i det här fältet/u)).toHaveLength(4);
  write(dialog.getByLabelText("Organisationens namn"), "Grannföreningen");
  write(dialog.getByLabelText("E-postadress"), "gun");
  const errors = [{ field: "/email", code: "email" as const, message: "" }];
  refuse(inviteToRequest, 400, "invalid_fields", { errors, once: true });
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  expect((await dialog.findByLabelText("E-postadress")).getAttribute("aria-invalid")).toBe("true");
  expect(dialog.getByLabelText<HTMLInputElement>("Organisationens namn").value).toBe("Grannföreningen");
  const calls = answer(inviteToRequest, party({ state: "invited", joinedAt: null, name: null }));
  write(dialog.getByLabelText("E-postadress"), "gun@granne.example");
  await user.click(dialog.getByRole("button", { name: "Skicka inbjudan" }));
  await screen.findByText("Inbjudan är skickad till gun@granne.example.");
  expect(calls.map(({ body }) => body)).toEqual([
    { kind: "organisation", email: "gun@granne.example", organisationName: "Grannföreningen" },
  ]);
});

test("whoever was invited sees the others, may leave, and is then back in their own list", async () => {
  const { panel, screen, user } = await openRequest({
    ...own,
    you: "co_requester",
    nameable: [],
    parties: [party({ mine: true, email: null })],
    may: alone.may,
  });
  expect(panel.getByText("Kontaktperson: Maryam Lindvall")).toBeTruthy();
  expect(panel.queryByText(/i organisationen/u)).toBeNull();
  expect(panel.getAllByRole("button").map(({ textContent }) => textContent.trim())).toEqual(["Lämna ärendet"]);
  await user.click(panel.getByRole("button", { name: "Lämna ärendet" }));
  const calls = answer(endParty, null);
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Lämna ärendet" }));
  await screen.findByText("Du har lämnat ärendet.");
  expect(calls).toHaveLength(1);
  await screen.findByRole("heading", { level: 1, name: "Mina förfrågningar" });
});

test("staff replace the contact, with a reason, and see who is mailed", async () => {
  const found = myCase();
  answer(listRequestPeople, {
    ...alone,
    requester: "Maryam Lindvall",
    parties: [party(), party({ id: id(2), state: "expired", joinedAt: null, name: null })],
    may: { share: false, invite: true, replaceContact: true },
  });
  const { screen, user } = await openCase(found);
  await screen.findByText("Gun Granne, gun@granne.example");
  expect(screen.getByText("Inbjudan gick ut den 4 december 2026.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Byt kontaktperson" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(new RegExp(`${found.contactEmail} får veta`, "u"))).toBeTruthy();
  write(dialog.getByLabelText("Namn"), "Ny Ordförande");
  write(dialog.getByLabelText("E-postadress"), "ny@laxlyktan.example");
  write(dialog.getByLabelText("Varför"), "Nytt årsmöte.");
  const calls = answer(replaceContact, found);
  await user.click(dialog.getByRole("button", { name: "Byt kontaktperson" }));
  await screen.findByText("Ny Ordförande är nu kontaktperson.");
  expect(calls[0]?.body).toMatchObject({ name: "Ny Ordförande", role: null, reason: "Nytt årsmöte." });
});

const invited = {
  kind: "organisation",
  subject: "Läxhjälp",
  fromOrganisation: "Läxlyktan",
  fromAdministration: null,
  invitedAs: "requester",
  organisationName: "Grannföreningen",
  administration: null,
  expiresAt: "2026-12-04T09:00:00.000Z",
} as const;

test("the link of an invitation says what it is to; only pressing the button takes part", async () => {
  answer(listCatalogues, catalogues);
  const calls = answer(openCaseInvitation, invited);
  const accepted = answer(acceptCaseInvitation, { requestId: sent.id });
  const { screen, user } = await renderAt(`/medverka/${id(5)}#nyckel.hemlighet`, { as: requester });
  await screen.findByText(/Läxlyktan bjuder in dig/u);
  expect([calls[0]?.body, accepted]).toEqual([{ secret: "nyckel.hemlighet" }, []]);
  expect(screen.getByLabelText<HTMLInputElement>("Organisationens namn").value).toBe("Grannföreningen");
  await user.click(screen.getByRole("button", { name: "Var med i ärendet" }));
  expect(accepted).toEqual([]);
  expect(screen.getByLabelText("Organisationsform").getAttribute("aria-invalid")).toBe("true");
});

test("an invitation that does not hold says so, and to whom it may have been", async () => {
  refuse(openCaseInvitation, 404, "not_found");
  const { screen } = await renderAt(`/medverka/${id(5)}#nyckel.hemlighet`, { as: requester });
  await screen.findByText("Inbjudan gäller inte");
  expect(screen.getByText(new RegExp(requester.person.email, "u"))).toBeTruthy();
});

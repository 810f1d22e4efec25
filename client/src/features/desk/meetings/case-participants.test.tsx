// The people of a case who need no account: the list, adding one and taking one away.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { me } from "@samverkansstod/api/contract/account.ts";
import {
  addParticipant,
  listParticipants,
  removeParticipant,
  type Participant,
} from "@samverkansstod/api/contract/participants.ts";
import { aCase, answerDesk } from "../../../testing/case-samples.ts";
import { amina, bo } from "../../../testing/meeting-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { renderPiece } from "../../../testing/render.tsx";
import { consultant } from "../../../testing/samples.ts";
import { TypedTexts } from "../case/typed-texts.tsx";
import { CaseParticipants } from "./case-participants.tsx";

async function show(items: Participant[], changes: Parameters<typeof aCase>[1] = {}) {
  answerDesk();
  answer(listParticipants, { items });
  // Who may not protect anybody's details.
  answer(me, { ...consultant, permissions: ["case.read"] });
  const view = await renderPiece(
    <TypedTexts>
      <CaseParticipants found={aCase(123, { actions: ["note", "book_meeting"], ...changes })} />
    </TypedTexts>,
  );
  await waitFor(() => expect(view.screen.queryByText(/Hämtar deltagare/)).toBeNull());
  return view;
}

test("each has a name, a party, whom they speak for, and an address when there is one", async () => {
  const { screen } = await show([amina, bo]);
  expect(screen.getByText("Staden, Kulturförvaltningen")).toBeTruthy();
  expect(screen.getByRole("link", { name: "amina@kultur.example" }).getAttribute("href")).toBe(
    "mailto:amina@kultur.example",
  );
  expect(screen.getByText("Ingen e-postadress")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Ta bort Amina Påhittad" })).toBeTruthy();
});

test("who may not change them has no button, and neither has a void case", async () => {
  const { screen, unmount } = await show([amina], { actions: [] });
  expect(screen.queryByRole("button")).toBeNull();
  unmount();
  const voided = await show([amina], { staff: { state: "void" } });
  expect(voided.screen.queryByRole("button")).toBeNull();
});

test("adding one: what is missing is said, and only what was written is sent", async () => {
  const { screen, user } = await show([]);
  expect(screen.getByText(/^Ingen är tillagd än\. Personer i ärendet/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Lägg till deltagare" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText("Ingen får mejl.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Lägg till" }));
  expect(
    within(dialog.getByRole("alert"))
      .getAllByRole("link")
      .map(({ textContent }) => textContent),
  ).toEqual(["Namn: Skriv ett namn.", "Part: Välj vilken part personen hör till."]);
  await user.type(dialog.getByLabelText("Namn"), " Amina Påhittad ");
  await user.type(dialog.getByLabelText(/^E-postadress/), "amina@");
  await user.click(dialog.getByRole("radio", { name: "Staden" }));
  refuse(addParticipant, 400, "invalid_fields", {
    once: true,
    errors: [{ field: "/email", code: "email", message: "Skriv en e-postadress." }],
  });
  await user.click(dialog.getByRole("button", { name: "Lägg till" }));
  expect(await dialog.findAllByText(/Skriv en e-postadress, till exempel/)).toHaveLength(2);
  await user.type(dialog.getByLabelText(/^E-postadress/), "kultur.example");
  const calls = answer(addParticipant, amina);
  await user.click(dialog.getByRole("button", { name: "Lägg till" }));
  expect(await screen.findByText("Amina Påhittad är tillagd.")).toBeTruthy();
  expect(calls.at(-1)?.body).toEqual({
    name: "Amina Påhittad",
    email: "amina@kultur.example",
    party: "city",
    organisationName: null,
  });
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Deltagare"));
});

test("taking one away is asked first", async () => {
  const { screen, user } = await show([amina]);
  await user.click(screen.getByRole("button", { name: "Ta bort Amina Påhittad" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Ta bort Amina Påhittad?" }));
  expect(dialog.getByText(/får inga fler mejl i ärendet/)).toBeTruthy();
  const calls = answer(removeParticipant, null);
  await user.click(dialog.getByRole("button", { name: "Ta bort deltagaren" }));
  expect(await screen.findByText("Amina Påhittad är borttagen.")).toBeTruthy();
  expect(calls[0]?.url.pathname).toContain(amina.id);
});

test("a refusal and no contact leave the dialog as it is", async () => {
  refuse(removeParticipant, 409, "wrong_state");
  const { screen, user } = await show([amina]);
  await user.click(screen.getByRole("button", { name: "Ta bort Amina Påhittad" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Ta bort deltagaren" }));
  expect(await dialog.findByText(/Det går inte i det läge ärendet är nu/)).toBeTruthy();
  breakOff(removeParticipant);
  await user.click(dialog.getByRole("button", { name: "Ta bort deltagaren" }));
  expect(await dialog.findByText(/Vi fick ingen kontakt/)).toBeTruthy();
});

// Protected contact details on a case's page: nothing of them until somebody says why, and marking them with a reason.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { me } from "@samverkansstod/api/contract/account.ts";
import { listParticipants } from "@samverkansstod/api/contract/participants.ts";
import { permissionsOf } from "@samverkansstod/api/contract/permissions.ts";
import { protectContact, showContact } from "@samverkansstod/api/contract/protection.ts";
import { readForDisclosure } from "@samverkansstod/api/contract/view-log.ts";
import { openCase } from "../../../testing/case-page.tsx";
import { aCase, answerDesk, caseId } from "../../../testing/case-samples.ts";
import { amina } from "../../../testing/meeting-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { renderPiece } from "../../../testing/render.tsx";
import { consultant } from "../../../testing/samples.ts";
import { TypedTexts } from "../case/typed-texts.tsx";
import { CaseParticipants } from "../meetings/case-participants.tsx";
import { DisclosureReading } from "./disclosure-reading.tsx";

const { form, staff } = aCase();
const protectedCase = aCase(123, {
  actions: ["message", "note"],
  contactEmail: null,
  form: { ...form, contactName: null, contactPhone: null, contactProtected: true },
  staff: { ...staff, hasAddress: true },
});

test("a protected contact is not on the page, and a mail still goes to them", async () => {
  const { screen } = await openCase(protectedCase);
  expect(await screen.findByText(/^Kontakten har skyddade personuppgifter/)).toBeTruthy();
  expect(screen.queryByText("Maryam Lindvall")).toBeNull();
  expect(screen.getByRole("heading", { name: /skyddad adress/ })).toBeTruthy();
  expect(screen.queryByRole("link", { name: /skyddad/ })).toBeNull();
});

test("it is shown with a reason, which is asked for, sent and noted; and hidden again", async () => {
  const { screen, user } = await openCase(protectedCase);
  const calls = answer(showContact, {
    name: "Maryam Lindvall",
    email: "maryam@hemlig.example",
    phone: "031-390 06 01",
  });
  await user.click(await screen.findByRole("button", { name: "Visa kontaktuppgifter" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Visa kontaktuppgifter" }));
  expect(dialog.getByText("Skriv varför.")).toBeTruthy();
  expect(calls).toEqual([]);
  await user.type(dialog.getByLabelText("Varför behöver du dem?"), " Ska ringa. ");
  await user.click(dialog.getByRole("button", { name: "Visa kontaktuppgifter" }));
  expect(await screen.findByText("Maryam Lindvall")).toBeTruthy();
  expect(screen.getByRole("link", { name: "maryam@hemlig.example" })).toBeTruthy();
  expect(calls.map(({ body }) => body)).toEqual([{ reason: "Ska ringa." }]);
  expect(screen.getByText("Att du ser dem är antecknat.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Dölj" }));
  expect(screen.queryByText("Maryam Lindvall")).toBeNull();
});

test("no contact and a refusal leave what was written", async () => {
  const { screen, user } = await openCase(protectedCase);
  breakOff(showContact, { once: true });
  await user.click(await screen.findByRole("button", { name: "Visa kontaktuppgifter" }));
  const dialog = within(await screen.findByRole("dialog"));
  const why = dialog.getByLabelText<HTMLTextAreaElement>("Varför behöver du dem?");
  await user.type(why, "Ska ringa.");
  await user.click(dialog.getByRole("button", { name: "Visa kontaktuppgifter" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("Vi når inte servern.");
  expect(why.value).toBe("Ska ringa.");
});

test("a contact is marked with a reason, on the version that was seen; a stale one is said", async () => {
  const { screen, user } = await openCase(aCase());
  const calls = answer(protectContact, protectedCase);
  await user.click(await screen.findByRole("button", { name: "Markera som skyddad" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByLabelText("Varför?"), "Har bett om det.");
  refuse(protectContact, 412, "stale_version", { once: true });
  await user.click(dialog.getByRole("button", { name: "Markera som skyddad" }));
  expect((await dialog.findByRole("alert")).textContent).toContain("Någon annan ändrade ärendet.");
  await user.click(dialog.getByRole("button", { name: "Markera som skyddad" }));
  expect(await screen.findByText("Uppgifterna är skyddade.")).toBeTruthy();
  expect(calls.at(-1)?.body).toEqual({ protected: true, reason: "Har bett om det." });
});

/** A piece of the page, with somebody who may see what is protected and not mark it. */
async function openParticipant() {
  answerDesk();
  answer(me, { ...consultant, permissions: ["case.read"] });
  answer(listParticipants, { items: [{ ...amina, name: null, email: null, protected: true }] });
  return renderPiece(
    <TypedTexts>
      <CaseParticipants found={aCase(123, { actions: ["note"] })} />
    </TypedTexts>,
  );
}

test("a protected participant has no name until somebody asks for it", async () => {
  const view = await openParticipant();
  const { screen, user } = view;
  const calls = answer(showContact, { name: "Amina Påhittad", email: "amina@kultur.example", phone: null });
  await user.click(
    await screen.findByRole("button", { name: "Visa kontaktuppgifter för Någon med skyddade uppgifter" }),
  );
  const dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByLabelText("Varför behöver du dem?"), "Ska bjuda in.");
  await user.click(dialog.getByRole("button", { name: "Visa kontaktuppgifter" }));
  expect(await screen.findByText("Amina Påhittad", { selector: ".participant-name" })).toBeTruthy();
  expect(calls[0]?.body).toEqual({ participantId: amina.id, reason: "Ska bjuda in." });
});

test("only the registrar says that they read for a disclosure", async () => {
  answer(me, consultant);
  const { screen, unmount } = await renderPiece(<DisclosureReading id={caseId(1)} />);
  await waitFor(() => expect(screen.queryByRole("button")).toBeNull());
  unmount();
  answer(me, { ...consultant, roles: ["registrar"], permissions: [...permissionsOf(["registrar"])] });
  const view = await renderPiece(<DisclosureReading id={caseId(1)} />);
  const calls = answer(readForDisclosure, null);
  breakOff(readForDisclosure, { once: true });
  await view.user.click(await view.screen.findByRole("button", { name: "Jag läser för ett utlämnande" }));
  expect((await view.screen.findByRole("alert")).textContent).toContain("Det gick inte att anteckna.");
  await view.user.click(view.screen.getByRole("button", { name: "Jag läser för ett utlämnande" }));
  expect(await view.screen.findByText(/^Dina läsningar av ärendet i dag är antecknade/)).toBeTruthy();
  expect(calls).toHaveLength(1);
});

// The dialogs that end a case or open it again: whom they mail, what they ask for, and what they send.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { listRequestMeetings } from "@samverkansstod/api/contract/meetings.ts";
import {
  closeRequest,
  declineRequest,
  referRequest,
  reopenRequest,
  voidRequest,
} from "@samverkansstod/api/contract/outcomes.ts";
import { myCase, openDialogOf, write } from "../../../testing/case-page.tsx";
import { aMeeting } from "../../../testing/meeting-samples.ts";
import { answer } from "../../../testing/mock.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

const inProgress = { state: "in_progress" } as const;
const after = (changes: Parameters<typeof myCase>[0] = {}) => myCase({ version: 2, ...changes });
const address = "Vi mejlar kontakt@laxlyktan.example.";
const nobody = "Ingen får mejl.";

test("declining: a reason of the catalogue and words to the one who asks", async () => {
  const calls = answer(declineRequest, after({ actions: ["reopen"], staff: { state: "declined" } }));
  const { dialog, user, screen } = await openDialogOf(myCase(), "Avböj");
  expect(dialog.getByText(address)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  expect(dialog.getByRole("link", { name: "Skäl: Välj ett skäl." })).toBeTruthy();
  await user.selectOptions(dialog.getByLabelText("Skäl"), "Utanför vårt uppdrag");
  write(dialog.getByLabelText("Text till den som frågar"), "Vänd er till kulturförvaltningen.");
  await user.click(dialog.getByRole("button", { name: "Avböj ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är avböjt.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ code: "outside_mission", text: "Vänd er till kulturförvaltningen." });
});

test("without an address nobody is mailed, and the dialog says so", async () => {
  const { dialog } = await openDialogOf(myCase({ contactEmail: null }), "Avböj");
  expect(dialog.getByText(nobody)).toBeTruthy();
});

test("referring: what follows is explained, and whoever has said yes is written down", async () => {
  const calls = answer(referRequest, after({ actions: ["reopen"], staff: { state: "referred" } }));
  const { dialog, user, screen } = await openDialogOf(myCase(), "Hänvisa");
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  expect(dialog.getAllByText(/Välj om det de har skrivit ska följa med/)).toHaveLength(2);
  expect(dialog.queryByLabelText("Mottagarens e-postadress")).toBeNull();
  write(dialog.getByLabelText("Till vem?"), "Kulturförvaltningens föreningsenhet");
  await user.click(dialog.getByRole("radio", { name: "Ja, de har redan sagt ja" }));
  write(dialog.getByLabelText("Mottagarens e-postadress"), "forening@kultur.example");
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  expect(dialog.getByRole("link", { name: "Hur sa de ja? Skriv hur de sa ja." })).toBeTruthy();
  write(dialog.getByLabelText("Hur sa de ja?"), "I telefon");
  write(dialog.getByLabelText("Text till den som frågar"), "De hör av sig.");
  expect(dialog.getByText(address)).toBeTruthy();
  expect(dialog.getByText("Det de har skrivit skickas till forening@kultur.example.")).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är hänvisat till Kulturförvaltningens föreningsenhet.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    receiver: "Kulturförvaltningens föreningsenhet",
    consent: "given",
    receiverEmail: "forening@kultur.example",
    reason: "I telefon",
    text: "De hör av sig.",
  });
});

test("referring where nothing follows sends no address along, and without an address nobody can be asked", async () => {
  const calls = answer(referRequest, after({ actions: [], staff: { state: "referred" } }));
  const { dialog, user } = await openDialogOf(myCase({ contactEmail: null }), "Hänvisa");
  expect(dialog.queryByRole("radio", { name: /fråga dem/ })).toBeNull();
  write(dialog.getByLabelText("Till vem?"), "Kansliet");
  await user.click(dialog.getByRole("radio", { name: "Nej, ingenting skickas" }));
  write(dialog.getByLabelText("Text till den som frågar"), "Ring dem.");
  await user.click(dialog.getByRole("button", { name: "Hänvisa ärendet" }));
  await waitFor(() =>
    expect(calls[0]?.body).toEqual({ receiver: "Kansliet", consent: "not_needed", text: "Ring dem." }),
  );
});

test("voiding: what it means, and a reason", async () => {
  const calls = answer(voidRequest, after({ actions: ["note"], staff: { state: "void" } }));
  const { dialog, user, screen } = await openDialogOf(myCase(), "Ogiltigförklara");
  expect(dialog.getByText(/Det går inte att öppna igen/)).toBeTruthy();
  expect(dialog.getByText(nobody)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Ogiltigförklara" }));
  expect(dialog.getAllByText(/Skriv varför ärendet är ogiltigt/)).toHaveLength(2);
  write(dialog.getByLabelText("Orsak"), "Skräppost");
  await user.click(dialog.getByRole("button", { name: "Ogiltigförklara" }));
  expect(await screen.findByText("SAM-2026-000123 är markerat som ogiltigt.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "Skräppost" });
});

test("opening again mails the one who asks", async () => {
  const calls = answer(reopenRequest, after({ staff: inProgress }));
  const { dialog, user, screen } = await openDialogOf(
    myCase({ actions: ["reopen"], staff: { state: "closed" } }),
    "Öppna igen",
  );
  expect(dialog.getByText(address)).toBeTruthy();
  write(dialog.getByLabelText("Orsak"), "De ringde igen");
  await user.click(dialog.getByRole("button", { name: "Öppna igen" }));
  expect(await screen.findByText("SAM-2026-000123 är öppet igen.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ reason: "De ringde igen" });
});

test("closing: outcomes, summary, principles and the time that was logged as hours and minutes", async () => {
  const calls = answer(closeRequest, after({ actions: ["reopen"], staff: { state: "closed" } }));
  const { dialog, user, screen } = await openDialogOf(
    myCase({ staff: { ...inProgress, minutesLogged: 80 } }),
    "Avsluta ärendet",
  );
  expect(dialog.getByText(address)).toBeTruthy();
  expect(dialog.getByText(/Loggat hittills: 1 timme 20 minuter/)).toBeTruthy();
  expect(dialog.getByLabelText<HTMLInputElement>("Timmar").value).toBe("1");
  await user.click(dialog.getByRole("button", { name: "Avsluta ärendet" }));
  expect(dialog.getByRole("link", { name: "Vad blev det? Välj minst ett utfall." })).toBeTruthy();
  await user.click(await dialog.findByRole("checkbox", { name: "Råd lämnat" }));
  await user.click(dialog.getByRole("checkbox", { name: "Kontakt förmedlad" }));
  write(dialog.getByLabelText("Sammanfattning"), "De har fått en kontakt.");
  const [strengthened, strained] = dialog.getAllByRole("checkbox", { name: "Dialog" });
  await user.click(strengthened as HTMLElement);
  await user.click(strained as HTMLElement);
  write(dialog.getByLabelText("Minuter"), "75");
  await user.click(dialog.getByRole("button", { name: "Avsluta ärendet" }));
  expect(dialog.getAllByText(/En princip kan inte både ha stärkts och satts på prov: Dialog/)).toHaveLength(2);
  expect(dialog.getAllByText(/Skriv hela timmar/)).toHaveLength(2);
  await user.click(strained as HTMLElement);
  write(dialog.getByLabelText("Minuter"), "45");
  await user.click(dialog.getByRole("button", { name: "Avsluta ärendet" }));
  expect(await screen.findByText("SAM-2026-000123 är avslutat.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({
    outcomes: ["advice_given", "contact_arranged"],
    summary: "De har fått en kontakt.",
    strengthened: ["dialogue"],
    strained: [],
    minutes: 105,
  });
});

const invited = [
  { email: "johan.bergsten@goteborg.example", name: "Johan Bergsten", role: "consultant" as const },
  { email: "rektor@skolan.example", name: null, role: "participant" as const },
];

test("what ends a case says who is told that its meetings are cancelled", async () => {
  const { dialog, user, screen, queries } = await openDialogOf(myCase({ staff: inProgress }), "Avsluta ärendet");
  expect(dialog.queryByText(/Kommande möten ställs in/)).toBeNull();
  await user.click(dialog.getByRole("button", { name: "Avbryt" }));
  answer(listRequestMeetings, { offers: [], meetings: [aMeeting({ staff: { invited } })] });
  await queries.invalidateQueries();
  await user.click(screen.getByRole("button", { name: "Avsluta ärendet" }));
  const again = within(await screen.findByRole("dialog"));
  expect(
    await again.findByText(
      "Kommande möten ställs in. De som är inbjudna får mejl om det: johan.bergsten@goteborg.example och rektor@skolan.example.",
    ),
  ).toBeTruthy();
});

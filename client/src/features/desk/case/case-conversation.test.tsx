// What is said in a case: the two boxes that are never one, and how messages, questions and notes are told apart.
import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import {
  addNote,
  listConversation,
  sendMessage,
  type Message,
  type Note,
} from "@samverkansstod/api/contract/conversation.ts";
import { openCase, write } from "../../../testing/case-page.tsx";
import { aCase, caseId, johan } from "../../../testing/case-samples.ts";
import { answer, breakOff, refuse } from "../../../testing/mock.ts";
import { atTheTimeOfTheSamples } from "../../../testing/story-samples.ts";

atTheTimeOfTheSamples();

function aMessage(changes: Partial<Message> = {}): Message {
  return {
    id: caseId(501),
    at: "2026-11-20T09:00:00.000Z",
    direction: "to_requester",
    author: "Kajsa Exempelsson",
    mine: true,
    text: "Hej Maryam!",
    personalNumber: false,
    question: false,
    settled: false,
    ...changes,
  };
}

function aNote(changes: Partial<Note> = {}): Note {
  return {
    id: caseId(601),
    at: "2026-11-21T09:00:00.000Z",
    kind: "working",
    author: "Johan Bergsten",
    text: "Kolla med kulturförvaltningen.",
    personalNumber: false,
    contact: null,
    ...changes,
  };
}

const worked = aCase(123, { actions: ["message", "note", "ask"] });

test("messages stand oldest first with who and when, notes apart from them", async () => {
  const { screen } = await openCase(worked, {
    messages: [
      aMessage(),
      aMessage({ id: caseId(502), direction: "from_requester", author: "Maryam Lindvall", mine: false, text: "Hej!" }),
    ],
    notes: [
      aNote(),
      aNote({
        id: caseId(602),
        kind: "official",
        text: "De ringde.",
        contact: { channel: "phone", at: "2026-11-21T08:00:00.000Z", minutes: 12 },
      }),
    ],
  });
  const messages = within(await screen.findByRole("list", { name: "Meddelanden, det äldsta först" }));
  const [first, second] = messages.getAllByRole("listitem");
  expect(first?.textContent).toContain("Kajsa Exempelsson (du)");
  expect(first?.textContent).toContain("20 november 2026 kl. 10.00");
  expect(second?.textContent).toContain("Maryam Lindvall");
  expect(messages.queryByText("De ringde.")).toBeNull();
  const notes = within(screen.getByRole("list", { name: "Anteckningar, den äldsta först" }));
  expect(notes.getByText("Arbetsanteckning")).toBeTruthy();
  expect(notes.getByText("Tjänsteanteckning")).toBeTruthy();
  expect(notes.getByText("Telefon, 21 november 2026 kl. 9.00, 12 minuter")).toBeTruthy();
});

test("a question says whether it still waits, and hidden personal numbers are flagged", async () => {
  const { screen } = await openCase(worked, {
    messages: [
      aMessage({ question: true, settled: true, text: "Första?" }),
      aMessage({ id: caseId(502), question: true, text: "Andra?", personalNumber: true }),
    ],
    notes: [aNote({ personalNumber: true })],
  });
  expect(await screen.findByText("Fråga")).toBeTruthy();
  expect(screen.getByText("Fråga – väntar på svar")).toBeTruthy();
  expect(screen.getAllByText("Personnummer dolt")).toHaveLength(2);
});

test("a message says whom it goes to before and after, and is then gone from the box", async () => {
  const calls = answer(sendMessage, aMessage());
  const { screen, user } = await openCase(worked);
  expect(
    screen.getByText("Vi mejlar kontakt@laxlyktan.example att det finns ett meddelande. Texten står inte i mejlet."),
  ).toBeTruthy();
  answer(listConversation, { messages: [aMessage()], notes: [] });
  write(screen.getByLabelText("Meddelande"), "Hej Maryam!");
  await user.click(screen.getByRole("button", { name: "Skicka till Maryam Lindvall" }));
  expect(await screen.findByText("Meddelandet är skickat. Vi mejlar kontakt@laxlyktan.example.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ text: "Hej Maryam!" });
  expect(screen.getByLabelText<HTMLTextAreaElement>("Meddelande").value).toBe("");
  expect(await screen.findByText("Hej Maryam!")).toBeTruthy();
});

test("an empty message is not sent, and says what is missing", async () => {
  const { screen, user } = await openCase(worked);
  await user.click(screen.getByRole("button", { name: "Skicka till Maryam Lindvall" }));
  expect(screen.getByText("Skriv det du vill säga.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Meddelande"));
});

test("without contact the text stays, and trying again is the same message", async () => {
  const broken = breakOff(sendMessage);
  const { screen, user } = await openCase(worked);
  write(screen.getByLabelText("Meddelande"), "Hej!");
  await user.click(screen.getByRole("button", { name: "Skicka till Maryam Lindvall" }));
  expect(await screen.findByText(/Texten finns kvar. Försök igen: den sparas bara en gång/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Meddelande").value).toBe("Hej!");
  const calls = answer(sendMessage, aMessage());
  await user.click(screen.getByRole("button", { name: "Skicka till Maryam Lindvall" }));
  await screen.findByText(/Meddelandet är skickat/);
  expect(calls[0]?.headers.get("idempotency-key")).toBe(broken[0]?.headers.get("idempotency-key"));
});

test("a text that was changed after a try that went through is a new message, after a warning", async () => {
  refuse(sendMessage, 422, "idempotency_key_reused");
  const { screen, user } = await openCase(worked);
  write(screen.getByLabelText("Meddelande"), "Hej igen!");
  await user.click(screen.getByRole("button", { name: "Skicka till Maryam Lindvall" }));
  expect(await screen.findByText(/Ditt första försök gick fram/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Meddelande").value).toBe("Hej igen!");
});

test("a note mails nobody, says which sort it is, and leaves the message alone", async () => {
  const calls = answer(addNote, aNote());
  const { screen, user } = await openCase(worked);
  write(screen.getByLabelText("Meddelande"), "Halvt brev");
  write(screen.getByLabelText("Anteckning"), "Kolla med kulturförvaltningen.");
  await user.click(screen.getByRole("button", { name: "Spara anteckning" }));
  expect(screen.getByText("Välj vilken sorts anteckning det är.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Arbetsanteckning" }));
  await user.click(screen.getByRole("radio", { name: "Tjänsteanteckning" }));
  await user.click(screen.getByRole("button", { name: "Spara anteckning" }));
  expect(await screen.findByText("Anteckningen är sparad.")).toBeTruthy();
  expect(calls[0]?.body).toEqual({ kind: "official", text: "Kolla med kulturförvaltningen." });
  expect(screen.getByLabelText<HTMLTextAreaElement>("Meddelande").value).toBe("Halvt brev");
  expect(screen.getByLabelText<HTMLTextAreaElement>("Anteckning").value).toBe("");
});

test("a refusal of the API stands by the text it is about", async () => {
  refuse(addNote, 400, "invalid_fields", {
    errors: [{ field: "/text", code: "too_long", message: "Skriv högst 8000 tecken.", params: { limit: 8000 } }],
  });
  const { screen, user } = await openCase(worked);
  write(screen.getByLabelText("Anteckning"), "Lång");
  await user.click(screen.getByRole("radio", { name: "Arbetsanteckning" }));
  await user.click(screen.getByRole("button", { name: "Spara anteckning" }));
  expect(await screen.findByText("Skriv högst 8000 tecken.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Anteckning").value).toBe("Lång");
});

test("without an address there is no box to write to the requester in, and it says what to do instead", async () => {
  const { screen } = await openCase(aCase(123, { contactEmail: null, actions: ["note"] }));
  expect(await screen.findByText(/Ring i stället, och logga samtalet/)).toBeTruthy();
  expect(screen.queryByLabelText("Meddelande")).toBeNull();
  expect(screen.getByLabelText("Anteckning")).toBeTruthy();
});

test("whoever only reads has no boxes", async () => {
  const { screen } = await openCase(aCase(123, { actions: [] }), { messages: [aMessage()] });
  await screen.findByText("Hej Maryam!");
  expect(screen.queryByRole("textbox")).toBeNull();
});

test("answering leads to the box", async () => {
  const found = aCase(123, {
    actions: ["message", "note"],
    staff: { state: "accepted", waitingFor: "unit", assignee: johan },
  });
  const { screen, user } = await openCase(found);
  await user.click(screen.getByRole("button", { name: "Svara" }));
  expect(document.activeElement).toBe(screen.getByLabelText("Meddelande"));
});

test("when the conversation cannot be fetched the boxes stay", async () => {
  const { screen, queries } = await openCase(worked);
  write(screen.getByLabelText("Meddelande"), "Kvar");
  breakOff(listConversation);
  await queries.resetQueries({ queryKey: ["desk", "conversation"] });
  expect(await screen.findByText("Vi kunde inte hämta meddelanden och anteckningar.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Meddelande").value).toBe("Kvar");
});

test("leaving with something written is asked about", async () => {
  const { screen, user } = await openCase(worked);
  write(screen.getByLabelText("Anteckning"), "Osparat");
  const crumbs = within(screen.getByRole("navigation", { name: "Här är du" }));
  await user.click(crumbs.getByRole("link", { name: "Ärenden" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Stanna kvar" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(screen.getByLabelText<HTMLTextAreaElement>("Anteckning").value).toBe("Osparat");
});

test("leaving with a text that was taken away again is not", async () => {
  const { screen, user, router } = await openCase(worked);
  write(screen.getByLabelText("Anteckning"), "Osparat");
  write(screen.getByLabelText("Anteckning"), "");
  const crumbs = within(screen.getByRole("navigation", { name: "Här är du" }));
  await user.click(crumbs.getByRole("link", { name: "Ärenden" }));
  await waitFor(() => expect(router.state.location.pathname).toBe("/arende"));
});

import { waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { permissionsOf, type Role } from "@samverkansstod/api/contract/permissions.ts";
import { assignRequest } from "@samverkansstod/api/contract/assigning.ts";
import { listRequests } from "@samverkansstod/api/contract/requests.ts";
import { aCase, answerDesk, aRow, caseId, johan } from "../../testing/case-samples.ts";
import { answer, answerWhen, breakOff, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { consultant } from "../../testing/samples.ts";

const mine = { id: consultant.person.id, name: consultant.person.name ?? "" };

function staffWith(role: Role) {
  return { ...consultant, roles: [role], permissions: [...permissionsOf([role])] };
}

async function openQueue(address = "/arende", as = consultant) {
  answerDesk();
  const view = await renderAt(address, { as });
  await view.screen.findByRole("heading", { level: 1, name: "Ärenden" });
  return view;
}

test("a row says number, subject, organisation, kind, state, who is responsible, and the promise", async () => {
  answer(listRequests, { items: [aRow(1, { staff: { assignee: johan, actions: [] } })], next: null });
  const { screen } = await openQueue();
  const row = await screen.findByRole("row", { name: /SAM-2026-000001/ });
  const cells = within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent.replaceAll("\u00a0", " "));
  expect(within(row).getByRole("rowheader").textContent).toBe("SAM-2026-000001");
  expect(cells).toEqual([
    "Läxhjälp på biblioteket",
    "Exempelföreningen Läxlyktan",
    "Konsultation",
    "Inkommen",
    "Johan Bergsten",
    // With the year, once it is another.
    expect.stringMatching(/^Senast 26 nov\.( 2026)?$/),
  ]);
  expect(within(row).getByTitle("Senast 26 november 2026").getAttribute("datetime")).toBe("2026-11-26");
  expect(within(row).getByRole("link").getAttribute("href")).toBe(`/arende/${caseId(1)}`);
  expect(screen.getByText("Visar 1 ärende")).toBeTruthy();
});

test("a row says what is urgent, what rests and until when, and the day of the next meeting; what is as usual it does not", async () => {
  const urgent = aRow(1, {
    staff: { priority: "high", pausedUntil: "2099-01-15", nextMeetingAt: "2099-02-02T23:30:00.000Z" },
  });
  answer(listRequests, { items: [urgent, aRow(2, { staff: { priority: "low" } })], next: null });
  const { screen } = await openQueue();
  const told = async (name: RegExp) => {
    const cell = within(await screen.findByRole("row", { name })).getAllByRole("cell")[3];
    return [...(cell?.querySelectorAll(".standing > *") ?? [])].map((one) => one.textContent.replaceAll("\u00a0", " "));
  };
  expect(await told(/SAM-2026-000001/)).toEqual([
    "Inkommen",
    "Hög prioritet",
    "Vilande till 15 jan. 2099",
    // Half past midnight in Stockholm: the day after.
    "Möte 3 feb. 2099",
  ]);
  expect(await told(/SAM-2026-000002/)).toEqual(["Inkommen"]);
});

test("the fields show what the address asks for, and the API is asked for the same", async () => {
  const calls = answer(listRequests, { items: [aRow(1)], next: null });
  const address =
    "/arende?lage=submitted&lage=closed&typ=process_support&tema=housing&omrade=nordost&ansvarig=mig&sok=tak&ordning=nyast";
  const { screen } = await openQueue(address);
  await screen.findByRole("table");
  expect(screen.getByRole("button", { name: "Läge Inkommen, Avslutad" })).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>("Typ").value).toBe("process_support");
  await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Tema").value).toBe("housing"));
  expect(screen.getByLabelText<HTMLSelectElement>("Stadsområde").value).toBe("nordost");
  expect(screen.getByLabelText<HTMLSelectElement>("Ansvarig").value).toBe("me");
  expect(screen.getByLabelText<HTMLSelectElement>("Ordning").value).toBe("newest");
  expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe("tak");
  expect(calls.at(-1)?.url.search).toBe(
    "?scope=queue&state=submitted&state=closed&kind=process_support&theme=housing&area=nordost&assignee=me&q=tak&sort=newest",
  );
});

test("a choice goes into the address, and back takes it out of the field again", async () => {
  const calls = answer(listRequests, { items: [aRow(1)], next: null });
  const { screen, user, router } = await openQueue();
  await screen.findByRole("table");
  await user.selectOptions(screen.getByLabelText("Typ"), "Processtöd");
  await user.type(screen.getByRole("searchbox"), "läxor{Enter}");
  expect(router.state.location.search).toBe("?typ=process_support&sok=l%C3%A4xor");
  await user.click(screen.getByRole("button", { name: /^Läge/ }));
  await user.click(screen.getByRole("checkbox", { name: "Avslutad" }));
  expect(router.state.location.search).toContain("lage=submitted");
  expect(router.state.location.search).not.toContain("lage=closed");
  await router.navigate(-1);
  await router.navigate(-1);
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>("searchbox").value).toBe(""));
  expect(screen.getByLabelText<HTMLSelectElement>("Typ").value).toBe("process_support");
  await waitFor(() =>
    expect(calls.map(({ url }) => url.search)).toContain("?scope=queue&kind=process_support&q=l%C3%A4xor"),
  );
});

test("a chip takes its filter off and gives the focus to its neighbour; clearing keeps the order", async () => {
  answer(listRequests, { items: [aRow(1)], next: null });
  const { screen, user, router } = await openQueue("/arende?typ=unsure&ansvarig=ingen&sok=tak&ordning=nyast");
  await user.click(await screen.findByRole("button", { name: "Ta bort filtret Typ: Vet inte" }));
  expect(router.state.location.search).toBe("?ansvarig=ingen&sok=tak&ordning=nyast");
  expect(document.activeElement?.textContent).toBe("Ansvarig: Utan ansvarig");
  await user.click(screen.getByRole("button", { name: "Rensa filter" }));
  expect(router.state.location.search).toBe("?ordning=nyast");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

test("the panel of states closes on Escape and gives the focus back", async () => {
  answer(listRequests, { items: [aRow(1)], next: null });
  const { screen, user, router } = await openQueue();
  const button = await screen.findByRole("button", { name: "Läge Öppna" });
  await user.click(button);
  await user.click(screen.getByRole("button", { name: "Alla lägen" }));
  expect(router.state.location.search.match(/lage=/g)).toHaveLength(8);
  await user.keyboard("{Escape}");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  expect(document.activeElement).toBe(button);
});

test("claiming names the case, keeps the focus in the row and sends the version", async () => {
  answer(listRequests, { items: [aRow(7, { version: 4 })], next: null });
  const calls = answer(assignRequest, aCase(7, { version: 5, actions: [], staff: { assignee: mine } }));
  const { screen, user } = await openQueue();
  await user.click(await screen.findByRole("button", { name: "Tilldela mig ärende SAM-2026-000007" }));
  expect(await screen.findByText("Ärende SAM-2026-000007 är nu ditt.")).toBeTruthy();
  expect(document.activeElement?.textContent).toBe("Du");
  expect(screen.queryByRole("button", { name: /Tilldela mig/ })).toBeNull();
  expect(calls[0]?.headers.get("if-match")).toBe('"4"');
  expect(calls[0]?.body).toEqual({ personId: mine.id });
});

test("the name stands there before the API has answered", async () => {
  answer(listRequests, { items: [aRow(7)], next: null });
  const claimed = Promise.withResolvers<ReturnType<typeof aCase>>();
  answerWhen(assignRequest, claimed.promise);
  const { screen, user } = await openQueue();
  await user.click(await screen.findByRole("button", { name: /Tilldela mig/ }));
  expect(await screen.findByText("Du")).toBeTruthy();
  expect(screen.queryByText(/är nu ditt/)).toBeNull();
  claimed.resolve(aCase(7, { version: 2, actions: [], staff: { assignee: mine } }));
  expect(await screen.findByText(/är nu ditt/)).toBeTruthy();
});

test("while another filter is fetched the rows stay, and the first time it says what is coming", async () => {
  const first = Promise.withResolvers<{ items: ReturnType<typeof aRow>[]; next: null }>();
  answerWhen(listRequests, first.promise);
  const { screen, user } = await openQueue();
  expect(screen.getByText("Hämtar ärenden …")).toBeTruthy();
  first.resolve({ items: [aRow(1)], next: null });
  const row = await screen.findByRole("row", { name: /SAM-2026-000001/ });
  const second = Promise.withResolvers<{ items: ReturnType<typeof aRow>[]; next: null }>();
  answerWhen(listRequests, second.promise);
  await user.selectOptions(screen.getByLabelText("Typ"), "Processtöd");
  expect(row.isConnected).toBe(true);
  second.resolve({ items: [aRow(2)], next: null });
  expect(await screen.findByRole("row", { name: /SAM-2026-000002/ })).toBeTruthy();
});

test("when the row that has the focus leaves the list, the one that takes its place gets it", async () => {
  answer(listRequests, { items: [aRow(2), aRow(3)], next: null });
  answer(listRequests, { items: [aRow(1), aRow(2), aRow(3)], next: null }, { once: true });
  answer(assignRequest, aCase(1, { version: 2, actions: [], staff: { assignee: mine } }));
  const { screen, user, queries } = await openQueue("/arende?ansvarig=ingen");
  await user.click(await screen.findByRole("button", { name: "Tilldela mig ärende SAM-2026-000001" }));
  await screen.findByText(/är nu ditt/);
  await queries.invalidateQueries();
  await waitFor(() => expect(document.activeElement?.getAttribute("href")).toBe(`/arende/${caseId(2)}`));
});

test("somebody was quicker: it says who, and the row shows it", async () => {
  answer(listRequests, { items: [aRow(7)], next: null });
  const current = aCase(7, { version: 2, actions: [], staff: { assignee: johan } });
  refuse(assignRequest, 412, "stale_version", { current });
  const { screen, user } = await openQueue();
  await user.click(await screen.findByRole("button", { name: /Tilldela mig/ }));
  expect(await screen.findByText("Johan Bergsten är redan ansvarig för SAM-2026-000007.")).toBeTruthy();
  const row = screen.getByRole("row", { name: /SAM-2026-000007/ });
  expect(within(row).getByText("Johan Bergsten")).toBeTruthy();
  expect(within(row).queryByRole("button")).toBeNull();
});

test("a refusal puts the button back, with the focus, and says why", async () => {
  answer(listRequests, { items: [aRow(7)], next: null });
  refuse(assignRequest, 409, "conflict_of_interest");
  const { screen, user } = await openQueue();
  await user.click(await screen.findByRole("button", { name: /Tilldela mig/ }));
  await screen.findByText(/Du är själv med i organisationen \(jäv\)/);
  expect(document.activeElement).toBe(screen.getByRole("button", { name: /Tilldela mig/ }));
});

test("without contact nothing is taken, and it says so", async () => {
  answer(listRequests, { items: [aRow(7)], next: null });
  breakOff(assignRequest);
  const { screen, user } = await openQueue();
  await user.click(await screen.findByRole("button", { name: /Tilldela mig/ }));
  await screen.findByText(/Ärende SAM-2026-000007 är inte tilldelat/);
  expect(screen.getByRole("button", { name: /Tilldela mig/ })).toBeTruthy();
});

test("more rows are fetched after the ones that are shown, and the first new one takes the focus", async () => {
  answer(listRequests, { items: [aRow(3)], next: null });
  answer(listRequests, { items: [aRow(1), aRow(2)], next: "cursor2" }, { once: true });
  const { screen, user } = await openQueue();
  expect(await screen.findByText("Visar 2 ärenden. Det finns fler.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Visa fler ärenden" }));
  expect(await screen.findByText("Visar 3 ärenden")).toBeTruthy();
  expect(screen.getAllByRole("rowheader").map((cell) => cell.textContent)).toEqual([
    "SAM-2026-000001",
    "SAM-2026-000002",
    "SAM-2026-000003",
  ]);
  await waitFor(() => expect(document.activeElement?.getAttribute("href")).toBe(`/arende/${caseId(3)}`));
  expect(screen.queryByRole("button", { name: "Visa fler ärenden" })).toBeNull();
});

test("when more cannot be fetched the rows stay", async () => {
  breakOff(listRequests);
  answer(listRequests, { items: [aRow(1)], next: "cursor2" }, { once: true });
  const { screen, user } = await openQueue();
  await user.click(await screen.findByRole("button", { name: "Visa fler ärenden" }));
  await screen.findByText(/Vi kunde inte hämta fler ärenden/);
  expect(screen.getByRole("rowheader").textContent).toBe("SAM-2026-000001");
});

test("a failure keeps the filters and can be tried again", async () => {
  breakOff(listRequests, { once: true });
  answerDesk();
  const { screen, user, router } = await renderAt("/arende?typ=unsure", { as: consultant });
  await screen.findByText("Vi kunde inte hämta ärendena");
  answer(listRequests, { items: [aRow(1)], next: null });
  await user.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(await screen.findByRole("table")).toBeTruthy();
  expect(router.state.location.search).toBe("?typ=unsure");
});

test.for([
  ["/arende", "Det finns inga öppna ärenden", "Registrera ärende"],
  ["/arende?ansvarig=mig", "Du har inga öppna ärenden", "Visa ärenden utan ansvarig"],
  ["/arende?ansvarig=ingen", "Alla ärenden har en ansvarig", "Visa alla öppna ärenden"],
  ["/arende?sok=gurka", "Inga ärenden stämmer med ”gurka”", "Rensa filter"],
  ["/arende?typ=unsure&tema=housing", "Inga ärenden stämmer med filtren", "Rensa filter"],
] as const)("an empty queue at %s says why and what to do", async ([address, title, action]) => {
  answer(listRequests, { items: [], next: null });
  const { screen } = await openQueue(address);
  const heading = await screen.findByRole("heading", { level: 2, name: title });
  const box = heading.parentElement as HTMLElement;
  expect(within(box).getByText(action)).toBeTruthy();
});

test("a manager reads the queue and is offered nothing to take or register", async () => {
  answer(listRequests, { items: [aRow(1, { staff: { actions: [] } })], next: null });
  const { screen } = await openQueue("/arende", staffWith("manager"));
  const row = await screen.findByRole("row", { name: /SAM-2026-000001/ });
  expect(within(row).getByText("Utan ansvarig")).toBeTruthy();
  expect(within(row).queryByRole("button")).toBeNull();
  expect(screen.queryByRole("link", { name: "Registrera ärende" })).toBeNull();
});

test("an administrator is told why there are no cases here", async () => {
  const { screen } = await renderAt("/arende", { as: staffWith("admin") });
  expect(await screen.findByRole("heading", { level: 1, name: /Du har inte tillgång till/ })).toBeTruthy();
});

test("the queue speaks English", async () => {
  answer(listRequests, { items: [aRow(1), aRow(2)], next: null });
  answerDesk();
  const { screen } = await renderAt("/arende", { as: consultant, language: "en" });
  expect(await screen.findByText("Showing 2 cases")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Assign to me case SAM-2026-000001" })).toBeTruthy();
});

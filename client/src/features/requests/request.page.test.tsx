// The requester's page of one request: where it stands, what comes next, and nothing that staff keep among themselves.
import { within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { listCatalogues } from "@samverkansstod/api/contract/catalogues.ts";
import { getRequestHistory } from "@samverkansstod/api/contract/history.ts";
import { getRequest, type Request } from "@samverkansstod/api/contract/requests.ts";
import { answer, refuse } from "../../testing/mock.ts";
import { renderAt } from "../../testing/render.tsx";
import { catalogues, draft, sentRequest } from "../../testing/request-samples.ts";
import { requester } from "../../testing/samples.ts";

beforeEach(() => {
  answer(listCatalogues, catalogues);
});

const path = `/forfragan/${draft.id}`;

async function show(request: Request) {
  answer(getRequest, request);
  answer(getRequestHistory, {
    items: [
      {
        number: 1,
        at: "2026-11-23T13:10:00.000Z",
        type: "submitted",
        actor: { kind: "requester", name: "Åsa Påhittad" },
        from: "draft",
        to: "submitted",
        assignee: null,
        reason: null,
      },
      {
        number: 2,
        at: "2026-11-24T08:00:00.000Z",
        type: "assigned",
        actor: { kind: "staff", name: null },
        from: null,
        to: null,
        assignee: "Kajsa Exempelsson",
        reason: null,
      },
    ],
  });
  const view = await renderAt(path, { as: requester });
  await view.screen.findByText("Kajsa Exempelsson blev er kontaktperson.");
  return view;
}

test("number, stage, the next thing with its date, what was sent, and what has happened", async () => {
  const { screen } = await show(sentRequest);
  expect(document.title).toBe("SAM-2026-000123: Läxhjälp på biblioteket – Samverkansstöd");
  expect(screen.getByText("Inskickad")).toBeTruthy();
  expect(screen.getByText("Vi hör av oss senast torsdag 26 november 2026.")).toBeTruthy();
  expect(screen.getByText("Ideell förening")).toBeTruthy();
  expect(screen.getByText("24 november 2026 kl. 9.00")).toBeTruthy();
  expect(screen.queryByText("Hur vill ni ses?")).toBeNull();
});

test("the line of five steps follows what the requester has been shown", async () => {
  const { screen } = await show({ ...sentRequest, stage: "under_way", contactPerson: "Kajsa Exempelsson" });
  const line = screen.getByRole("list", { name: "Var förfrågan är nu" });
  expect(within(line).getAllByRole("listitem")).toHaveLength(5);
  expect(line.querySelector("[aria-current=step]")?.textContent).toContain("Vi hör av oss");
  expect(screen.getByText("Er kontaktperson hos oss är Kajsa Exempelsson.")).toBeTruthy();
});

test("a promise that was not kept is said as it is", async () => {
  const promise = { dueDate: "2026-11-26", dueAt: "2026-11-26T23:00:00.000Z", met: false, overdue: true };
  const { screen } = await show({ ...sentRequest, promise });
  expect(screen.getByText(/^Vi skulle ha hört av oss senast torsdag 26 november 2026/)).toBeTruthy();
});

test("what an answer holds for staff is never shown", async () => {
  const { container } = await show({
    ...sentRequest,
    staff: {
      state: "submitted",
      waitingFor: "nobody",
      assignee: { id: requester.person.id, name: "Hemlig Ansvarig" },
      source: "web",
      initiatedBy: "organisation",
      themes: ["hemligt_tema"],
      principles: [],
      administrations: [],
      firstTime: true,
      personalNumberIn: [],
      registeredBy: null,
    },
  });
  expect(container.textContent).not.toMatch(/hemlig/i);
});

test("a draft opens where it is written", async () => {
  answer(getRequest, draft);
  const { screen, router } = await renderAt(path, { as: requester });
  await screen.findByRole("heading", { level: 1, name: /Kontrollera och skicka$/ });
  expect(router.state.location.pathname).toBe("/fraga/5");
});

test("somebody else's request and none at all look alike", async () => {
  refuse(getRequest, 404, "not_found");
  const { screen } = await renderAt(path, { as: requester });
  await screen.findByRole("heading", { level: 1, name: "Förfrågan finns inte" });
  expect(screen.getByRole("link", { name: "Till mina förfrågningar" })).toBeTruthy();
});

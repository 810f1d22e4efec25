import { createRequest, getRequest, listRequests, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { expect, test } from "vitest";
import { startApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { signedIn } from "../support/people.ts";

test("a request is sent, gets a number and a receipt, and is seen in the queue", async () => {
  const app = await startApp();
  const requester = await signedIn(app);
  const draft = await requester.call(createRequest, { body: aForm() });
  expect(draft.status).toBe(201);
  const consultant = await signedIn(app, { roles: ["consultant"], name: "Konsulten" });
  expect((await consultant.call(getRequest, { params: { id: draft.body.id } })).status).toBe(404);
  const sent = await requester.call(submitRequest, { params: { id: draft.body.id }, version: 1 });
  expect(sent.status).toBe(200);
  expect(sent.body.caseNumber).toMatch(/^SAM-\d{4}-\d{6}$/);
  expect(sent.body.staff).toBeUndefined();
  const mails = await app.deliver();
  expect(mails.map((mail) => mail.to)).toEqual([requester.email]);
  const queue = await consultant.call(listRequests, { query: { q: sent.body.caseNumber ?? "" } });
  expect(queue.body.items.map((item) => item.id)).toEqual([draft.body.id]);
  await app.close();
});

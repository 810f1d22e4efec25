// Mails as a real SMTP server receives them, and what happens when it does not take them.
import { requestSignInCode } from "@samverkansstod/api/contract/account.ts";
import { createRequest, submitRequest } from "@samverkansstod/api/contract/requests.ts";
import { sendMail, sendSignInCode, type WorkerTools } from "@samverkansstod/api/jobs/worker.ts";
import { smtpTransport } from "@samverkansstod/api/mail/transport.ts";
import { keysOf } from "@samverkansstod/api/shared/keys.ts";
import { simpleParser, type ParsedMail } from "mailparser";
import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { beforeAll, expect, test } from "vitest";
import { someNetwork, startApp, testKeys, type TestApp } from "../support/app.ts";
import { aForm } from "../support/builders.ts";
import { book, cancel } from "../support/meetings.ts";
import { callAs, signedIn } from "../support/people.ts";
import { readByIcalJs } from "../support/test-calendar.ts";

const from = "Samverkansstöd Göteborg <samverkan@goteborg.example>";

let app: TestApp;
let tools: WorkerTools;
const received: { raw: string; to: string[]; parsed: ParsedMail }[] = [];
/** What the server says to the next mails instead of taking them. */
const refusals: string[] = [];

async function keep(raw: Buffer, to: string[]): Promise<void> {
  received.push({ raw: raw.toString("latin1"), to, parsed: await simpleParser(raw) });
}

beforeAll(async () => {
  app = await startApp();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const refusal = refusals.shift();
        if (refusal !== undefined) return answer(Object.assign(new Error(refusal), { responseCode: 451 }));
        const raw = Buffer.concat(chunks);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void keep(raw, to).then(() => answer());
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  tools = {
    database: app.database,
    queue: app.queue,
    transport: smtpTransport(`smtp://127.0.0.1:${port}`, from),
    clock: app.clock,
    keys: keysOf(testKeys),
    publicUrl: new URL("https://samverkan.example"),
    staffSignInElsewhere: false,
    name: "smtp",
  };
  return async () => {
    tools.transport.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    await app.close();
  };
});

const mailTo = (email: string) => received.filter(({ to }) => to.includes(email));

async function aReceipt() {
  const requester = await signedIn(app);
  const { body: draft } = await requester.call(createRequest, {
    body: aForm({ organisationName: "Föreningen <Å&Ö>" }),
  });
  const { body: sent } = await requester.call(submitRequest, { params: { id: draft.id }, version: 1 });
  app.jobs.splice(0);
  const [row] = await app.owner<{ id: string }[]>`select id from app.mail where request_id = ${draft.id}`;
  return { requester, sent, mailId: row?.id ?? "" };
}

const rowOf = async (id: string) => {
  const [row] = await app.owner`select tries, last_error, sent_at is not null as sent from app.mail where id = ${id}`;
  return row;
};

test("a receipt arrives in text and HTML, with å ä ö whole, from the unit, answering nobody's machine", async () => {
  const { requester, sent, mailId } = await aReceipt();
  await sendMail(tools, mailId, "job");
  const [mail] = mailTo(requester.email);
  expect(mail?.to).toEqual([requester.email]);
  const { parsed, raw = "" } = mail ?? {};
  expect(parsed?.subject).toBe(`Vi har fått er förfrågan ${sent.caseNumber}`);
  expect(parsed?.from?.value).toEqual([{ name: "Samverkansstöd Göteborg", address: "samverkan@goteborg.example" }]);
  // The unit's own mailbox, which is a setting.
  expect(parsed?.replyTo?.value).toEqual([{ name: "Samverkansenheten", address: "samverkan@goteborg.example" }]);
  expect(parsed?.messageId).toBe(`<${mailId}@samverkan.example>`);
  expect(parsed?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(parsed?.date).toBeInstanceOf(Date);
  expect(parsed?.attachments).toEqual([]);
  const link = `https://samverkan.example/forfragan/${sent.id}`;
  expect(parsed?.text).toContain("En processledare hör av sig till er senast den");
  expect(parsed?.text).toContain(link);
  expect(parsed?.html).toContain(`href="${link}"`);
  expect(raw.split("\r\n\r\n", 1)[0]).toMatch(/^Content-Type: multipart\/alternative/m);
  // What was written is nobody's business on the way.
  expect(`${parsed?.subject} ${parsed?.text} ${String(parsed?.html)}`).not.toContain("Föreningen");
  expect(await rowOf(mailId)).toEqual({ tries: 1, last_error: null, sent: true });
});

test("a code arrives in the subject and in both parts, under the attempt's own Message-ID", async () => {
  const email = `${randomUUID()}@exempel.example`;
  await callAs(app, requestSignInCode, { body: { email, language: "en" }, network: someNetwork() });
  const attemptId = app.jobs.splice(0).at(-1)?.data["attemptId"] ?? "";
  await sendSignInCode(tools, attemptId, "job");
  const [mail] = mailTo(email);
  const code = /^\d{6}/.exec(mail?.parsed.subject ?? "")?.[0] ?? "";
  expect(mail?.parsed.subject).toBe(`${code} is your code to sign in`);
  expect(mail?.parsed.text).toContain(code);
  expect(mail?.parsed.html).toContain(`<strong>${code}</strong>`);
  expect(mail?.parsed.messageId).toBe(`<${attemptId}.code@samverkan.example>`);
  expect(mail?.parsed.html).toContain('<html lang="en">');
});

test("a mail that was not taken stays with its fault, is tried again, and goes out once under the same Message-ID", async () => {
  const { requester, mailId } = await aReceipt();
  refusals.push("greylisted, try later", "still busy");
  await expect(sendMail(tools, mailId, "job")).rejects.toThrow("did not take the mail");
  const first = await rowOf(mailId);
  expect(first).toEqual({ tries: 1, last_error: expect.stringContaining("greylisted") as string, sent: false });
  await expect(sendMail(tools, mailId, "job")).rejects.toThrow();
  await sendMail(tools, mailId, "job");
  expect(await rowOf(mailId)).toEqual({ tries: 3, last_error: null, sent: true });
  await sendMail(tools, mailId, "job");
  const mails = mailTo(requester.email);
  expect(mails.map(({ parsed }) => parsed.messageId)).toEqual([`<${mailId}@samverkan.example>`]);
  expect(await rowOf(mailId)).toMatchObject({ tries: 3 });
});

test("ten workers at once send a mail once", async () => {
  const { requester, mailId } = await aReceipt();
  await Promise.all(Array.from({ length: 10 }, () => sendMail(tools, mailId, "job")));
  expect(mailTo(requester.email)).toHaveLength(1);
});

test("a server that is not there leaves the mail to be tried again, and says nothing of its address", async () => {
  const { mailId } = await aReceipt();
  const gone = { ...tools, transport: smtpTransport("smtp://namn:hemligt@127.0.0.1:1", from) };
  await expect(sendMail(gone, mailId, "job")).rejects.toThrow();
  const row = await rowOf(mailId);
  expect(row).toMatchObject({ tries: 1, sent: false });
  expect(JSON.stringify(row)).not.toContain("hemligt");
  await sendMail(tools, mailId, "job");
  expect(await rowOf(mailId)).toMatchObject({ sent: true });
});

test("a mail that does not exist is no fault", async () => {
  await sendMail(tools, randomUUID(), "job");
});

test("an invitation carries a calendar file that says what to do with it, in a mail that can be read without one", async () => {
  const consultant = await signedIn(app, { roles: ["consultant"], name: "Åke Kollega" });
  const { requester, sent } = await aReceipt();
  const localStart = "2028-03-27T10:00";
  const { body } = await book(consultant, sent.id, { localStart, place: "Exempelgatan 1" });
  await cancel(consultant, body.id, 1);
  for (const { name, data } of app.jobs.splice(0)) {
    if (name === "send-mail") await sendMail(tools, data["mailId"] ?? "", "job");
  }
  const mails = mailTo(requester.email);
  const methods = mails.map(({ raw }) => /Content-Type: text\/calendar; charset=utf-8; method=(\w+)/u.exec(raw)?.[1]);
  expect(methods).toEqual(["REQUEST", "CANCEL"]);
  const files = mails.map(({ parsed }) => parsed.attachments.find(({ filename }) => filename?.endsWith(".ics")));
  expect(files.map((file) => file?.filename)).toEqual(["invite.ics", "cancel.ics"]);
  const [invited] = files.map((file) => readByIcalJs(file?.content.toString("utf8") ?? ""));
  expect(invited).toMatchObject({
    uid: `${body.id}@samverkan.example`,
    start: "2028-03-27T08:00:00Z",
    attendees: [consultant.email, requester.email],
    location: "Exempelgatan 1",
  });
  expect(mails[0]?.parsed.text).toContain("måndag 27 mars 2028 kl. 10.00–11.00");
});

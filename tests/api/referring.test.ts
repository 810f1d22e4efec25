// Referring to somebody else, and whether what was written may follow: referRequest and answerReferral.
import { answerReferral, referRequest } from "@samverkansstod/api/contract/outcomes.ts";
import { states, type State } from "@samverkansstod/api/contract/life-cycle.ts";
import { beforeAll, expect, test } from "vitest";
import { startApp, type TestApp } from "../support/app.ts";
import { aRequest } from "../support/builders.ts";
import { factsOf } from "../support/case-facts.ts";
import { firstQuestions } from "../support/first-questions.ts";
import { signedIn, type Person } from "../support/people.ts";

let app: TestApp;
let consultant: Person;
let requester: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startApp();
  consultant = await signedIn(app, { roles: ["consultant"], name: "Åsa Öberg" });
  requester = await signedIn(app);
  stranger = await signedIn(app);
  return () => app.close();
});

type Facts = Parameters<typeof aRequest>[1] & object;

async function aCase(facts: Facts = {}): Promise<{ id: string; version: number }> {
  const own = { requesterId: requester.id, contactEmail: requester.email };
  return { id: (await aRequest(app.owner, { state: "accepted", ...own, ...facts })).id, version: 1 };
}
const inStates = (wrong: readonly State[]) => wrong.map((state) => () => aCase({ state }));

const referring = {
  receiver: "Föreningsstöd",
  receiverEmail: "Foreningsstod@Stad.example",
  text: "Föreningsstöd hjälper er med lokalen.",
  consent: "asked" as const,
};

test("referring: the first questions", async () => {
  await firstQuestions(app, referRequest, {
    aCase,
    wrong: inStates(states.filter((state) => !["draft", "submitted", "accepted"].includes(state))),
    body: referring,
    may: consultant,
    forbidden: [requester],
    bad: [
      [{ receiver: " " }, ["/receiver required"]],
      [{ text: " " }, ["/text required"]],
      [{ consent: "perhaps" }, ["/consent not_a_choice"]],
      [{ receiverEmail: null }, ["/receiverEmail required"]],
      [{ receiverEmail: undefined, consent: "given" }, ["/receiverEmail required"]],
      [{ receiverEmail: "ingen adress" }, ["/receiverEmail email"]],
      [{ receiverEmail: "a@b.example\r\nBcc: x@y.example" }, ["/receiverEmail email"]],
      [{ receiverEmail: "x", consent: "not_needed" }, ["/receiverEmail email"]],
    ],
  });
});

test("nothing that was written follows before the yes; when it was given already, it follows at once", async () => {
  await app.deliver();
  const refer = async (change: object, facts: Facts = {}) => {
    const { id } = await aCase({ subject: "Lokal för Läxlyktan", ...facts });
    const answer = await consultant.call(referRequest, {
      params: { id },
      version: 1,
      body: { ...referring, ...change },
    });
    return { id, answer, mails: await app.deliver() };
  };
  const plain = await refer({ consent: "not_needed", receiverEmail: null });
  expect(plain.answer.body.ending).toMatchObject({
    kind: "referred",
    receiver: "Föreningsstöd",
    consent: "not_needed",
  });
  expect(plain.mails.map(({ to, subject }) => [to, subject.slice(0, 25)])).toEqual([
    [requester.email, "Vi hänvisar er vidare i ä"],
  ]);
  const asked = await refer({});
  expect(asked.answer.body).toMatchObject({
    ending: { consent: "asked", text: referring.text },
    staff: { ending: { receiverEmail: "Foreningsstod@stad.example", handedOverAt: null } },
  });
  expect(asked.mails.map(({ to, subject }) => [to, subject.slice(0, 25)])).toEqual([
    [requester.email, "Får vi skicka er förfråga"],
  ]);
  expect(asked.mails[0]?.text).toContain("Föreningsstöd");
  const given = await refer(
    { consent: "given", reason: "Sa ja på telefon" },
    { subject: "Född 811228-9874, söker lokal" },
  );
  const at = given.answer.body.ending?.at;
  expect(given.answer.body.staff?.ending?.handedOverAt).toBe(at);
  expect((await factsOf(app.owner, given.id)).endings).toMatchObject([
    { consent: "given", consentAt: at, handedOverAt: at },
  ]);
  const handOver = given.mails.find(({ to }) => to === "Foreningsstod@stad.example");
  expect(handOver?.subject).toContain("En förening hänvisas till er");
  expect(handOver?.text).toContain("söker lokal");
  expect(handOver?.text).toContain("Ett prov av en förfrågan.");
  expect(handOver?.text).toContain(requester.email);
  // What looks like a personal number does not travel by mail, and there is no page for the receiver to open.
  expect(handOver?.text).not.toContain("9874");
  expect(handOver?.text).not.toContain("/forfragan/");
  expect(given.mails.map(({ to }) => to).toSorted()).toEqual(
    ["Foreningsstod@stad.example", requester.email].toSorted(),
  );
  const history = (await factsOf(app.owner, given.id)).events;
  expect(history).toMatchObject([
    { type: "referred", reason: "Sa ja på telefon", details: { receiver: "Föreningsstöd" } },
  ]);
});

test("who cannot be reached cannot be asked, but can be referred", async () => {
  const { id } = await aCase({ requesterId: null, contactEmail: null });
  const asked = await consultant.call(referRequest, { params: { id }, version: 1, body: referring });
  expect([asked.status, asked.code]).toEqual([409, "no_address"]);
  const given = await consultant.call(referRequest, {
    params: { id },
    version: 1,
    body: { ...referring, consent: "given" },
  });
  expect([given.status, given.body.ending?.consent]).toEqual([200, "given"]);
});

/** A case referred with a question that the requester is to answer. */
async function referred(facts: Facts = {}): Promise<{ id: string; version: number }> {
  const { id } = await aCase({ state: "submitted", subject: "Lokal för läxhjälp", ...facts });
  const answer = await consultant.call(referRequest, { params: { id }, version: 1, body: referring });
  return { id, version: answer.body.version };
}

test("answering a referral: the first questions", async () => {
  await firstQuestions(app, answerReferral, {
    aCase: referred,
    wrong: [aCase, () => aCase({ state: "closed" }), () => aCase({ state: "referred" })],
    body: { agreed: true },
    may: requester,
    forbidden: [],
    foreign: [stranger, consultant],
    bad: [
      [{ agreed: undefined }, ["/agreed required"]],
      [{ agreed: "ja" }, ["/agreed wrong_type"]],
    ],
  });
});

test("with the yes what was written follows; with the no nothing does; either is said once", async () => {
  const [yes, no] = [await referred(), await referred()];
  await app.deliver();
  const say = ({ id, version }: { id: string; version: number }, agreed: boolean) =>
    requester.call(answerReferral, { params: { id }, version, body: { agreed } });
  const agreed = await say(yes, true);
  expect([agreed.status, agreed.code]).toEqual([200, undefined]);
  expect(agreed.body).toMatchObject({ version: yes.version + 1, actions: ["message"], ending: { consent: "given" } });
  const facts = await factsOf(app.owner, yes.id);
  const { at } = facts.events.at(-1) ?? {};
  expect(facts.events.at(-1)).toMatchObject({
    type: "referral_agreed",
    by: "requester",
    from: "referred",
    to: "referred",
  });
  expect(facts.endings).toMatchObject([{ consent: "given", consentAt: at, handedOverAt: at }]);
  const [mail, ...more] = await app.deliver();
  expect([mail?.to, more]).toEqual(["Foreningsstod@stad.example", []]);
  expect(mail?.text).toContain("Lokal för läxhjälp");
  expect((await say({ ...yes, version: yes.version + 1 }, false)).code).toBe("wrong_state");

  const refused = await say(no, false);
  expect(refused.body).toMatchObject({ actions: ["message"], ending: { consent: "refused" } });
  const after = await factsOf(app.owner, no.id);
  expect(after.endings).toMatchObject([{ consent: "refused", handedOverAt: null }]);
  expect(after.events.at(-1)).toMatchObject({ type: "referral_refused", from: "referred", to: "referred" });
  expect(await app.deliver()).toEqual([]);
  expect((await say({ ...no, version: no.version + 1 }, true)).code).toBe("wrong_state");
});

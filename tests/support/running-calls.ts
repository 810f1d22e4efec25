// Calls to a running product as its own pages make them, and signing in by the code in its development mailbox.
import { requestSignInCode, signIn } from "@samverkansstod/api/contract/account.ts";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

interface Asking {
  cookie?: string;
  body?: object;
  /** The version for If-Match. */
  version?: number;
}

/** A call to a running product, as its own pages make it. */
export async function call(
  origin: string,
  path: string,
  { cookie = "", body, version }: Asking = {},
): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: body ? "POST" : "GET",
    headers: {
      cookie,
      "sec-fetch-site": "same-origin",
      ...(version !== undefined && { "if-match": `"${version}"` }),
      ...(body && { "content-type": "application/json", "idempotency-key": randomUUID() }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
}

const cookiesOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0] ?? "")
    .join("; ");

async function codesTo(origin: string, email: string): Promise<string[]> {
  const mailbox = await call(origin, `/api/v1/dev/mailbox?to=${encodeURIComponent(email)}`);
  const { items } = (await mailbox.json()) as { items: { subject: string }[] };
  return items.flatMap(({ subject }) => /\d{6}/.exec(subject) ?? []);
}

/** Signs somebody in by the code in the development mailbox. */
export async function signInAt(origin: string, email: string): Promise<{ cookie: string; name: string }> {
  const old = await codesTo(origin, email);
  const asked = await call(origin, requestSignInCode.url, { body: { email, language: "sv" } });
  let code: string | undefined;
  // A code that is the same as an old one cannot be told from it; the person would ask again.
  while (code === undefined) {
    code = (await codesTo(origin, email)).find((one) => !old.includes(one));
    if (code === undefined) await pause(50);
  }
  const answer = await call(origin, signIn.url, { cookie: cookiesOf(asked), body: { code } });
  if (!answer.ok) throw new Error(`Signing in was answered with ${answer.status}: ${await answer.text()}`);
  const { person } = (await answer.json()) as { person: { name: string } };
  return { cookie: cookiesOf(answer), name: person.name };
}

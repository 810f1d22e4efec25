// How long a page of the queue takes, one call at a time: the first page, and page 1 000 of all cases, ten a page.
import { writeCursor } from "@samverkansstod/api/features/desk/desk.rules.ts";
import { cookieOf, signedIn } from "./people.ts";
import type { Town } from "./stage.ts";

export interface Growth {
  first: number;
  late: number;
}

const rounds = 200;
const ended = ["closed", "declined", "referred", "withdrawn", "void"];
const all = ["submitted", "accepted", "in_progress", ...ended].map((state) => `state=${state}`).join("&");

async function medianOf(url: string, cookie: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    const answer = await fetch(url, {
      headers: { cookie, "sec-fetch-site": "same-origin", "x-forwarded-for": `10.1.0.${round}` },
    });
    const { items } = (await answer.json()) as { items?: unknown[] };
    if (items === undefined || items.length === 0) throw new Error(`the queue gave no page (${answer.status})`);
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[rounds / 2] ?? Number.NaN;
}

export async function growthOf({ owner }: Town, origin: string): Promise<Growth> {
  const [caller] = await signedIn(owner, "consultant", 1);
  if (!caller) throw new Error("nobody is signed in");
  const cookie = cookieOf(caller);
  const { rows } = await owner.query<{ at: string; id: string }>(
    `select app.iso(received_at) as at, id from app.request where state <> 'draft' order by received_at desc, id desc offset 9989 limit 1`,
  );
  const [last] = rows;
  // Of 10 000 cases it is the last one, as full as any. Of fewer there is no such page; then the first is measured twice.
  const cursor = last ? `&cursor=${writeCursor(last)}` : "";
  return {
    first: await medianOf(`${origin}/api/v1/requests`, cookie),
    late: await medianOf(`${origin}/api/v1/requests?sort=newest&limit=10&${all}${cursor}`, cookie),
  };
}

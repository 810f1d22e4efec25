// What tests of meetings are made of: a case with somebody to meet, the calls on it, and what is stored of whose time is taken.
import { bookMeeting, cancelMeeting, logMeeting, moveMeeting } from "@samverkansstod/api/contract/meetings.ts";
import { offerTimes, pickTime } from "@samverkansstod/api/contract/offers.ts";
import type { BodyOf } from "@samverkansstod/api/contract/endpoint.ts";
import type postgres from "postgres";
import { startApp, type TestApp } from "./app.ts";
import { aRequest } from "./builders.ts";
import { signedIn, type Person } from "./people.ts";

/** A Monday in the week before the clocks go forward; on weekdays people are met from 9 to 12 and from 13 to 16.30. */
export const monday = "2027-03-22";

export interface MeetingWorld {
  app: TestApp;
  consultant: Person;
  colleague: Person;
  coordinator: Person;
  manager: Person;
  requester: Person;
  stranger: Person;
}

/** An application at a time of its own, and its people; `parts` where there is no test run. */
export async function meetingWorld(
  now = `${monday}T06:00:00Z`,
  parts: Parameters<typeof startApp>[1] = {},
): Promise<MeetingWorld> {
  const app = await startApp({}, parts);
  app.clock.set(now);
  return {
    app,
    consultant: await signedIn(app, { roles: ["consultant"], name: "Kim Konsult" }),
    colleague: await signedIn(app, { roles: ["consultant"], name: "Åke Kollega" }),
    coordinator: await signedIn(app, { roles: ["coordinator"], name: "Sam Ordnare" }),
    manager: await signedIn(app, { roles: ["manager"] }),
    requester: await signedIn(app, { name: "Berit Förening" }),
    stranger: await signedIn(app),
  };
}

/** A case that this requester sent and can be mailed about. */
export async function aCaseOf(
  { owner }: TestApp,
  requester: Person,
  facts: Parameters<typeof aRequest>[1] = {},
): Promise<string> {
  const { id } = await aRequest(owner, { requesterId: requester.id, contactEmail: requester.email, ...facts });
  return id;
}

type Booking = Partial<BodyOf<typeof bookMeeting>> & { localStart: string };

/** Books an hour on site with the one who books, unless the booking says otherwise. */
export const book = (by: Person, requestId: string, booking: Booking, key?: string) =>
  by.call(bookMeeting, {
    params: { id: requestId },
    body: { consultantId: by.id, minutes: 60, placeKind: "on_site", inviteRequester: true, ...booking },
    ...(key !== undefined && { key }),
  });

export const move = (
  by: Person,
  id: string,
  version: number,
  body: Partial<BodyOf<typeof moveMeeting>> & { localStart: string },
) =>
  by.call(moveMeeting, {
    params: { id },
    version,
    body: { askedBy: "requester", reason: "De fick förhinder.", ...body },
  });

export const cancel = (
  by: Person,
  id: string,
  version: number,
  body: BodyOf<typeof cancelMeeting> = { code: "illness" },
) => by.call(cancelMeeting, { params: { id }, version, body });

type Offer = Partial<Omit<BodyOf<typeof offerTimes>, "times">> & { times: readonly string[] };

/** Offers hours with the one who offers, unless the offer says otherwise. */
export const offer = (by: Person, requestId: string, { times, ...change }: Offer, key?: string) =>
  by.call(offerTimes, {
    params: { id: requestId },
    body: {
      consultantId: by.id,
      minutes: 60,
      placeKind: "video",
      ...change,
      times: times.map((localStart) => ({ localStart })),
    },
    ...(key !== undefined && { key }),
  });

export const pick = (by: Person, requestId: string, offerId: string, timeId: string, key?: string) =>
  by.call(pickTime, { params: { id: requestId, offerId }, body: { timeId }, ...(key !== undefined && { key }) });

type Log = Partial<BodyOf<typeof logMeeting>>;

/** Logs that it took place, unless the log says otherwise. */
export const log = (by: Person, id: string, version: number, change: Log = {}) =>
  by.call(logMeeting, { params: { id }, version, body: { tookPlace: true, minutes: 90, attendance: [], ...change } });

export interface Reserved {
  state: string;
  from: string;
  to: string;
}

/** What of somebody's time is or was taken, by SQL of its own. */
export async function reservationsOf(owner: postgres.Sql, personId: string): Promise<Reserved[]> {
  const rows = await owner<
    Reserved[]
  >`select state, app.iso(lower(blocked)) as from, app.iso(upper(blocked)) as to from app.reservation where resource_id = ${personId} order by blocked, state`;
  return [...rows];
}

/** How many pairs of live reservations of one person overlap; in the whole database, since there may never be one. */
export async function overlappingPairs(owner: postgres.Sql): Promise<number> {
  const [row] = await owner<
    { pairs: number }[]
  >`select count(*)::int as pairs from app.reservation a join app.reservation b
    on a.id < b.id and a.resource_kind = b.resource_kind and a.resource_id = b.resource_id
      and lower(a.blocked) < upper(b.blocked) and lower(b.blocked) < upper(a.blocked)
    where a.state in ('reserved', 'booked') and b.state in ('reserved', 'booked')`;
  return row?.pairs ?? -1;
}
